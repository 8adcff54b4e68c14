"""What is different from one version of the messages to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

    from flowroute_api.models import CallbackDocument, Message, MessageDocument
    from flowroute_api.types import Operation

    from .._arguments.messages import Wish
    from .._policy.listing import ListDocument

__all__ = ["MessageVersion"]


@attrs.frozen(kw_only=True)
class MessageVersion:
    """The operations of a version, and how it puts a message."""

    has_plus: bool
    """Whether phone numbers are sent with their plus sign."""
    request: Callable[[Wish], object]
    """Makes the body of a message."""
    sent_document: Callable[[dict[str, Any]], Any]
    """Reads what sending answers."""
    send_a_message: Operation[Any]
    look_up_a_message_detail_record: Operation[MessageDocument]
    look_up_a_set_of_messages: Operation[ListDocument[Message]]
    set_account_level_sms_callback: Operation[None]
    get_account_level_sms_callback: Operation[CallbackDocument]
    set_account_level_mms_callback: Operation[None]
    get_account_level_mms_callback: Operation[CallbackDocument]
    set_account_level_sms_dlr_callback: Operation[None]
    get_account_level_sms_dlr_callback: Operation[CallbackDocument]
    set_account_level_mms_dlr_callback: Operation[None]
    get_account_level_mms_dlr_callback: Operation[CallbackDocument]
