"""Caller names (CNAM), from the request to the number that shows them.

Runs against a sandbox that it starts itself; with FR_ACCESS_KEY and FR_SECRET_KEY set, against the
real API, or against FR_BASE_URL. People review new names and a fee may follow, so asking for one
and giving one to a number needs --spend.
"""

import time

from flowroute_sdk import Flowroute, InvalidArgument
from support import chapter, connected, options, step


def show_records(client: Flowroute) -> str | None:
    approved = None
    for record in client.cnams.list_cnams(max_items=10):
        name = record.attributes
        state = "approved" if name.is_approved else name.rejection_reason or "under review"
        step(f"Record {record.id} is {name.value}.", state)
        if name.is_approved:
            approved = record.id
    return approved


def ask_for_a_name(client: Flowroute) -> None:
    created = client.cnams.create_cnam_record(f"TOUR {time.time_ns() % 10**9}")
    step(f"Asked for the name {created.data.attributes.value}.", f"record {created.data.id}")
    client.cnams.remove_cnam(created)
    step("Withdrew it again.")


def number_without_name(client: Flowroute) -> str | None:
    for number in client.numbers.list_account_phone_numbers(max_items=50):
        known = client.numbers.list_phone_number_details(number).data.relationships
        free = known is not None and (known.cnam_preset is None or known.cnam_preset.data is None)
        if free and number.attributes.number_type != "toll-free":
            return number.id
    return None


def show_on_calls(client: Flowroute, cnam_id: str, number_id: str | None) -> None:
    number_id = number_id or number_without_name(client)
    if number_id is None:
        step("The account has no number without a name to give it to.")
        return
    asked = client.cnams.associate_cnam(cnam_id, number_id)
    moment = asked.data.attributes.date_created
    step(
        f"Calls from {number_id} will show it in five to seven business days.",
        f"asked for at {moment}",
    )
    client.cnams.unassociate_cnam(number_id)
    step(f"Took it off {number_id} again.")


def tour(client: Flowroute, *, spend: bool, number_id: str | None = None) -> None:
    """Take the steps, each told in a sentence. The name goes to a number that has none."""
    chapter("Caller names")
    try:
        client.cnams.create_cnam_record("MUCH TOO LONG A NAME")
    except InvalidArgument as error:
        step("A name of more than 15 characters isn't even sent.", error)
    approved = show_records(client)
    if not spend:
        step("Asking for a name, or showing one, is left out here: ask for it with --spend.")
        return
    ask_for_a_name(client)
    if approved is not None:
        details = client.cnams.get_cnam(approved)
        step(f"Took the approved record {approved}.", details.data.attributes.value)
        show_on_calls(client, approved, number_id)


def main() -> None:
    """Run the tour alone."""
    chosen = options(__doc__)
    with connected() as client:
        tour(client, spend=chosen.spend)


if __name__ == "__main__":
    main()
