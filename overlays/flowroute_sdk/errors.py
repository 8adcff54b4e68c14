"""Everything that this library raises.

FlowrouteError
├── ConfigurationError            missing credentials, a bad base URL, an invalid client option
├── HookFailed                    a hook or a rate limiter of the application stopped the call
├── InvalidArgument               caught before anything was sent; also a ValueError
│   └── InvalidRow                one field of one row of several
├── PlanOutdated                  the account has changed since a plan was made; nothing was done
├── ProvisioningFailed            a step failed; the report says what became of the others
├── NumbersUnavailable            the inventory has fewer numbers than wanted; nothing was bought
├── PriceRefused                  the number costs more than allowed; nothing was bought
├── OptedOut                      the number has opted out of messages; nothing was sent
├── WebhookError                  a post to a receiver isn't a webhook, or isn't allowed
├── FetchError                    a file can't be downloaded
│   ├── MediaError                    one of an inbound MMS
│   └── DownloadError                 one of a CDR export
│       └── DownloadExpired               its address is no longer valid
├── CallRecordError               a line of an export isn't a call record
├── ExportFailed                  the API failed to make a CDR export
├── ExportUnfinished              a CDR export isn't ready
├── OutcomeUnknown                a call that isn't safe to repeat may have been carried out
├── DeliveryFailed                the carrier reported that a message was not delivered
├── DeliveryUnconfirmed           no delivery report for a message arrived in time
├── DecodeError                   the data of a model doesn't have the documented structure
├── TransportError                no answer to a call that is safe to repeat, or it was never sent
│   ├── DeadlineExceeded
│   └── TimedOut
├── ResponseError                 an answer that can't be understood
│   └── ListChanged               a list changed while it was being read; records may be missing
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
``"refused"``    the server refused it; nothing was done
``"unknown"``    it may or may not have been carried out
``"done"``       it was carried out, but the answer is unusable
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._decode_error import DecodeError as DecodeError
    from .models import E911, CdrExport, Cnam, Message, Number, PortOrderGroup, Route
    from .reports import ProvisioningReport
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
    """The last request sent, without credentials; None if nothing was sent."""
    response: Response | None
    """The last answer; None if there was none."""

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
    """The client can't work: missing credentials, a bad base URL, or an invalid option."""

    _outcome = "not_sent"


class InvalidArgument(FlowrouteError, ValueError):
    """An argument is invalid; caught before anything was sent."""

    _outcome = "not_sent"

    field: str
    """The argument's name."""
    value: object
    """The value given; in a pickle its repr, if it can't be pickled itself."""
    expected: str
    """What would be valid."""
    _others: tuple[InvalidArgument, ...] = ()

    def __init__(self, field: str, value: object, expected: str) -> None:
        super().__init__(f"{field}={_short(value)}: expected {expected}")
        self.field = field
        self.value = value
        self.expected = expected

    @property
    def problems(self) -> tuple[InvalidArgument, ...]:
        """All problems, one error for each argument; this error has the attributes of the first."""
        return self._others or (self,)

    @classmethod
    def of_all(cls, problems: Sequence[InvalidArgument]) -> InvalidArgument:
        """Return a single error for one or more problems."""
        first = problems[0]
        if len(problems) == 1:
            return first
        error = InvalidArgument(first.field, first.value, first.expected)
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


class InvalidRow(InvalidArgument):
    """A field of a row is invalid; caught before anything was sent for any row.

    If several are, `problems` has them all.
    """

    row: int
    """The row's number; the first is 1."""

    def __init__(self, row: int, field: str, value: object, expected: str) -> None:
        super().__init__(field, value, expected)
        self.row = row

    def __str__(self) -> str:
        return f"row {self.row}: {super().__str__()}"


class PlanOutdated(FlowrouteError):
    """What a plan would do isn't what would have to be done now. Nothing was done."""

    _outcome = "not_sent"


class ProvisioningFailed(FlowrouteError):
    """A step of buying numbers and setting them up failed; its error is the ``__cause__``.

    ``outcome`` is ``"refused"`` if nothing is left of what was done, else ``"unknown"``.
    """

    report: ProvisioningReport
    """What became of each step."""

    def __init__(
        self,
        text: str,
        *,
        report: ProvisioningReport,
        request: Request | None = None,
        response: Response | None = None,
        outcome: Outcome | None = None,
    ) -> None:
        super().__init__(text, request=request, response=response, outcome=outcome)
        self.report = report


class NumbersUnavailable(FlowrouteError):
    """The inventory has fewer numbers of the kind than wanted. Nothing was bought."""

    _outcome = "not_sent"


class PriceRefused(FlowrouteError):
    """The price in the inventory is above the given limit, or isn't known. Nothing was bought."""

    _outcome = "not_sent"


class HookFailed(FlowrouteError):
    """A hook or a rate limiter of the application raised, so the call was not made.

    The exception it raised is the ``__cause__``.
    """

    _outcome = "not_sent"


class OptedOut(FlowrouteError):
    """The number has opted out of messages. Nothing was sent."""

    _outcome = "not_sent"

    number: str
    """The number, as digits with the country code first."""

    def __init__(self, number: str) -> None:
        super().__init__(f"{number} has opted out of messages")
        self.number = number


class WebhookError(FlowrouteError):
    """A request to a receiver isn't a webhook from Flowroute, or a guard refused it."""

    _outcome = "not_sent"

    status: int
    """The HTTP status to answer with."""

    def __init__(self, text: str, *, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


class FetchError(FlowrouteError):
    """A file can't be downloaded, is too large, or has a forbidden address."""

    _outcome = "refused"

    status: int | None
    """The HTTP status of the answer; None if there was none."""
    is_temporary: bool
    """Whether another attempt may succeed: the network failed, or the server did for now."""

    def __init__(self, text: str, *, status: int | None = None, is_temporary: bool = False) -> None:
        super().__init__(text)
        self.status = status
        self.is_temporary = is_temporary


class MediaError(FetchError):
    """A file of an inbound MMS can't be downloaded, is too large, or has a forbidden address."""


class DownloadError(FetchError):
    """The file of a CDR export can't be downloaded, is too large, or is incomplete."""


class DownloadExpired(DownloadError):
    """The address of an export's file is good for three days, and they are over.

    The export has to be created once more.
    """


class CallRecordError(FlowrouteError, ValueError):
    """A line of an export can't be read as a call record, or the file isn't one of call records."""

    _outcome = "done"

    line: int | None
    """The line of the file, from 1; None where it is about the whole file."""
    column: str | None
    """The name of the column; None where it is about the whole line."""

    def __init__(self, text: str, *, line: int | None = None, column: str | None = None) -> None:
        super().__init__(text)
        self.line = line
        self.column = column


class ExportFailed(FlowrouteError):
    """The API couldn't make a CDR export."""

    _outcome = "done"

    export: CdrExport | None
    """The export as it was read."""

    def __init__(self, text: str, *, export: CdrExport | None = None) -> None:
        super().__init__(text)
        self.export = export


class ExportUnfinished(FlowrouteError):
    """A CDR export isn't ready: not in the time that was waited for, or not yet.

    It may still become so. How the last look-up failed, if it did, is the ``__cause__``.
    """

    _outcome = "done"

    export: CdrExport | None
    """The export as it was read last; None when it couldn't be read."""

    def __init__(self, text: str, *, export: CdrExport | None = None) -> None:
        super().__init__(text)
        self.export = export


class OutcomeUnknown(FlowrouteError):
    """A send, purchase or creation got no clear answer.

    It may have been carried out. It was not repeated.
    """

    candidates: tuple[Message | Number | Route | E911 | Cnam | CdrExport | PortOrderGroup, ...] = ()
    """If the call looked for them: the records that it may have created, all of the type that it
    creates."""


class DeliveryFailed(FlowrouteError):
    """The carrier reported that a message was not delivered."""

    _outcome = "done"

    message: Message | None
    """The record of the message."""

    def __init__(self, text: str, *, message: Message | None = None) -> None:
        super().__init__(text)
        self.message = message


class DeliveryUnconfirmed(FlowrouteError):
    """A message was neither confirmed nor reported as failed before the time limit.

    It was sent and may still arrive. If the last look-up failed, its error is the ``__cause__``.
    """

    _outcome = "done"

    message: Message | None
    """The record as last read; None if there was none yet."""

    def __init__(self, text: str, *, message: Message | None = None) -> None:
        super().__init__(text)
        self.message = message


class TransportError(FlowrouteError):
    """There was no answer: no connection, a TLS error, a dropped connection."""


class DeadlineExceeded(TransportError):
    """The ``deadline`` passed: in the queue, between attempts or while waiting for an answer."""


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
    """A list changed while it was being read, so that records may have been skipped.

    The records read until then are correct, and there are no duplicates among them.
    """


class APIError(FlowrouteError):
    """The API refused the call or failed at it."""

    _outcome = "refused"

    status: int
    """The HTTP status."""
    title: str | None
    """The first error's title."""
    detail: str | None
    """The first error's detail on one line, with field errors as ``field: message``."""
    id: str | None
    """The first error's id, to quote to Flowroute's support."""
    errors: Sequence[Mapping[str, Any]]
    """All error objects as received; empty if the body isn't an error document of the API."""

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
    """403: the account may not do this, or the record is still in use."""


class InsufficientFunds(PermissionDenied):
    """402 or 403: the balance of the account is too low. Nothing was bought or sent.

    The API's documentation doesn't describe this error; it is recognised by its title or detail.
    """


class NotFound(APIError):
    """404: the account has no such record."""


class Conflict(APIError):
    """409: the call conflicts with the current state of a record."""


class UnprocessableEntity(APIError):
    """422: a value is invalid; ``detail`` says which."""


class RateLimited(APIError):
    """429: too many requests."""

    retry_after: float | None = None
    """Seconds that the server asks to wait; None if it doesn't say."""


class ServerError(APIError):
    """5xx: the server failed or is under maintenance."""


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
