# Derived from _async/resources/messages.py by `make generate`: do not edit.
# Source: sha256 73ef12b08ef421125e7daae753ab4305b307bede1aff249166b670548d7bfce7
# Below: sha256 aadcded4a5fd843067e933aa0ca35c088a175858f8962b9276db2d9d814e3d31
"""SMS and MMS: `client.messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from flowroute_api.api.messages import (
    get_account_level_dlr_callback,
    get_account_level_mms_callback,
    get_account_level_mms_dlr_callback,
    get_account_level_sms_callback,
    get_account_level_sms_dlr_callback,
    look_up_a_message_detail_record,
    look_up_a_set_of_messages,
    send_a_message,
    set_account_level_dlr_callback,
    set_account_level_mms_callback,
    set_account_level_mms_dlr_callback,
    set_account_level_sms_callback,
    set_account_level_sms_dlr_callback,
)
from flowroute_api.models import (
    MessageRequest,
    MessageRequestAttributes,
    MessageRequestData,
    MessageSentDocument,
)

from ..._arguments.callbacks import callback_request
from ..._arguments.requests import given
from ..._deprecated import deprecated
from ..._requests.message_version import MessageVersion
from .message_sending import MessageSending

if TYPE_CHECKING:
    from flowroute_api.models import CallbackDocument

    from ..._arguments.messages import Wish
    from ..._options.options import CallOptions

__all__ = ["Messages"]


def _request(message: Wish) -> MessageRequest:
    attributes = MessageRequestAttributes(
        to=message.to,
        from_=message.from_,
        body=given(message.body),
        media_urls=given(message.media_urls),
        is_mms=given(message.is_mms),
        dlr_callback=given(message.dlr_callback),
    )
    return MessageRequest(data=MessageRequestData(attributes=attributes))


class Messages(MessageSending[MessageSentDocument]):
    """Sending messages, and reading the records of those sent and received.

    A record is called a message detail record, MDR. Sending is limited to the API's 5 SMS and 1
    MMS a second unless the client was told otherwise; waiting counts against `deadline`.
    """

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = (
        "estimate",
        "find_sent",
        "records_of",
        "segments",
        "wait_until_delivered",
    )

    _version: ClassVar[MessageVersion] = MessageVersion(
        has_plus=False,
        request=_request,
        sent_document=MessageSentDocument.from_dict,
        send_a_message=send_a_message.OPERATION,
        look_up_a_message_detail_record=look_up_a_message_detail_record.OPERATION,
        look_up_a_set_of_messages=look_up_a_set_of_messages.OPERATION,
        set_account_level_sms_callback=set_account_level_sms_callback.OPERATION,
        get_account_level_sms_callback=get_account_level_sms_callback.OPERATION,
        set_account_level_mms_callback=set_account_level_mms_callback.OPERATION,
        get_account_level_mms_callback=get_account_level_mms_callback.OPERATION,
        set_account_level_sms_dlr_callback=set_account_level_sms_dlr_callback.OPERATION,
        get_account_level_sms_dlr_callback=get_account_level_sms_dlr_callback.OPERATION,
        set_account_level_mms_dlr_callback=set_account_level_mms_dlr_callback.OPERATION,
        get_account_level_mms_dlr_callback=get_account_level_mms_dlr_callback.OPERATION,
    )

    @deprecated("dlr_callback is now sms_dlr_callback: use set_account_level_sms_dlr_callback")
    def set_account_level_dlr_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set the URL that the receipts of the account's SMS are posted to, under its former name.

        Deprecated: use `set_account_level_sms_dlr_callback`, which sets the same URL.

        Args:
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the address as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `callback_url` is blank or not a string.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Set a callback URL for account".
        """
        operation = set_account_level_dlr_callback.OPERATION
        body = callback_request(operation, callback_url, check=check)
        return self._executor.call(operation, body=body, options=options)

    @deprecated("dlr_callback is now sms_dlr_callback: use get_account_level_sms_dlr_callback")
    def get_account_level_dlr_callback(self, **options: Unpack[CallOptions]) -> CallbackDocument:
        """Read the URL that the receipts of the account's SMS are posted to, under its former name.

        Deprecated: use `get_account_level_sms_dlr_callback`, which reads the same URL.

        Args:
            **options: See `CallOptions`.

        Returns:
            The callback with its URL.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Look up callback details for account".
        """
        return self._executor.call(get_account_level_dlr_callback.OPERATION, options=options)
