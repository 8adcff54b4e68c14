"""Numbers, routes and messages.

Runs against a sandbox that it starts itself; with FR_ACCESS_KEY and FR_SECRET_KEY set, against the
real API, or against FR_BASE_URL. Buying a number costs money there, so that step, and what needs
the number, takes --spend; messages are sent with --spend --to NUMBER. The number is given back in
the end, whatever happens in between.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from flowroute_sdk import Flowroute
from support import Receipts, chapter, connected, options, receiver, step

MOST = 5
"""Dollars that a number may cost to set up."""
STAGES = 3
"""Receipts of an SMS that arrives: on its way, at the carrier, delivered."""
PICTURE = "http://s3.amazonaws.com/barkpost-assets/50+GIFs/37.gif"


def search(client: Flowroute) -> str | None:
    areas = client.numbers.list_available_area_codes(max_setup_cost=3.25, limit=3)
    step("Three area codes with numbers for sale.", [area.id for area in areas.data])
    exchanges = client.numbers.list_available_exchange_codes(areacode=206, limit=3)
    step("Three exchanges in Seattle's 206.", [exchange.id for exchange in exchanges.data])
    found = client.numbers.search_for_purchasable_phone_numbers(starts_with=206, limit=3)
    for number in found.data:
        costs = number.attributes
        step(
            f"{number.id} in {costs.rate_center} is for sale.",
            f"${costs.setup_cost:.2f} now, ${costs.monthly_cost:.2f} a month",
        )
    return found.data[0].id if found.data else None


def show_own(client: Flowroute) -> None:
    for number in client.numbers.list_account_phone_numbers(max_items=3):
        step(f"{number.id} is on the account.", f"alias: {number.attributes.alias or 'none'}")


@contextmanager
def numbers(client: Flowroute, *, spend: bool) -> Iterator[str | None]:
    """Look at numbers and buy one for the steps within; the number is given back after them."""
    chapter("Numbers")
    for_sale = search(client)
    if not spend or for_sale is None:
        step("Buying one costs money here: ask for it with --spend.")
        show_own(client)
        yield None
        return
    client.numbers.purchase_a_phone_number(for_sale, messaging_enabled=True, max_setup_cost=MOST)
    try:
        step(f"Bought {for_sale}, since it costs no more than ${MOST} to set up.")
        client.numbers.update_a_phone_number(for_sale, alias="Tour")
        step("Named it Tour.")
        show_own(client)
        yield for_sale
    finally:
        release(client, for_sale)


def release(client: Flowroute, number_id: str) -> None:
    chapter("Release")
    client.numbers.release_a_phone_number(number_id)
    left = client.numbers.list_account_phone_numbers(starts_with=number_id).data
    step(f"Gave {number_id} back.", "it is still there" if left else "it is off the account")


def routes(client: Flowroute, number_id: str | None) -> None:
    chapter("Routes")
    name = f"tour-{time.time_ns()}"
    created = client.routes.create_an_inbound_route(
        route_type="host", value="pbx.example.com:5060", alias=name
    )
    step(f"Created the route {created.data.id}.", created.data.attributes.value)
    for route in client.routes.list_inbound_routes(limit=3).data:
        step(f"Route {route.id} is on the account.", route.attributes.alias)
    if number_id is not None:
        client.routes.update_primary_voice_route(number_id, created)
        client.routes.update_failover_voice_route(number_id, "0")
        step(f"Calls to {number_id} go there, and to sip-reg when it can't be reached.")
        client.routes.update_primary_voice_route(number_id, "0")
        client.routes.remove_failover_voice_route(number_id)
        step("Put the number back on sip-reg.")
    client.routes.delete_an_inbound_route(created)
    step(f"Deleted the route {created.data.id}.")


def wait_until_enabled(client: Flowroute, number_id: str, seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while True:
        details = client.numbers.list_phone_number_details(number_id)
        if details.data.attributes.messaging_enabled is not False:
            return True
        if time.monotonic() > until:
            return False
        time.sleep(1)


def send(client: Flowroute, from_: str, to: str, receipts: Receipts | None) -> None:
    size = client.messages.segments("hello there")
    step("What 'hello there' takes.", f"segments: {size.count}, encoding: {size.encoding}")
    callback = None if receipts is None else receipts.url
    sms = client.messages.send_a_message(
        to=to, from_=from_, body="hello there", dlr_callback=callback
    )
    step(f"Sent an SMS to {to}.", sms.data.id)
    mms = client.messages_v2_2.send_a_message(to=to, from_=from_, media_urls=[PICTURE])
    price = client.messages_v2_2.price_details(mms)
    cost = "not told" if price is None else f"${price.charged_cost_usd}"
    step("Sent a picture by version 2.2, which tells the price.", f"{mms.data.id}, {cost}")
    if receipts is None:
        step("Receipts can't reach this machine from the API.")
        return
    for _ in range(STAGES):
        receipt = receipts.next(seconds=20)
        if receipt is not None:
            step("A receipt of the SMS arrived at our web server.", receipt.data.attributes.status)
    record = client.messages.look_up_a_message_detail_record(sms)
    cost = record.data.attributes.amount_display
    step("The record of the SMS.", f"{record.data.attributes.status}, {cost}")


def messages(client: Flowroute, number_id: str | None, to: str | None) -> None:
    chapter("Messages")
    if number_id is None or to is None:
        step("Sending costs money here: ask for it with --spend --to NUMBER.")
    elif wait_until_enabled(client, number_id):
        with receiver(client) as receipts:
            send(client, number_id, to, receipts)
    else:
        step("Messaging isn't enabled on the number yet; that can take a while.")
    week = datetime.now(UTC) - timedelta(days=7)
    for record in client.messages.look_up_a_set_of_messages(week, max_items=3):
        message = record.attributes
        step(
            f"{message.timestamp:%d %b %H:%M} UTC, from {message.from_} to {message.to}.",
            message.body or "(no text)",
        )


def main() -> None:
    """Run these parts of the tour alone."""
    chosen = options(__doc__, sends=True)
    with connected() as client, numbers(client, spend=chosen.spend) as number_id:
        routes(client, number_id)
        messages(client, number_id, chosen.to)


if __name__ == "__main__":
    main()
