"""E911 addresses, from validation to removal.

Runs against a sandbox that it starts itself; with FR_ACCESS_KEY and FR_SECRET_KEY set, against the
real API, or against FR_BASE_URL. Attaching an address to a number costs money there, so that step
needs --spend.
"""

from typing import Any

from flowroute_sdk import APIError, Flowroute, InvalidArgument
from support import chapter, connected, options, step

ADDRESS: dict[str, Any] = {
    "label": "Headquarters",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": "1182",
    "street_name": "3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
}


def check_addresses(client: Flowroute) -> None:
    client.e911s.validate_address(**ADDRESS)
    step("1182 3rd Ave, Seattle WA 98101 is an address that dispatchers can find.", "valid")
    try:
        client.e911s.validate_address(**{**ADDRESS, "country": "CA"})
    except APIError as error:
        step("The same address in Canada can't be geocoded.", error)
    try:
        client.e911s.validate_address(**{**ADDRESS, "zipcode": "1"})
    except InvalidArgument as error:
        step("A postal code of one character isn't even sent.", error)


def show_addresses(client: Flowroute) -> None:
    for record in client.e911s.list_e911s(state="WA", max_items=5):
        place = record.attributes
        street = f"{place.street_number} {place.street_name}, {place.city}"
        step(f"Record {record.id}, {place.label}.", street)


def number_without_address(client: Flowroute) -> str | None:
    for number in client.numbers.list_account_phone_numbers(max_items=50):
        known = client.numbers.list_phone_number_details(number).data.relationships
        if known is not None and (known.e911_address is None or known.e911_address.data is None):
            return number.id
    return None


def attach(client: Flowroute, e911_id: str, number_id: str | None) -> None:
    number_id = number_id or number_without_address(client)
    if number_id is None:
        step("The account has no number without an address to attach it to.")
        return
    client.e911s.associate(e911_id, number_id)
    step(f"Emergency calls from {number_id} now show this address.")
    try:
        attached = [number.id for number in client.e911s.list_dids_for_e911(e911_id)]
        step("The numbers of the record.", attached)
    finally:
        client.e911s.disconnect(number_id)
        step(f"Detached it from {number_id} again.")


def tour(client: Flowroute, *, spend: bool, number_id: str | None = None) -> None:
    """Take the steps, each told in a sentence. The address goes to a number that has none."""
    chapter("E911 addresses")
    check_addresses(client)
    created = client.e911s.create_address(**ADDRESS)
    e911_id = created.data.id
    step(f"Created the record {e911_id}.", created.data.attributes.label)
    updated = client.e911s.update_address(e911_id, address_type="Suite", address_type_number="200")
    suite = f"{updated.data.attributes.address_type} {updated.data.attributes.address_type_number}"
    step("Added the suite; the rest stays as it was.", suite)
    show_addresses(client)
    if spend:
        attach(client, e911_id, number_id)
    else:
        step("Attaching it to a number costs money here: ask for it with --spend.")
    client.e911s.delete_address(e911_id)
    step(f"Deleted the record {e911_id}.")


def main() -> None:
    """Run the tour alone."""
    chosen = options(__doc__)
    with connected() as client:
        tour(client, spend=chosen.spend)


if __name__ == "__main__":
    main()
