"""Everything that this library raises.

FlowrouteError
├── ConfigurationError            no credentials, a bad base URL, an impossible option of the client
├── HookFailed                    a hook or a limiter of the application stopped the call
├── InvalidArgument               caught before anything was sent; a ValueError too
├── PriceRefused                  the number costs more than allowed; nothing was bought
├── OptedOut                      the number doesn't want messages; nothing was sent
├── WebhookError                  what was posted to a receiver is no webhook, or isn't let in
├── MediaError                    a file of an inbound MMS can't be fetched
├── OutcomeUnknown                a call that isn't safe to repeat may have been carried out
├── DeliveryFailed                the carrier reported that a message was not delivered
├── DeliveryUnconfirmed           nothing was reported of a message in the time that was waited for
├── DecodeError                   what a model is made of doesn't have the documented shape
├── TransportError                no answer to a call that is safe to repeat, or it was never sent
│   ├── DeadlineExceeded
│   └── TimedOut
├── ResponseError                 an answer that can't be understood
│   └── ListChanged               a list changed while it was read; records may be missing
└── APIError                      the API refused or failed
    ├── BadRequest 400
    ├── AuthenticationFailed 401
    ├── PermissionDenied 403
    │   └── InsufficientFunds         the balance of the account is too low
    ├── NotFound 404
    ├── Conflict 409
    ├── UnprocessableEntity 422
    ├── RateLimited 429
    └── ServerError 5xx

Each has ``request``, ``response`` (or None) and ``outcome``, which says what became of the call:

``"not_sent"``   nothing reached the server
``"refused"``    the server said no, nothing was done
``"unknown"``    it may or may not have been carried out
``"done"``       it was carried out, only the answer is of no use
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._decode_error import DecodeError as DecodeError
    from .models import E911, Cnam, Message, Number, PortOrderGroup, Route
    from .wire import Request, Response

Outcome: TypeAlias = Literal["not_sent", "refused", "unknown", "done"]
"""What became of a call that failed."""


class FlowrouteError(Exception):
    """Base of all errors of this library.

    >>> try:
    ...     client.messages.send_a_message(to="+12065551234", from_="+12065550000", body="hi")
    ... except flowroute_sdk.FlowrouteError as error:
    ...     print(error, error.outcome)
    """

    _outcome: ClassVar[Outcome] = "unknown"

    outcome: Outcome
    """What became of the call."""
    request: Request | None
    """What was sent last, without credentials; None when nothing was."""
    response: Response | None
    """The last answer; None when there was none."""

    def __init__(
        self,
        text: str,
        *,
        request: Request | None = None,
        response: Response | None = None,
        outcome: Outcome | None = None,
    ) -> None:
        super().__init__(text)
        self.request = request
        self.response = response
        self.outcome = outcome or self._outcome

    def __reduce__(self) -> tuple[Any, ...]:
        return _revive, (type(self), self.args, self.__dict__)


def _revive(
    kind: type[FlowrouteError], args: tuple[Any, ...], state: dict[str, Any]
) -> FlowrouteError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class ConfigurationError(FlowrouteError):
    """The client can't work: no credentials, a bad base URL, or an impossible option."""

    _outcome = "not_sent"


class InvalidArgument(FlowrouteError, ValueError):
    """An argument that can't be right, caught before anything was sent."""

    _outcome = "not_sent"

    field: str
    """The argument's name."""
    value: object
    """What was given; in a pickle its repr, where it can't be pickled itself."""
    expected: str
    """What would be right."""
    _others: tuple[InvalidArgument, ...] = ()

    def __init__(self, field: str, value: object, expected: str) -> None:
        super().__init__(f"{field}={_short(value)}: expected {expected}")
        self.field = field
        self.value = value
        self.expected = expected

    @property
    def problems(self) -> tuple[InvalidArgument, ...]:
        """All that is wrong, an error for each argument, of which this one tells the first."""
        return self._others or (self,)

    @classmethod
    def of_all(cls, problems: Sequence[InvalidArgument]) -> InvalidArgument:
        """One error for all problems that were found, one or more."""
        first = problems[0]
        if len(problems) == 1:
            return first
        error = cls(first.field, first.value, first.expected)
        error.args = ("; ".join(str(each) for each in problems),)
        error._others = tuple(problems)
        return error

    def __reduce__(self) -> tuple[Any, ...]:
        import pickle  # where an error is pickled, it is loaded

        state = self.__dict__
        try:
            pickle.dumps(self.value)
        except Exception:  # noqa: BLE001 - the value is anybody's
            state = state | {"value": _short(self.value)}
        return _revive, (type(self), self.args, state)


class PriceRefused(FlowrouteError):
    """The inventory's price is above the limit given, or can't be seen. Nothing was bought."""

    _outcome = "not_sent"


class HookFailed(FlowrouteError):
    """A hook or a rate limiter that the client was given raised, so that the call was not made.

    What it raised is the ``__cause__``.
    """

    _outcome = "not_sent"


class OptedOut(FlowrouteError):
    """The number is among those that don't want messages. Nothing was sent."""

    _outcome = "not_sent"

    number: str
    """The number, as digits with the country code first."""

    def __init__(self, number: str) -> None:
        super().__init__(f"{number} has opted out of messages")
        self.number = number


class WebhookError(FlowrouteError):
    """What was posted to a receiver isn't a webhook of Flowroute, or a guard refused it."""

    _outcome = "not_sent"

    status: int
    """The HTTP status that fits as an answer."""

    def __init__(self, text: str, *, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


class MediaError(FlowrouteError):
    """A file of an inbound MMS can't be fetched, is too large, or lies where nothing is fetched."""

    _outcome = "refused"

    status: int | None
    """The HTTP status of the answer; None when there was none."""

    def __init__(self, text: str, *, status: int | None = None) -> None:
        super().__init__(text)
        self.status = status


class OutcomeUnknown(FlowrouteError):
    """A send, purchase or creation got no clear answer.

    It may have been carried out, and was not repeated.
    """

    candidates: tuple[Message | Number | Route | E911 | Cnam | PortOrderGroup, ...] = ()
    """Records that may be what the call has made, where they were looked for: of the one type that
    it makes."""


class DeliveryFailed(FlowrouteError):
    """The carrier reported that a message was not delivered."""

    _outcome = "done"

    message: Message | None
    """The record of the message."""

    def __init__(self, text: str, *, message: Message | None = None) -> None:
        super().__init__(text)
        self.message = message


class DeliveryUnconfirmed(FlowrouteError):
    """A message was neither confirmed nor reported as failed in the time that was waited for.

    It was sent, and may still arrive. How the last look-up failed, if it did, is the ``__cause__``.
    """

    _outcome = "done"

    message: Message | None
    """The record as it was read last; None when there was none yet."""

    def __init__(self, text: str, *, message: Message | None = None) -> None:
        super().__init__(text)
        self.message = message


class TransportError(FlowrouteError):
    """There was no answer: no connection, TLS trouble, a dropped connection."""


class DeadlineExceeded(TransportError):
    """The call's ``deadline`` passed: in a queue, between attempts or without an answer."""


class TimedOut(TransportError):
    """A phase of the last attempt took longer than ``timeout``."""


class ResponseError(FlowrouteError):
    """The server answered, but the answer can't be understood."""

    _outcome = "done"

    status: int | None
    """The HTTP status."""
    content: bytes
    """The untouched body."""

    def __init__(
        self,
        text: str,
        *,
        request: Request | None = None,
        response: Response | None = None,
        outcome: Outcome | None = None,
    ) -> None:
        super().__init__(text, request=request, response=response, outcome=outcome)
        self.status = response.status if response else None
        self.content = response.content if response else b""


class ListChanged(ResponseError):
    """A list changed while it was read, and it can't be known whether records were skipped.

    What was read until then is right, and has no duplicates.
    """


class APIError(FlowrouteError):
    """The API refused the call or failed at it."""

    _outcome = "refused"

    status: int
    """The HTTP status."""
    title: str | None
    """The first error's title."""
    detail: str | None
    """The first error's detail as one line, field errors flattened to ``field: message``."""
    id: str | None
    """The first error's id, for Flowroute's support."""
    errors: Sequence[Mapping[str, Any]]
    """All error objects as they came; empty when the body isn't the API's own error document."""

    def __init__(
        self,
        text: str,
        *,
        status: int,
        title: str | None = None,
        detail: str | None = None,
        id: str | None = None,
        errors: Sequence[Mapping[str, Any]] = (),
        request: Request | None = None,
        response: Response | None = None,
        outcome: Outcome | None = None,
    ) -> None:
        super().__init__(text, request=request, response=response, outcome=outcome)
        self.status = status
        self.title = title
        self.detail = detail
        self.id = id
        self.errors = errors


class BadRequest(APIError):
    """400: something in the request could not be processed, such as an address."""


class AuthenticationFailed(APIError):
    """401: the access key or the secret key is wrong."""


class PermissionDenied(APIError):
    """403: the account may not do this, or the thing is still in use."""


class InsufficientFunds(PermissionDenied):
    """402 or 403: the balance of the account is too low. Nothing was bought or sent.

    The API's pages don't say how it tells so: this is what its error documents call by its name.
    """


class NotFound(APIError):
    """404: there is no such thing on the account."""


class Conflict(APIError):
    """409: it clashes with the state that things are in."""


class UnprocessableEntity(APIError):
    """422: a value is wrong; ``detail`` says which."""


class RateLimited(APIError):
    """429: too many requests."""

    retry_after: float | None = None
    """Seconds that the server asks to wait, where it says so."""


class ServerError(APIError):
    """5xx: the server failed or is being maintained."""


def __getattr__(name: str) -> object:
    if name == "DecodeError":
        from ._decode_error import DecodeError  # loads what models stand on

        return DecodeError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _short(value: object, most: int = 80) -> str:
    """A repr that never raises, fits on a line and can be encoded."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - the value is anybody's, and so is its __repr__
        text = f"<{type(value).__name__}>"
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= most else f"{text[: most - 1]}…"
