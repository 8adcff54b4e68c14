"""What is sent as a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from ..errors import InvalidArgument, OptedOut
from .checks import check_text, require_text, text_list
from .documented import check_documented
from .phone import NumberLike, to_digits, to_e164

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from flowroute_api.types import Operation

    from .replies import ReplyTo

__all__ = ["Wish", "check_wanted", "message_wish", "reply_numbers"]

_E164 = re.compile(r"\+?([0-9]{3,15})")
_A_MESSAGE = "a message with its sender's and recipient's numbers"


@attrs.frozen
class Wish:
    """A message to be sent, checked and with its numbers in the form that is sent."""

    to: str
    from_: str
    body: str | None
    media_urls: list[str] | None
    is_mms: bool | None
    dlr_callback: str | None


def reply_numbers(message: ReplyTo) -> tuple[str, str]:
    """Return the number of the other party, and the account's own, as the API has written them.

    Raises:
        InvalidArgument: It is no message, or one without its numbers.
    """
    record = getattr(message, "data", message)
    attributes = getattr(record, "attributes", record)  # events have their fields themselves
    came_from, went_to = (
        _E164.fullmatch(str(getattr(attributes, name, None))) for name in ("from_", "to")
    )
    if came_from is None or went_to is None:
        raise InvalidArgument("reply_to", message, _A_MESSAGE)
    if getattr(attributes, "direction", None) == "outbound":
        came_from, went_to = went_to, came_from
    return came_from[1], went_to[1]


def check_wanted(number: str, unless: Container[str]) -> None:
    """Hold that a number isn't among those that don't want messages, however these are written.

    Raises:
        OptedOut: It is.
        InvalidArgument: `unless` can't be asked.
    """
    if isinstance(unless, str) or not hasattr(unless, "__contains__"):
        raise InvalidArgument("unless", unless, "a store or set of phone numbers")
    digits = str(number).removeprefix("+")
    if digits in unless or f"+{digits}" in unless:
        raise OptedOut(digits)


def message_wish(
    operation: Operation[Any],
    *,
    to: NumberLike | None,
    from_: NumberLike | None,
    reply_to: ReplyTo | None = None,
    body: str | None,
    media_urls: str | Iterable[str] | None,
    is_mms: bool | None,
    dlr_callback: str | None,
    check: bool,
    has_plus: bool = False,
) -> Wish:
    """Return a message as it is sent; media make it an MMS.

    Raises:
        InvalidArgument: A number can't be one, there is neither body nor media, or an argument
            is of the wrong kind.
    """
    media = None if media_urls is None else _media(media_urls, check=check)
    if check:
        check_documented(operation, is_mms=is_mms, dlr_callback=dlr_callback)
        _check_content(body, media, is_mms)
    receiver, sender = _numbers(to, from_, reply_to, check=check, has_plus=has_plus)
    as_mms = True if media and is_mms is None else is_mms
    return Wish(receiver, sender, body, media, as_mms, dlr_callback)


def _numbers(
    to: NumberLike | None,
    from_: NumberLike | None,
    reply_to: ReplyTo | None,
    *,
    check: bool,
    has_plus: bool,
) -> tuple[str, str]:
    """Both numbers; those of a message replied to are taken as the API has written them."""
    read = to_e164 if has_plus else to_digits
    sender: str | None = None
    if reply_to is None:
        receiver = read("to", to, check=check)  # type: ignore[arg-type]
    elif to is None:
        plus = "+" if has_plus else ""
        receiver, sender = (f"{plus}{number}" for number in reply_numbers(reply_to))
    else:
        raise InvalidArgument("to", to, "nothing, since reply_to names the recipient")
    if from_ is not None or sender is None:
        sender = read("from_", from_, check=check)  # type: ignore[arg-type]
    return receiver, sender


def _media(media_urls: str | Iterable[str], *, check: bool) -> list[str]:
    if check or isinstance(media_urls, str):
        return text_list("media_urls", media_urls)
    try:
        return list(media_urls)
    except TypeError:
        raise InvalidArgument("media_urls", media_urls, "a list of strings") from None


def _check_content(body: str | None, media: list[str] | None, is_mms: bool | None) -> None:
    if media is None:
        require_text("body", body)
        return
    check_text("body", body)
    if is_mms is False:
        raise InvalidArgument("is_mms", is_mms, "True or None, since there are media")
