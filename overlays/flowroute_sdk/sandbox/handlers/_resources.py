"""Records in the API's own form, as several tags show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flowroute_sdk.sandbox.clock import spaced
from flowroute_sdk.sandbox.records import E911, Cnam, Number, Route, Task

if TYPE_CHECKING:
    from flowroute_sdk.sandbox.world import Call

INBOUND_RATE = 0.012


def e911_resource(call: Call, record: E911) -> dict[str, Any]:
    """An emergency address."""
    return {
        "attributes": record.attributes,
        "id": record.id,
        "links": {"self": call.url(f"/v2/e911s/{record.id}")},
        "type": "e911",
    }


def cnam_resource(call: Call, record: Cnam) -> dict[str, Any]:
    """A CNAM record without its relationships."""
    return {
        "attributes": {
            "approval_datetime": spaced(record.approved_at),
            "creation_datetime": spaced(record.created_at),
            "is_approved": record.is_approved,
            "rejection_reason": record.rejection_reason,
            "value": record.value,
        },
        "id": record.id,
        "links": {"self": call.url(f"/v2/cnams/{record.id}")},
        "type": "cnam",
    }


def route_resource(call: Call, record: Route) -> dict[str, Any]:
    """A route; the edge strategy shows only when there is one."""
    attributes: dict[str, Any] = {
        "alias": record.alias,
        "route_type": record.route_type,
        "value": record.value,
    }
    if record.edge_strategy_id is not None:
        attributes["edge_strategy_id"] = record.edge_strategy_id
    return {
        "attributes": attributes,
        "id": record.id,
        "links": {"self": call.url(f"/v2/routes/{record.id}")},
        "type": "route",
    }


def number_in_brief(call: Call, number: Number) -> dict[str, Any]:
    """An owned number as lists show it."""
    return {
        "attributes": {
            "alias": number.alias,
            "cnam_lookups_enabled": number.cnam_lookups_enabled,
            "number_type": number.number_type,
            "rate_center": number.rate_center,
            "state": number.state,
            "value": number.id,
        },
        "id": number.id,
        "links": {"self": call.url(f"/v2/numbers/{number.id}")},
        "type": "number",
    }


def number_document(call: Call, number: Number, task_type: str) -> dict[str, Any]:
    """An owned number in full, with what its relationships name under `included`."""
    resource = number_in_brief(call, number)
    resource["attributes"] |= {
        "inbound_rate": INBOUND_RATE,
        "iso_country": number.iso_country,
        "messaging_enabled": number.messaging_enabled,
        "monthly_cost": number.monthly_cost,
        "note": None,
        "rate_type": "local" if number.number_type == "longcode" else number.number_type,
        "setup_cost": number.setup_cost,
        "status": "PURCHASED",
        "tier": "Standard",
    }
    resource["relationships"] = {
        "cnam_preset": _relationship("cnam", number.cnam),
        "e911_address": _relationship("e911", number.e911),
        "failover_route": _relationship("route", number.failover_route),
        "primary_route": _relationship("route", number.primary_route),
    }
    document: dict[str, Any] = {"data": resource, "links": {"self": resource["links"]["self"]}}
    included = [*_related(call, number), *_tasks(call, number, task_type)]
    if included:
        document["included"] = included
    return document


def task_resource(task: Task, resource_type: str) -> dict[str, Any]:
    """A provisioning task; one number shows as `tn`, several by how far they are."""
    status = "completed" if task.done else "processing"
    attributes: dict[str, Any] = {"status": status}
    if len(task.numbers) == 1:
        attributes["tn"] = task.numbers[0]
    else:
        others = [one for one in task.numbers if one not in task.failed]
        attributes["message"] = f"{len(others)} of {len(task.numbers)} numbers are {status}."
        attributes["numbers"] = {
            "successful": others if task.done else [],
            "processing": [] if task.done else others,
            "failed": task.failed,
        }
    return {"id": task.id, "type": resource_type, "attributes": attributes}


def _relationship(resource_type: str, record_id: str | None) -> dict[str, Any]:
    named = None if record_id is None else {"id": record_id, "type": resource_type}
    return {"data": named}


def _related(call: Call, number: Number) -> list[dict[str, Any]]:
    found = []
    for route_id in dict.fromkeys((number.primary_route, number.failover_route)):
        route = call.store.get(Route, route_id or "")
        if route is not None:
            resource = route_resource(call, route)
            resource["attributes"]["edge_strategy_id"] = route.edge_strategy_id
            found.append(resource)
    cnam = call.store.get(Cnam, number.cnam or "")
    if cnam is not None:
        found.append(cnam_resource(call, cnam))
    e911 = call.store.get(E911, number.e911 or "")
    if e911 is not None:
        found.append(e911_resource(call, e911))
    return found


def _tasks(call: Call, number: Number, task_type: str) -> list[dict[str, Any]]:
    unfinished = call.store.unfinished_tasks.values()
    return [task_resource(task, task_type) for task in unfinished if number.id in task.numbers]
