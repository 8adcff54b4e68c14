"""SMS and MMS in version 2.2: `client.messages_v2_2`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from flowroute_api.api.messages_v2_2 import (
    get_account_level_mms_callback_v2_2,
    get_account_level_mms_dlr_callback_v2_2,
    get_account_level_sms_callback_v2_2,
    get_account_level_sms_dlr_callback_v2_2,
    look_up_a_message_detail_record_v2_2,
    look_up_a_set_of_messages_v2_2,
    send_a_message_v2_2,
    set_account_level_mms_callback_v2_2,
    set_account_level_mms_dlr_callback_v2_2,
    set_account_level_sms_callback_v2_2,
    set_account_level_sms_dlr_callback_v2_2,
)
from flowroute_api.models import (
    MessageV22Request,
    MessageV22RequestAttributes,
    MessageV22RequestData,
    MessageV22SentDocument,
)

from ..._arguments.prices import price_details_of
from ..._arguments.requests import given
from ..._requests.message_version import MessageVersion
from .message_sending import AsyncMessageSending

if TYPE_CHECKING:
    from flowroute_api.models import MessageV22Sent, PriceDetails

    from ..._arguments.messages import Wish

__all__ = ["AsyncMessagesV22"]


def _request(message: Wish) -> MessageV22Request:
    attributes = MessageV22RequestAttributes(
        to=message.to,
        from_=message.from_,
        body=given(message.body),
        media_urls=given(message.media_urls),
        is_mms=given(message.is_mms),
        dlr_callback=given(message.dlr_callback),
    )
    return MessageV22Request(data=MessageV22RequestData(attributes=attributes))


class AsyncMessagesV22(AsyncMessageSending[MessageV22SentDocument]):
    """Messages in version 2.2 of the API, which returns what a sent message costs.

    The methods and arguments are those of `client.messages`; both share one rate limit and one
    record of uncertain sends. Numbers are accepted in any usual form and sent in E.164 with a plus.
    """

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = (
        "estimate",
        "find_sent",
        "records_of",
        "price_details",
        "segments",
        "wait_until_delivered",
    )

    _version: ClassVar[MessageVersion] = MessageVersion(
        has_plus=True,
        request=_request,
        sent_document=MessageV22SentDocument.from_dict,
        send_a_message=send_a_message_v2_2.OPERATION,
        look_up_a_message_detail_record=look_up_a_message_detail_record_v2_2.OPERATION,
        look_up_a_set_of_messages=look_up_a_set_of_messages_v2_2.OPERATION,
        set_account_level_sms_callback=set_account_level_sms_callback_v2_2.OPERATION,
        get_account_level_sms_callback=get_account_level_sms_callback_v2_2.OPERATION,
        set_account_level_mms_callback=set_account_level_mms_callback_v2_2.OPERATION,
        get_account_level_mms_callback=get_account_level_mms_callback_v2_2.OPERATION,
        set_account_level_sms_dlr_callback=set_account_level_sms_dlr_callback_v2_2.OPERATION,
        get_account_level_sms_dlr_callback=get_account_level_sms_dlr_callback_v2_2.OPERATION,
        set_account_level_mms_dlr_callback=set_account_level_mms_dlr_callback_v2_2.OPERATION,
        get_account_level_mms_dlr_callback=get_account_level_mms_dlr_callback_v2_2.OPERATION,
    )

    def price_details(self, sent: MessageV22SentDocument | MessageV22Sent) -> PriceDetails | None:
        """Return the cost of a message, if the answer to sending it has one. Sends nothing.

        Args:
            sent: The result of sending.

        Returns:
            The rates and the cost, as the API wrote them and as `Decimal` (`charged_cost_usd`).
            None if the answer has none, as when `on_unknown="find"` found the record, whose
            `amount_usd` is the cost.

        Raises:
            InvalidArgument: `sent` isn't the result of sending.

        Source: API page "Send an SMS".
        """
        return price_details_of(sent)
