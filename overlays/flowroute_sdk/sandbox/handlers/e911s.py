"""Emergency addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flowroute_sdk.sandbox.errors import ApiError, FieldErrors, invalid_fields
from flowroute_sdk.sandbox.geocoding import geocode
from flowroute_sdk.sandbox.money import charge, nanodollars
from flowroute_sdk.sandbox.paging import list_reply
from flowroute_sdk.sandbox.records import E911, Number
from flowroute_sdk.sandbox.world import NO_CONTENT, Call, Reply

from ._lookup import the_e911, the_number
from ._resources import e911_resource

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_ID = 21301
EMERGENCY_COUNTRIES = ("US", "CA")
ADDRESS_TYPES = {
    name.lower(): name
    for name in (
        *("Apartment", "Basement", "Building", "Department", "Floor", "Front", "Key", "Lobby"),
        *("Lot", "Lower", "Office", "Penthouse", "Pier", "Rear", "Room", "Side", "Slip", "Space"),
        *("Stop", "Suite", "Trailer", "Unit", "Upper"),
    )
}


def _checked(attributes: Mapping[str, Any]) -> dict[str, str]:
    """The address as it is stored. Raises 422 for a wrong field, 400 for a wrong place."""
    address = {name: value for name, value in attributes.items() if value is not None}
    errors: FieldErrors = [
        (("data", "attributes", name), "Field may not be blank.")
        for name, value in address.items()
        if not name.startswith("address_type") and not value.strip()
    ]
    errors += _address_type_errors(address)
    if errors:
        raise invalid_fields(errors)
    if address.get("address_type"):
        address["address_type"] = ADDRESS_TYPES[address["address_type"].lower()]
    geocode(address)
    return address


def _address_type_errors(address: Mapping[str, str]) -> FieldErrors:
    kind, number = address.get("address_type"), address.get("address_type_number")
    if kind and kind.lower() not in ADDRESS_TYPES:
        choices = ", ".join(ADDRESS_TYPES.values())
        return [(("data", "attributes", "address_type"), f"Must be one of: {choices}.")]
    if kind and not (number and number.strip()):
        message = "Required when address_type is given."
        return [(("data", "attributes", "address_type_number"), message)]
    return []


def list_e911s(call: Call) -> Reply:
    """Newest records last; text filters match a part in any case, `state` the whole."""
    parts = {name: call.query.get(name) for name in ("label", "street_name", "city")}
    wanted = {name: part.lower() for name, part in parts.items() if part}
    state = call.query.get("state")

    def matches(record: E911) -> bool:
        attributes = record.attributes
        if state and attributes["state"].lower() != state.lower():
            return False
        return all(part in attributes[name].lower() for name, part in wanted.items())

    records = call.store.all(E911).values()
    return list_reply(call, filter(matches, records), e911_resource)


def get_e911(call: Call) -> Reply:
    """One record."""
    return Reply(200, {"data": e911_resource(call, the_e911(call))})


def validate_address(call: Call) -> Reply:
    """Check only."""
    _checked(call.attributes)
    return NO_CONTENT


def create_address(call: Call) -> Reply:
    """Check and store. Labels may repeat."""
    address = _checked(call.attributes)
    record = E911(id=call.store.new_id(E911, FIRST_ID), attributes=address)
    call.store.save(record)
    return Reply(201, {"data": e911_resource(call, record)})


def update_address(call: Call) -> Reply:
    """Change what is given and check the result."""
    record = the_e911(call)
    record.attributes = _checked({**_current(record), **call.attributes})
    call.store.save(record)
    return Reply(200, {"data": e911_resource(call, record)})


def _current(record: E911) -> dict[str, str]:
    country = record.attributes["country"]
    return {**record.attributes, "country": "US" if country == "USA" else country}


def delete_address(call: Call) -> Reply:
    """Delete a record that no number uses."""
    record = the_e911(call)
    if call.world.numbers_where("e911", record.id):
        raise ApiError(
            403,
            "Please disassociate all numbers before deleting.",
            title="This E911 record has numbers still associated to it.",
        )
    call.store.delete(record)
    return NO_CONTENT


def associate(call: Call) -> Reply:
    """Assign the record to the number, in place of another; each new one is charged."""
    number, record = the_number(call), the_e911(call)
    if number.iso_country not in EMERGENCY_COUNTRIES:
        raise ApiError(
            422,
            "Cannot assign an E911 record to a number that does not support emergency services.",
            title="Invalid Resource",
        )
    if number.e911 != record.id:
        charge(call.world, nanodollars(call.world.prices.e911))
        number.e911 = record.id
        call.store.save(number)
    return NO_CONTENT


def disconnect(call: Call) -> Reply:
    """Take the number's record off it; nothing to take off is no error."""
    number = the_number(call)
    number.e911 = None
    call.store.save(number)
    return NO_CONTENT


def list_dids_for_e911(call: Call) -> Reply:
    """The numbers of a record, each with its value and alias only."""
    record = the_e911(call)
    return list_reply(call, call.world.numbers_where("e911", record.id), _brief)


def _brief(call: Call, number: Number) -> dict[str, Any]:
    return {
        "attributes": {"alias": number.alias, "value": number.id},
        "id": number.id,
        "links": {"self": call.url(f"/v2/numbers/{number.id}")},
        "type": "number",
    }
