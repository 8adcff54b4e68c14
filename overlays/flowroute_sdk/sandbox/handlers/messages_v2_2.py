"""Messages in version 2.2: those of version 2.1, on the same state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import messages

if TYPE_CHECKING:
    from flowroute_sdk.sandbox.world import Handler

send_a_message_v2_2: Handler = messages.send_a_message
look_up_a_message_detail_record_v2_2: Handler = messages.look_up_a_message_detail_record
look_up_a_set_of_messages_v2_2: Handler = messages.look_up_a_set_of_messages
set_account_level_sms_callback_v2_2: Handler = messages.set_account_level_sms_callback
get_account_level_sms_callback_v2_2: Handler = messages.get_account_level_sms_callback
set_account_level_mms_callback_v2_2: Handler = messages.set_account_level_mms_callback
get_account_level_mms_callback_v2_2: Handler = messages.get_account_level_mms_callback
set_account_level_sms_dlr_callback_v2_2: Handler = messages.set_account_level_sms_dlr_callback
get_account_level_sms_dlr_callback_v2_2: Handler = messages.get_account_level_sms_dlr_callback
set_account_level_mms_dlr_callback_v2_2: Handler = messages.set_account_level_mms_dlr_callback
get_account_level_mms_dlr_callback_v2_2: Handler = messages.get_account_level_mms_dlr_callback
