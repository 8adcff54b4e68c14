"""Errors that both worlds catch: each of `flowroute_sdk.errors` as an old exception too."""

from __future__ import annotations

from flowroute_sdk import errors

from .._context import HttpContext, HttpRequest, HttpResponse
from .api_exception import APIException
from .error_exception import ErrorException

_FORBIDDEN = "403 Forbidden \u2013 The server understood the request but refuses to authorize it."
REASONS: dict[type[errors.FlowrouteError], str] = {
    errors.AuthenticationFailed: "401 Unauthorized \u2013 The API credentials are wrong.",
    errors.PermissionDenied: _FORBIDDEN,
    errors.InsufficientFunds: _FORBIDDEN,
    errors.NotFound: "404 Not Found \u2013 The account has no such resource.",
    errors.UnprocessableEntity: "422 Unprocessable Entity \u2013 A value in the request is wrong.",
}
NOT_OK = "HTTP response not OK."


def _combined(new: type[errors.FlowrouteError]) -> type[APIException]:
    old = ErrorException if new in REASONS else APIException
    return type(new.__name__, (old, new), {"__module__": __name__, "__doc__": new.__doc__})


KINDS: dict[type[BaseException], type[APIException]] = {
    kind: _combined(kind)
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.FlowrouteError)
}
# Pickle finds a class by its name in its module.
globals().update({kind.__name__: kind for kind in KINDS.values()})


def as_old(error: errors.FlowrouteError, request: HttpRequest) -> APIException:
    """The same error as an old exception; `request` is for one that was never sent."""
    base = next(base for base in type(error).__mro__ if base in KINDS)
    kind = KINDS[base]
    old = kind.__new__(kind)
    old.__dict__.update(error.__dict__)
    old.reason = _reason(error)
    old.args = (old.reason,)
    old.context = HttpContext(_sent(error) or request, _answer(error))
    old.response_code = old.context.response.status_code
    return old


def _reason(error: errors.FlowrouteError) -> str:
    if type(error) in REASONS and getattr(error, "status", None) != 402:
        return REASONS[type(error)]
    return NOT_OK if isinstance(error, errors.APIError) else str(error)


def _sent(error: errors.FlowrouteError) -> HttpRequest | None:
    request = error.request
    if request is None:
        return None
    content = None if request.content is None else request.content.decode("utf-8", "replace")
    return HttpRequest(request.method, request.url, dict(request.headers), content)


def _answer(error: errors.FlowrouteError) -> HttpResponse:
    response = error.response
    if response is None:
        return HttpResponse(None, {}, "")
    return HttpResponse(response.status, dict(response.headers), response.text)
