"""Exit statuses, one for each kind of outcome that a script treats in its own way."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..errors import FlowrouteError

__all__ = ["MEANINGS", "Exit", "status_of"]


class Exit(IntEnum):
    """The exit statuses of `flowroute`."""

    DONE = 0
    BUG = 1
    USAGE = 2
    UNKNOWN = 3
    ACCESS = 4
    NOT_FOUND = 5
    REFUSED = 6
    RATE_LIMITED = 7
    NO_ANSWER = 8
    SERVER = 9
    DECLINED = 10
    UNDELIVERED = 11
    PARTLY = 12
    UNFINISHED = 13
    INTERRUPTED = 130
    BROKEN_PIPE = 141


MEANINGS = {
    Exit.DONE: "done",
    Exit.BUG: "an error of this program's own",
    Exit.USAGE: "a wrong command, option or value, or a question that wasn't answered with yes; "
    "nothing was sent",
    Exit.UNKNOWN: "the call may have been carried out (`OutcomeUnknown`); the error names the "
    "command that settles it",
    Exit.ACCESS: "no credentials, wrong ones, or not allowed (401, 403)",
    Exit.NOT_FOUND: "there is no such thing on the account (404)",
    Exit.REFUSED: "the API refused the request (400, 409, 415, 422 …), or the account has "
    "changed since a plan was made",
    Exit.RATE_LIMITED: "too many requests (429)",
    Exit.NO_ANSWER: "no connection, no answer in time to a call that changed nothing, or a file "
    "that can't be fetched",
    Exit.SERVER: "the server failed (5xx), or what it answered can't be read",
    Exit.DECLINED: "too dear, not for sale, no funds left, or the number has opted out; nothing "
    "was bought or sent",
    Exit.UNDELIVERED: "the message was sent, but not delivered or not confirmed",
    Exit.PARTLY: "some steps of several failed; the report says which",
    Exit.UNFINISHED: "the export of call records failed, or isn't ready in time",
    Exit.INTERRUPTED: "ended by Ctrl-C",
    Exit.BROKEN_PIPE: "the reader of the output went away",
}
"""What each status means, for people."""


def status_of(error: FlowrouteError) -> Exit:
    """The exit status for an error of the library."""
    from .. import errors as e

    kinds: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Exit], ...] = (
        (e.OutcomeUnknown, Exit.UNKNOWN),
        (e.InvalidArgument, Exit.USAGE),
        (
            (e.PriceRefused, e.NumbersUnavailable, e.OptedOut, e.InsufficientFunds),
            Exit.DECLINED,
        ),
        (e.ProvisioningFailed, Exit.PARTLY),
        (e.PlanOutdated, Exit.REFUSED),
        ((e.ConfigurationError, e.AuthenticationFailed, e.PermissionDenied), Exit.ACCESS),
        (e.NotFound, Exit.NOT_FOUND),
        (e.RateLimited, Exit.RATE_LIMITED),
        (e.ServerError, Exit.SERVER),
        (e.APIError, Exit.REFUSED),
        ((e.DeliveryFailed, e.DeliveryUnconfirmed), Exit.UNDELIVERED),
        ((e.ExportFailed, e.ExportUnfinished), Exit.UNFINISHED),
        ((e.TransportError, e.FetchError), Exit.NO_ANSWER),
        ((e.ResponseError, e.DecodeError, e.CallRecordError), Exit.SERVER),
    )
    return next((status for kind, status in kinds if isinstance(error, kind)), Exit.BUG)
