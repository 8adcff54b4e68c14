"""Errors that both worlds catch: each of `flowroute_sdk.errors` as an old exception too."""

from __future__ import annotations

from typing import Any

from flowroute_sdk import errors

from ..http._values import CaseInsensitiveDict
from ..http.http_context import HttpContext
from ..http.http_request import HttpRequest
from ..http.http_response import HttpResponse
from ..models.error_1 import Error1
from .api_exception import APIException
from .error_exception import ErrorException, error_objects

# Programs look for these texts in `str(error)`, so they are kept to the letter.
_FORBIDDEN = "Forbidden \u2013 You don't have permission to access this resource."
REASONS: dict[type[errors.FlowrouteError], str] = {
    errors.AuthenticationFailed: (
        "Unauthorized \u2013 There was an issue with your API credentials."
    ),
    errors.PermissionDenied: _FORBIDDEN,
    errors.InsufficientFunds: _FORBIDDEN,
    errors.NotFound: "The specified resource was not found",
    errors.UnprocessableEntity: "Unprocessable Entity - You tried to enter an incorrect value.",
}
NOT_OK = "HTTP response not OK."
REFUSED = 422
EXPLAINED = {*REASONS, errors.InvalidArgument}


def _combined(new: type[errors.FlowrouteError]) -> type[APIException]:
    old = ErrorException if new in EXPLAINED else APIException
    return type(new.__name__, (old, new), {"__module__": __name__, "__doc__": new.__doc__})


KINDS: dict[type[BaseException], type[APIException]] = {
    kind: _combined(kind)
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.FlowrouteError)
}
# Pickle finds a class by its name in its module.
globals().update({kind.__name__: kind for kind in KINDS.values()})


def as_old(
    error: errors.FlowrouteError, request: HttpRequest, reason: str | None = None
) -> APIException:
    """The same error as an old exception; `request` is for one that was never sent."""
    base = next(base for base in type(error).__mro__ if base in KINDS)
    kind = KINDS[base]
    old = kind.__new__(kind)
    old.__dict__.update(error.__dict__)
    old.reason = _reason(error) if reason is None else reason
    old.args = (old.reason,)
    if old.reason != str(error):
        old.add_note(str(error))
    old.context = HttpContext(_sent(error) or request, _answer(error))
    old.response_code = old.context.response.status_code
    objects = _objects(error)
    if objects is not None:
        old.__dict__["errors"] = objects
    return old


def _reason(error: errors.FlowrouteError) -> str:
    if type(error) in REASONS and getattr(error, "status", None) != 402:
        return REASONS[type(error)]
    return NOT_OK if isinstance(error, errors.APIError) else str(error)


def _objects(error: errors.FlowrouteError) -> Any:
    if isinstance(error, errors.APIError):
        return error_objects(error.errors)
    if isinstance(error, errors.InvalidArgument):
        return [Error1(status=REFUSED, detail=str(error), title="Unprocessable Entity")]
    return None


def _sent(error: errors.FlowrouteError) -> HttpRequest | None:
    request = error.request
    if request is None:
        return None
    content = None if request.content is None else request.content.decode("utf-8", "replace")
    return HttpRequest(request.method, request.url, request.headers, parameters=content)


def _answer(error: errors.FlowrouteError) -> HttpResponse:
    response = error.response
    if response is None:
        status = REFUSED if isinstance(error, errors.InvalidArgument) else 0
        return HttpResponse(status, CaseInsensitiveDict(), "")
    return HttpResponse(response.status, CaseInsensitiveDict(response.headers), response.text)
