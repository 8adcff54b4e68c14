"""Messages, the old way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from .._replaced import replaced
from ..api_helper import rfc3339
from .base_controller import BaseController, callback, document, refuse, segment

old = replaced("messages")


class MessagesController(BaseController):
    """Sending, records and callbacks."""

    @old
    def send_a_message(self, body: Any) -> Any:
        """Send an SMS or MMS, given as JSON text or a dict. Never sent twice by this library."""
        message = document(body)
        return self._create("/v2.1/messages", message, bucket=_bucket(message))

    @old
    def look_up_a_set_of_messages(
        self, start_date: Any, end_date: Any = None, limit: Any = None, offset: Any = None
    ) -> Any:
        """Records of a period: dates, datetimes, or text in any usual form; UTC unless it says."""
        return self._get(
            "/v2.1/messages",
            start_date=_date("start_date", start_date),
            end_date=None if end_date is None else _date("end_date", end_date),
            limit=limit,
            offset=offset,
        )

    @old
    def look_up_a_message_detail_record(self, id: Any) -> Any:
        """One record."""
        return self._get(f"/v2.1/messages/{segment('id', id)}")

    @old
    def set_account_level_sms_callback(self, url: Any) -> Any:
        """Where inbound SMS are sent."""
        return self._put("/v2.1/messages/sms_callback", callback(url))

    @old
    def set_account_level_mms_callback(self, url: Any) -> Any:
        """Where inbound MMS are sent."""
        return self._put("/v2.1/messages/mms_callback", callback(url))

    @old
    def set_account_level_dlr_callback(self, url: Any) -> Any:
        """Where the delivery receipts of SMS are sent."""
        return self._put("/v2.1/messages/sms_dlr_callback", callback(url))

    @old
    def set_did_level_dlr_callback(self, number_id: Any, dlr_url: Any) -> Any:
        """Where the delivery receipts of a number's SMS are sent."""
        path = f"/v2/numbers/{segment('number_id', number_id)}/relationships/sms_dlr_callback"
        return self._check_or_set(path, callback(dlr_url))


def _date(field: str, value: Any) -> str:
    try:
        return rfc3339(value)
    except (TypeError, ValueError, OverflowError):
        refuse(field, value, "a date such as 2017-12-01, as text or as a date or datetime")


def _bucket(message: Any) -> Literal["sms", "mms"]:
    data = message.get("data", message) if isinstance(message, Mapping) else None
    attributes = data.get("attributes", data) if isinstance(data, Mapping) else None
    if not isinstance(attributes, Mapping):
        return "sms"
    is_mms = str(attributes.get("is_mms")).lower() == "true" or attributes.get("media_urls")
    return "mms" if is_mms else "sms"
