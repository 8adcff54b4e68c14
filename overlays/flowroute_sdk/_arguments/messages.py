"""What is sent as a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from flowroute_api.models import MessageRequestAttributes

from ..errors import InvalidArgument, OptedOut
from .checks import check_text, require_text, text_list
from .documented import check_documented
from .phone import NumberLike, to_digits
from .requests import given

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from flowroute_api.models import (
        InboundMms,
        InboundMmsDocument,
        InboundSms,
        InboundSmsDocument,
        Message,
        MessageDocument,
    )
    from flowroute_api.types import Operation

    from ..webhooks.events import InboundMMS, InboundSMS

__all__ = ["ReplyTo", "check_wanted", "message_attributes", "reply_numbers"]

ReplyTo: TypeAlias = (
    "Message | MessageDocument | InboundSms | InboundSmsDocument | InboundMms | InboundMmsDocument"
    " | InboundSMS | InboundMMS"
)
"""A message that can be replied to: a record, what a webhook has brought, or a document of one."""

_E164 = re.compile(r"\+?([0-9]{3,15})")
_A_MESSAGE = "a message with the numbers that it came from and went to"


def reply_numbers(message: ReplyTo) -> tuple[str, str]:
    """Return the number of the other party, and the account's own, as the API has written them.

    Raises:
        InvalidArgument: It is no message, or one without its numbers.
    """
    record = getattr(message, "data", message)
    attributes = getattr(record, "attributes", record)  # events have their fields themselves
    came_from, went_to = (
        _E164.fullmatch(str(getattr(attributes, name, ""))) for name in ("from_", "to")
    )
    if came_from is None or went_to is None:
        raise InvalidArgument("reply_to", message, _A_MESSAGE)
    if getattr(attributes, "direction", "inbound") == "outbound":
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


def message_attributes(
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
) -> MessageRequestAttributes:
    """Return the attributes of a message as they are sent; media make it an MMS.

    Raises:
        InvalidArgument: A number can't be one, there is neither body nor media, or an argument
            is of the wrong kind.
    """
    media = None if media_urls is None else _media(media_urls, check=check)
    if check:
        check_documented(operation, is_mms=is_mms, dlr_callback=dlr_callback)
        _check_content(body, media, is_mms)
    receiver, sender = _numbers(to, from_, reply_to, check=check)
    return MessageRequestAttributes(
        to=receiver,
        from_=sender,
        body=given(body),
        media_urls=given(media),
        is_mms=given(True if media and is_mms is None else is_mms),
        dlr_callback=given(dlr_callback),
    )


def _numbers(
    to: NumberLike | None, from_: NumberLike | None, reply_to: ReplyTo | None, *, check: bool
) -> tuple[str, str]:
    """Both numbers; those of a message replied to stay as the API has written them."""
    if reply_to is None:
        receiver, sender = to_digits("to", to, check=check), None  # type: ignore[arg-type]
    elif to is None:
        receiver, sender = reply_numbers(reply_to)
    else:
        raise InvalidArgument("to", to, "nothing, as reply_to says whom to send to")
    if from_ is not None or sender is None:
        sender = to_digits("from_", from_, check=check)  # type: ignore[arg-type]
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
        raise InvalidArgument("is_mms", is_mms, "True or None, as there are media")
