"""Porting numbers from another provider, from the first check to the signed letter.

Runs against a sandbox that it starts itself; with FR_ACCESS_KEY and FR_SECRET_KEY set, against the
real API, or against FR_BASE_URL. Nobody should order a stranger's number: orders are made with
--spend, and on this machine only.
"""

from typing import Any

from flowroute_sdk import Flowroute, InvalidArgument
from support import LOCAL, chapter, connected, options, step

NUMBERS = ("(425) 208-1174", "+1 800 225 5277", "212-555-1212")
ORDER: dict[str, Any] = {
    "billing_name": "John Doe",
    "street": "1218 3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
    "provider": "Verizon",
    "usage_type": "Residential",
}


def check(client: Flowroute) -> list[str]:
    found = client.porting.check_portability(NUMBERS).data
    portable = found.portable or []
    step("These can be ported.", portable)
    step("These can't.", found.nonportable or [])
    try:
        client.porting.check_portability("1234")
    except InvalidArgument as error:
        step("What can't be a phone number isn't even sent.", error)
    return portable


def show_orders(client: Flowroute) -> None:
    for order in client.porting.list_port_orders(max_items=5):
        step(f"Order {order.id}.", client.porting.status_of(order) or "without a status")


def order_and_cancel(client: Flowroute, numbers: list[str]) -> None:
    group = client.porting.create_a_port_order(numbers=numbers, **ORDER)
    known = group.data.attributes
    orders = (known.orders if known else None) or []
    try:
        step(f"Ordered {len(numbers)} numbers: local and toll-free ones go apart.", len(orders))
        for order in orders:
            stored = client.porting.upload_a_port_order_file(
                order, b"%PDF-1.4 the last bill", file_name="bill.pdf"
            )
            step(f"Uploaded a bill for order {order.id}.", stored.data.attributes.status or "")
        letter = client.porting.get_letter_of_authorization(orders[0])
        step("The letter that would have to be signed.", letter.data.attributes.loa_copy or "")
    finally:
        for order in orders:
            cancelled = client.porting.cancel_a_port_order(order)
            step(f"Took order {order.id} back.", client.porting.status_of(cancelled) or "")


def tour(client: Flowroute, *, spend: bool) -> None:
    """Take the steps, each told in a sentence."""
    chapter("Porting")
    numbers = check(client)
    show_orders(client)
    if spend and numbers and client.base_url.startswith(LOCAL):
        order_and_cancel(client, numbers)
    else:
        step("Orders are made with --spend, and against a sandbox only.")


def main() -> None:
    """Run the tour alone."""
    chosen = options(__doc__)
    with connected() as client:
        tour(client, spend=chosen.spend)


if __name__ == "__main__":
    main()
