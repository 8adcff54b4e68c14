"""Sending messages, reading their records, and the account's callbacks, in every version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flowroute_sdk.sandbox.clock import offset_iso, parse_moment
from flowroute_sdk.sandbox.errors import (
    ApiError,
    invalid_attribute,
    invalid_fields,
    not_found,
    unprocessable,
)
from flowroute_sdk.sandbox.media import check_outbound, too_large
from flowroute_sdk.sandbox.messaging import (
    answer_by_script,
    callback_for,
    included_media,
    make_message,
    message_resource,
)
from flowroute_sdk.sandbox.money import charge
from flowroute_sdk.sandbox.paging import DEFAULT_LIMIT
from flowroute_sdk.sandbox.receipts import schedule_receipts
from flowroute_sdk.sandbox.records import Message, Number
from flowroute_sdk.sandbox.telephony import charged_segments
from flowroute_sdk.sandbox.webhooks import checked_callback
from flowroute_sdk.sandbox.world import NO_CONTENT, Call, Handler, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flowroute_sdk.sandbox.money import Prices
    from flowroute_sdk.sandbox.records import Version

PRODUCTS = {
    "sms_callback": "sms",
    "mms_callback": "mms",
    "sms_dlr_callback": "dlr",
    "mms_dlr_callback": "mms_dlr",
}


def send_a_message(call: Call) -> Reply:
    """Check, charge, record, and schedule the receipts. Version 2.2 tells the price."""
    version = _version(call)
    wish = {**call.attributes}
    for name in ("to", "from"):
        wish[name] = wish[name].removeprefix("+")
    number = _sender(call, wish["from"])
    as_mms = _is_mms(wish)
    _check_content(wish)
    if call.world.settings.limits_apply and not call.world.limits.take("mms" if as_mms else "sms"):
        raise ApiError(429, "Too many messages in a second.")
    message = make_message(
        call.world,
        "outbound",
        wish["from"],
        wish["to"],
        wish.get("body"),
        wish.get("media_urls", ()),
        is_mms=as_mms,
        dlr_callback=wish.get("dlr_callback"),
        version=version,
    )
    charge(call.world, message.amount)
    call.store.save(message)
    url = message.dlr_callback or callback_for(
        call.world, number, "mms_dlr_callback" if as_mms else "sms_dlr_callback"
    )
    if url is not None:
        schedule_receipts(call.world, message, url, call.base_url)
    answer_by_script(call.world, message, call.base_url)
    link = call.url(f"/{version}/messages/{message.id}")
    sent: dict[str, Any] = {"id": message.id, "links": {"self": link}, "type": "message"}
    if version == "v2.2":
        sent["attributes"] = {"price_details": _price_details(call.world.prices, message)}
    return Reply(202, {"data": sent})


def _price_details(prices: Prices, message: Message) -> dict[str, str]:
    """Dollars as strings, among the attributes: where and how the API has them isn't known."""
    base = prices.mms if message.is_mms else prices.sms
    segments = charged_segments(is_mms=message.is_mms, body=message.body)
    return {
        "base_rate": f"{base:f}",
        "charged_cost": f"{(base + prices.surcharge) * segments:f}",
        "surcharge_rate": f"{prices.surcharge:f}",
    }


def _version(call: Call) -> Version:
    return "v2.2" if call.operation.path.startswith("/v2.2/") else "v2.1"


def _plus(call: Call) -> str:
    """What stands before the numbers of records."""
    return "+" if _version(call) == "v2.2" else ""


def _sender(call: Call, number_id: str) -> Number:
    number = call.store.get(Number, number_id)
    if number is None:
        raise unprocessable("The sender is not a number on your account.")
    if number.messaging_enabled is False:
        raise unprocessable("The sender is not enabled for messaging.")
    return number


def _is_mms(wish: Mapping[str, Any]) -> bool:
    return bool(wish.get("is_mms")) or bool(wish.get("media_urls"))


def _check_content(wish: Mapping[str, Any]) -> None:
    if wish["to"].startswith("0"):
        raise invalid_attribute("to", "Not a valid phone number.")
    if not wish.get("body") and not wish.get("media_urls"):
        raise invalid_attribute("body", "Field may not be blank.")
    if "dlr_callback" in wish:
        checked_callback("dlr_callback", wish["dlr_callback"])
    for url in wish.get("media_urls", ()):
        checked_callback("media_urls", url)
        if "oversized" in url:
            raise too_large(url)
    if _is_mms(wish):
        check_outbound(wish.get("body"), wish.get("media_urls", ()))


def look_up_a_message_detail_record(call: Call) -> Reply:
    """One record; its receipts are those that have come in by now."""
    message = call.store.get(Message, call.path["message_id"])
    if message is None:
        raise not_found()
    resource = message_resource(message, call.world.clock.now(), _plus(call))
    return Reply(200, _with_media(call, {"data": resource}, [message]))


def look_up_a_set_of_messages(call: Call) -> Reply:
    """Records of a period, newest first; the links hold `next` only."""
    start, end = _moment(call, "start_date"), _moment(call, "end_date")
    now = call.world.clock.now()
    # What a script has announced isn't there yet.
    last = now if end is None else min(end, now)
    low, high = call.store.messages_between(start or 0.0, last)
    limit: int = call.query.get("limit", DEFAULT_LIMIT)
    offset: int = call.query.get("offset", 0)
    places = range(high - 1 - offset, low - 1, -1)
    found = [call.store.message_at(place) for place in places[:limit]]
    links = {}
    if len(places) > limit:
        links["next"] = _next_link(call, limit, offset + limit, start, end)
    data = [message_resource(message, now, _plus(call)) for message in found]
    return Reply(200, _with_media(call, {"data": data, "links": links}, found))


def _with_media(call: Call, document: dict[str, Any], messages: list[Message]) -> dict[str, Any]:
    version = _version(call)
    media = [one for message in messages for one in included_media(message, call.base_url, version)]
    if media:
        document["included"] = media
    return document


def _moment(call: Call, name: str) -> float | None:
    text = call.query.get(name)
    if text is None:
        return None
    try:
        return parse_moment(text)
    except (ValueError, OverflowError) as error:
        raise invalid_fields([((name,), "Not a valid datetime.")]) from error


def _next_link(call: Call, limit: int, offset: int, start: float | None, end: float | None) -> str:
    query: dict[str, Any] = {"limit": limit}
    if start is not None:
        query["start_date"] = offset_iso(start)
    if end is not None:
        query["end_date"] = offset_iso(end)
    return call.url(f"/{_version(call)}/messages?{urlencode({**query, 'offset': offset})}")


def _callback_setter(name: str) -> Handler:
    def set_callback(call: Call) -> Reply:
        url = checked_callback("callback_url", call.attributes["callback_url"])
        call.store.account.callbacks[name] = url
        call.store.account.callback_versions[name] = _version(call)
        call.store.save(call.store.account)
        return NO_CONTENT

    return set_callback


def _callback_getter(name: str) -> Handler:
    def get_callback(call: Call) -> Reply:
        url = call.store.account.callbacks.get(name)
        if url is None:
            raise not_found()
        attributes = {
            "api_version": call.store.account.callback_versions.get(name, "v2.1"),
            "callback_url": url,
            "product": PRODUCTS[name],
        }
        return Reply(200, {"data": {"attributes": attributes, "type": "callback"}})

    return get_callback


set_account_level_sms_callback: Handler = _callback_setter("sms_callback")
get_account_level_sms_callback: Handler = _callback_getter("sms_callback")
set_account_level_mms_callback: Handler = _callback_setter("mms_callback")
get_account_level_mms_callback: Handler = _callback_getter("mms_callback")
set_account_level_sms_dlr_callback: Handler = _callback_setter("sms_dlr_callback")
get_account_level_sms_dlr_callback: Handler = _callback_getter("sms_dlr_callback")
set_account_level_dlr_callback: Handler = set_account_level_sms_dlr_callback
get_account_level_dlr_callback: Handler = get_account_level_sms_dlr_callback
set_account_level_mms_dlr_callback: Handler = _callback_setter("mms_dlr_callback")
get_account_level_mms_dlr_callback: Handler = _callback_getter("mms_dlr_callback")
