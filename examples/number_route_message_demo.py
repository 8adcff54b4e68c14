"""Numbers, routes and messages.

Runs against a sandbox that it starts itself; with FR_ACCESS_KEY and FR_SECRET_KEY set, against the
real API, or against FR_BASE_URL. Buying a number costs money there, so that step, and what needs
the number, takes ``--spend``; messages are sent with ``--spend --to NUMBER``.
"""

import time
from datetime import UTC, datetime, timedelta

from flowroute_sdk import Flowroute
from support import Receipts, chapter, connected, options, receiver, step

MOST = 5
"""Dollars that a number may cost to set up."""
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
            f"${costs.setup_cost} now, ${costs.monthly_cost} a month",
        )
    return found.data[0].id if found.data else None


def buy(client: Flowroute, number_id: str) -> None:
    client.numbers.purchase_a_phone_number(number_id, messaging_enabled=True, max_setup_cost=MOST)
    step(f"Bought {number_id}, since it costs no more than ${MOST}.")
    client.numbers.update_a_phone_number(number_id, alias="Tour")
    step("Named it Tour.")


def show_own(client: Flowroute) -> None:
    for number in client.numbers.list_account_phone_numbers(max_items=3):
        step(f"{number.id} is on the account.", f"alias: {number.attributes.alias or 'none'}")


def numbers(client: Flowroute, *, spend: bool) -> str | None:
    chapter("Numbers")
    for_sale = search(client)
    bought = for_sale if spend else None
    if bought is not None:
        buy(client, bought)
    else:
        step("Buying one costs money here: ask for it with --spend.")
    show_own(client)
    return bought


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
        known = client.numbers.list_phone_number_details(number_id).data.relationships
        if known is not None and known.primary_route is not None:
            step(f"Calls to {number_id} go there, else to sip-reg.", known.primary_route.data)
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
    step("'hello there' fits into one segment.", f"{size.count} in {size.encoding}")
    callback = None if receipts is None else receipts.url
    sms = client.messages.send_a_message(
        to=to, from_=from_, body="hello there", dlr_callback=callback
    )
    step(f"Sent an SMS to {to}.", sms.data.id)
    mms = client.messages.send_a_message(to=to, from_=from_, media_urls=[PICTURE])
    step("Sent a picture as well.", mms.data.id)
    if receipts is None:
        step("Receipts can't reach this machine from the API.")
        return
    for _ in range(2):
        receipt = receipts.next(seconds=20)
        if receipt is not None:
            step("A receipt arrived at our web server.", receipt.data.attributes.status)
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
        step(f"{message.timestamp:%d %b %H:%M} from {message.from_} to {message.to}:", message.body)


def tour(client: Flowroute, *, spend: bool, to: str | None = None) -> str | None:
    """Take the steps, each told in a sentence. Returns the number that was bought."""
    number_id = numbers(client, spend=spend)
    routes(client, number_id)
    messages(client, number_id, to)
    return number_id


def release(client: Flowroute, number_id: str | None) -> None:
    """Give the number back."""
    chapter("Release")
    if number_id is None:
        step("Nothing was bought, nothing is given back.")
        return
    client.numbers.release_a_phone_number(number_id)
    step(f"Gave {number_id} back.")
    left = [number.id for number in client.numbers.list_account_phone_numbers()]
    step("What is left on the account.", left)


def main() -> None:
    """Run the tour alone."""
    chosen = options(__doc__)
    with connected() as client:
        release(client, tour(client, spend=chosen.spend, to=chosen.to))


if __name__ == "__main__":
    main()
