"""What costs money or can't be undone: what people are told before they are asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from ._exit import Exit
from ._records import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .. import Flowroute
    from ._manifest import Method
    from ._session import Session

    Words = Callable[[Flowroute, Mapping[str, Any]], str]

__all__ = ["ASKED", "UNASKED", "confirm", "consequence", "dollars", "is_asked"]


def is_asked(method: Method) -> bool:
    """Whether a call costs money or can't be undone."""
    return f"{method.resource}.{method.name}" in ASKED


def consequence(method: Method, client: Flowroute, arguments: Mapping[str, Any]) -> str:
    """What such a call will cost or destroy, in words."""
    return ASKED[f"{method.resource}.{method.name}"](client, arguments)


def confirm(session: Session, what: str) -> None:
    """Go on when the answer is yes. Raises `Failed` otherwise: nothing is done then."""
    from ._failures import Failed

    what = printable(what)
    if session.yes:
        session.terminal.say(what)
        return
    if not session.terminal.can_ask:
        raise Failed(f"{what}: add --yes to do it where nobody can be asked", Exit.USAGE)
    if not click.confirm(f"{what}. Go on?", err=True):
        raise Failed("nothing was done", Exit.USAGE)


def _purchase(client: Flowroute, arguments: Mapping[str, Any]) -> str:
    number = _digits(arguments["number_id"])
    offers = client.numbers.search_for_purchasable_phone_numbers(starts_with=number, max_items=1)
    found = next((each for each in offers if each.id == number), None)
    if found is None:
        return f"Buying {number}, which isn't in the inventory, so that its price is unknown"
    places = [str(place) for name in ("rate_center", "state") if (place := _of(found, name))]
    place = f" ({', '.join(places)})" if places else ""
    return (
        f"Buying {number}{place} costs {_fee(_of(found, 'setup_cost_usd'))} now and "
        f"{_fee(_of(found, 'monthly_cost_usd'))} a month"
    )


def _of(record: object, name: str) -> Any:
    """An attribute of a record; None also where a record was no such record at all."""
    return getattr(getattr(record, "attributes", None), name, None)


def _fee(amount: Decimal | None) -> str:
    return "an unknown amount" if amount is None else dollars(amount)


def _digits(number: object) -> str:
    return "".join(character for character in str(number) if character.isdigit())


def _message(client: Flowroute, arguments: Mapping[str, Any]) -> str:
    body = arguments.get("body") or ""
    is_mms = bool(arguments.get("media_urls") or arguments.get("is_mms"))
    units = 1 if is_mms else max(client.messages.segments(body).count, 1)
    what = "1 MMS" if is_mms else f"{units} segment{'s' if units != 1 else ''} of SMS"
    to = arguments.get("to") or "the other party"
    rate = _last_rate(client, is_mms=is_mms)
    if rate is None:
        return f"Sending {what} to {to}; what one costs isn't known: none was sent in the last week"
    return (
        f"Sending {what} to {to} costs about {dollars(rate * units)}, "
        f"at {dollars(rate)} each as the last one"
    )


def dollars(amount: Decimal) -> str:
    """An amount of USD: cents at least, and no digit that says nothing."""
    rounded = amount.quantize(Decimal("0.01"))
    return f"${rounded if rounded == amount else amount.normalize():f}"


def _last_rate(client: Flowroute, *, is_mms: bool) -> Decimal | None:
    """What a segment, or an MMS, cost when the account sent the last one."""
    since = datetime.now(UTC) - timedelta(days=7)
    for record in client.messages.look_up_a_set_of_messages(since, limit=50, max_items=50):
        amount: Decimal | None = _of(record, "amount_usd")
        is_alike = bool(_of(record, "is_mms")) is is_mms
        if _of(record, "direction") == "outbound" and is_alike and amount:
            body = _of(record, "body") or ""
            units = 1 if is_mms else max(client.messages.segments(body).count, 1)
            return amount / units
    return None


def _emergency_address(_: Flowroute, arguments: Mapping[str, Any]) -> str:
    return (
        f"Giving {arguments['number_id']} an emergency address is charged for each month, "
        "by your account's rates"
    )


def _submission(client: Flowroute, arguments: Mapping[str, Any]) -> str:
    order = client.porting.get_a_port_order(arguments["order_id"]).data
    cost = _fee(_of(order, "cost_usd"))
    return f"Submitting port order {arguments['order_id']} costs {cost} and can't be undone"


def _says(text: str) -> Words:
    return lambda _, arguments: text.format_map(arguments)


ASKED: dict[str, Words] = {
    "cnams.remove_cnam": _says("Deleting caller name {cnam_id} can't be undone"),
    "e911s.associate": _emergency_address,
    "e911s.delete_address": _says("Deleting emergency address {e911_id} can't be undone"),
    "e911s.disconnect": _says("{number_id} will have no emergency address"),
    "messages.send_a_message": _message,
    "messages_v2_2.send_a_message": _message,
    "numbers.purchase_a_phone_number": _purchase,
    "numbers.release_a_phone_number": _says(
        "Releasing {number_id} can't be undone: somebody else may get the number"
    ),
    "porting.cancel_a_port_order": _says("Cancelling port order {order_id} can't be undone"),
    "porting.sign_letter_of_authorization": _submission,
    "porting.submit_letter_of_authorization": _submission,
    "porting.upload_a_port_order_file": _says(
        "Uploading {file} to port order {order_id} can't be undone"
    ),
    "routes.delete_an_inbound_route": _says("Deleting route {route_id} can't be undone"),
}
"""The calls that ask first, and what they say."""

UNASKED = frozenset(
    {
        "cdr_exports.create_a_cdr_export",
        "cnams.associate_cnam",
        "cnams.create_cnam_record",
        "cnams.unassociate_cnam",
        "cnams.update_cnam_record",
        "e911s.create_address",
        "e911s.update_address",
        "e911s.validate_address",
        "messages.set_account_level_dlr_callback",
        "messages.set_account_level_mms_callback",
        "messages.set_account_level_mms_dlr_callback",
        "messages.set_account_level_sms_callback",
        "messages.set_account_level_sms_dlr_callback",
        "messages_v2_2.set_account_level_mms_callback",
        "messages_v2_2.set_account_level_mms_dlr_callback",
        "messages_v2_2.set_account_level_sms_callback",
        "messages_v2_2.set_account_level_sms_dlr_callback",
        "numbers.list_details_of_phone_numbers",
        "numbers.provision_messaging",
        "numbers.set_did_level_dlr_callback",
        "numbers.set_did_level_mms_callback",
        "numbers.set_did_level_mms_dlr_callback",
        "numbers.set_did_level_sms_callback",
        "numbers.set_did_level_sms_dlr_callback",
        "numbers.update_a_phone_number",
        "porting.add_numbers_to_a_port_order_group",
        "porting.check_portability",
        "porting.create_a_port_order",
        "porting.update_a_port_order",
        "porting.update_port_order_numbers",
        "routes.create_an_inbound_route",
        "routes.remove_failover_voice_route",
        "routes.remove_primary_voice_route",
        "routes.update_an_inbound_route",
        "routes.update_failover_voice_route",
        "routes.update_primary_voice_route",
    }
)
"""The calls that change something, cost nothing and can be changed back: they don't ask."""
