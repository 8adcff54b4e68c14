"""Which error an answer, or the lack of one, is. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from .. import errors
from .._transports.base import TIMEOUTS, Failure
from .retry import retry_after

if TYPE_CHECKING:
    from ..errors import FlowrouteError, Outcome
    from ..wire import Request, Response

STATUSES: dict[int, type[errors.APIError]] = {
    400: errors.BadRequest,
    401: errors.AuthenticationFailed,
    403: errors.PermissionDenied,
    404: errors.NotFound,
    409: errors.Conflict,
    422: errors.UnprocessableEntity,
    429: errors.RateLimited,
}
NO_FUNDS = re.compile(
    r"insufficient (?:account )?(?:funds|balance|credit)|payment required"
    r"|(?:funds|balance|credit)\b.{0,40}\b(?:too low|insufficient)",
    re.IGNORECASE,
)
REASONS = {int(status): status.phrase for status in HTTPStatus} | {422: "Unprocessable Entity"}
MOVED_UNDONE = frozenset({301, 304, 307, 308})


def error_of_status(
    request: Request, response: Response, *, safe: bool, doubtful: bool, now: float
) -> FlowrouteError:
    """The error for a status that is no success.

    ``doubtful`` says that an earlier attempt may have been carried out; ``now`` is POSIX time.
    """
    status = response.status
    found = _envelope(response)
    outcome = _outcome(status, safe=safe, envelope=bool(found))
    if doubtful and outcome == "refused":
        outcome = "unknown"
    text = _line(request, response, found)
    if outcome == "unknown" and not safe:
        text = f"the call may have been carried out: {text}"
        return errors.OutcomeUnknown(text, request=request, response=response)
    if not 400 <= status < 600:
        return errors.ResponseError(text, request=request, response=response, outcome=outcome)
    kind = _kind_of(status, found)
    first = found[0] if found else {}
    error = kind(
        text,
        status=status,
        title=_text(first.get("title")),
        detail=flatten(first.get("detail")),
        id=_text(first.get("id")),
        errors=tuple(found),
        request=request,
        response=response,
        outcome=outcome,
    )
    if isinstance(error, errors.RateLimited):
        error.retry_after = retry_after(response.header("retry-after"), now)
    return error


def _kind_of(status: int, found: list[Mapping[str, Any]]) -> type[errors.APIError]:
    if status in (402, 403) and any(_names_funds(each) for each in found):
        return errors.InsufficientFunds
    return STATUSES.get(status) or (errors.ServerError if status >= 500 else errors.APIError)


def _names_funds(error: Mapping[str, Any]) -> bool:
    """Whether an error of the API speaks of money that isn't there."""
    said = (_text(error.get("title")), flatten(error.get("detail")))
    return any(text and NO_FUNDS.search(text) for text in said)


def may_be_done(response: Response) -> bool:
    """Whether a call answered like this may have been carried out nevertheless."""
    envelope = bool(_envelope(response))
    return _outcome(response.status, safe=False, envelope=envelope) == "unknown"


def _outcome(status: int, *, safe: bool, envelope: bool) -> Outcome:
    if 300 <= status < 400:
        return "refused" if safe or status in MOVED_UNDONE else "unknown"
    if 400 <= status < 500 or (status == 503 and envelope):
        return "refused"
    return "unknown"


def error_of_failure(
    request: Request, failure: Failure, *, safe: bool, doubtful: bool, late: bool
) -> FlowrouteError:
    """The error for an attempt without a whole answer.

    ``late`` says that the deadline has passed.
    """
    outcome: Outcome = "unknown" if failure.sent or doubtful else "not_sent"
    from .unreached import reason_of  # only where something went wrong

    reason, where = one_line(reason_of(request, failure)), _where(request)
    if outcome == "unknown" and not safe:
        text = f"the call may have been carried out, but there was no answer: {reason} {where}"
        return errors.OutcomeUnknown(text, request=request, response=failure.partial)
    kind: type[errors.TransportError] = errors.TransportError
    text = f"{reason} {where}"
    if failure.kind in TIMEOUTS:
        kind = errors.DeadlineExceeded if late else errors.TimedOut
        text = f"{'the deadline has passed' if late else 'timed out'}: {text}"
    return kind(text, request=request, response=failure.partial, outcome=outcome)


def deadline_error(request: Request, reason: str, *, safe: bool, doubtful: bool) -> FlowrouteError:
    """The error when the deadline leaves no time for (another) attempt."""
    failure = Failure("pool", reason, sent=False)
    return error_of_failure(request, failure, safe=safe, doubtful=doubtful, late=True)


def hook_error(request: Request, reason: str, *, safe: bool, doubtful: bool) -> FlowrouteError:
    """The error when the application's own code fails before an attempt."""
    text = one_line(f"{reason} {_where(request)}")
    if doubtful and not safe:
        text = f"the call may have been carried out before: {text}"
        return errors.OutcomeUnknown(text, request=request)
    outcome: Outcome = "unknown" if doubtful else "not_sent"
    return errors.HookFailed(text, request=request, outcome=outcome)


def unreadable(request: Request, response: Response, reason: str) -> errors.ResponseError:
    """The error for a success whose body can't be understood."""
    status, where = response.status, _where(request)
    text = f"{status}, but the answer is unreadable: {reason}{_head(response)} {where}"
    return errors.ResponseError(one_line(text), request=request, response=response)


def _envelope(response: Response) -> list[Mapping[str, Any]]:
    """The error objects of the API's own error document; empty when the body isn't one."""
    try:
        document = json.loads(response.content)
    except (ValueError, RecursionError):
        return []
    found = document.get("errors") if isinstance(document, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _line(request: Request, response: Response, found: list[Mapping[str, Any]]) -> str:
    reason = REASONS.get(response.status, "")
    said: list[str] = []
    for each in found[:3]:
        title, detail = _text(each.get("title")), flatten(each.get("detail"))
        said += [part for part in (title, detail) if part and part not in (reason, *said)]
    location = response.header("location")
    if response.status < 400 and location:
        said = [f"a redirect to {_cut(location)}, which is never followed"]
    elif response.status < 400 and not found:
        said = [f"an answer that the API doesn't document{_head(response)}"]
    elif not found:
        said = [_head(response).removeprefix(": ")]
    text = ": ".join(part for part in said if part).replace(".: ", ". ")
    status = f"{response.status} {reason}".strip()
    return one_line(
        f"{status}: {text} {_where(request)}" if text else f"{status} {_where(request)}"
    )


def _where(request: Request) -> str:
    path = request.url.partition("://")[2].partition("?")[0]
    return f"({request.method} /{path.partition('/')[2]})"


def _head(response: Response) -> str:
    head = _cut(response.content[:1000].decode(errors="replace"))
    return f": {head}" if head else ""


def _cut(text: str, most: int = 120) -> str:
    text = one_line(text)
    return text if len(text) <= most else f"{text[:most]}…"


def one_line(text: str) -> str:
    """Text without line breaks and control characters."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))


def _text(value: object) -> str | None:
    return None if value is None or value == "" else one_line(str(value))


def flatten(detail: object, path: str = "") -> str | None:
    """An error's detail as one line, with the way to each field that it is about."""
    if isinstance(detail, Mapping):
        parts = [
            flatten(value, f"{path}.{name}" if path else str(name))
            for name, value in detail.items()
        ]
        return "; ".join(part for part in parts if part) or None
    if isinstance(detail, list):
        if any(isinstance(each, Mapping | list) for each in detail):
            return "; ".join(part for each in detail if (part := flatten(each, path))) or None
        detail = ", ".join(str(each) for each in detail)
    text = _text(detail)
    return f"{path}: {text}" if text and path else text
