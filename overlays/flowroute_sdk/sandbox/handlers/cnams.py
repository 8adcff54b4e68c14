"""Caller-name records and their review."""

from __future__ import annotations

from typing import Any

from flowroute_sdk.sandbox.clock import http_date
from flowroute_sdk.sandbox.errors import invalid_attribute, unprocessable
from flowroute_sdk.sandbox.paging import list_reply
from flowroute_sdk.sandbox.records import Cnam
from flowroute_sdk.sandbox.world import NO_CONTENT, Call, Reply

from ._lookup import the_cnam, the_number
from ._resources import cnam_resource, number_in_brief

FIRST_ID = 23454


def list_cnams(call: Call) -> Reply:
    """All filters work in any case; `value` and `contains` mean the same."""
    query = call.query
    approved: bool | None = query.get("is_approved")
    start, end = query.get("starts_with", "").lower(), query.get("ends_with", "").lower()
    parts = [query.get(name, "").lower() for name in ("value", "contains")]

    def matches(record: Cnam) -> bool:
        value = record.value.lower()
        return (
            (approved is None or record.is_approved == approved)
            and value.startswith(start)
            and value.endswith(end)
            and all(part in value for part in parts)
        )

    return list_reply(call, filter(matches, call.store.all(Cnam).values()), cnam_resource)


def get_cnam(call: Call) -> Reply:
    """One record; an approved one with the numbers that use it."""
    record = the_cnam(call)
    resource = cnam_resource(call, record)
    document: dict[str, Any] = {"data": resource}
    if record.is_approved:
        numbers = call.world.numbers_where("cnam", record.id)
        named = [{"id": number.id, "type": "number"} for number in numbers]
        resource["relationships"] = {"numbers": {"data": named}}
        if numbers:
            document["included"] = [number_in_brief(call, number) for number in numbers]
    return Reply(200, document)


def create_cnam_record(call: Call) -> Reply:
    """Hand a name in for review; each name once."""
    value: str = call.attributes["value"]
    _refuse_duplicate(call, value)
    record = Cnam(
        id=call.store.new_id(Cnam, FIRST_ID),
        value=value,
        created_at=call.world.clock.now(),
    )
    call.store.save(record)
    return Reply(201, {"data": cnam_resource(call, record)})


def update_cnam_record(call: Call) -> Reply:
    """Change a pending record; the answer holds the name only."""
    record = the_cnam(call)
    if not record.pending:
        raise unprocessable("Only a pending CNAM record can be changed.")
    value: str = call.attributes["value"]
    if value != record.value:
        _refuse_duplicate(call, value)
    record.value = value
    call.store.save(record)
    resource = cnam_resource(call, record)
    resource["attributes"] = {"value": value}
    return Reply(200, {"data": resource, "links": resource["links"]})


def _refuse_duplicate(call: Call, value: str) -> None:
    wanted = value.lower()
    if any(record.value.lower() == wanted for record in call.store.all(Cnam).values()):
        raise invalid_attribute("value", "A CNAM record with this value exists already.")


def remove_cnam(call: Call) -> Reply:
    """Delete a record; its numbers lose it."""
    record = the_cnam(call)
    for number in call.world.numbers_where("cnam", record.id):
        number.cnam = None
        call.store.save(number)
    call.store.delete(record)
    return NO_CONTENT


def associate_cnam(call: Call) -> Reply:
    """Give an approved record to a US long code."""
    number, record = the_number(call), the_cnam(call)
    if not record.is_approved:
        raise unprocessable("The CNAM record is not approved.")
    if number.number_type != "longcode" or number.iso_country != "US":
        raise unprocessable("CNAM records are for US local numbers only.")
    number.cnam = record.id
    call.store.save(number)
    return _accepted(call, int(record.id) if record.id.isdecimal() else record.id)


def unassociate_cnam(call: Call) -> Reply:
    """Take the number's record off it; nothing to take off is no error."""
    number = the_number(call)
    number.cnam = None
    call.store.save(number)
    return _accepted(call, None)


def _accepted(call: Call, cnam_id: int | str | None) -> Reply:
    created = http_date(call.world.clock.now())
    data = {"attributes": {"date_created": created}, "id": cnam_id, "type": "cnam"}
    return Reply(202, {"data": data})
