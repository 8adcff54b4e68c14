"""Finding the records that a path names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowroute_sdk.sandbox.errors import ApiError, not_found
from flowroute_sdk.sandbox.records import E911, Cnam, Number, Route

if TYPE_CHECKING:
    from flowroute_sdk.sandbox.world import Call

CNAM_NOT_FOUND = "CNAM record not found. Nothing to delete."


def the_number(call: Call) -> Number:
    """The owned number of `number_id`, or the documented 404."""
    number = call.store.get(Number, call.path["number_id"])
    if number is None:
        raise not_found()
    return number


def the_route(call: Call, route_id: str) -> Route:
    """The route, or 404."""
    route = call.store.get(Route, route_id)
    if route is None:
        raise not_found()
    return route


def the_e911(call: Call) -> E911:
    """The emergency address of `e911_id`, or 404."""
    record = call.store.get(E911, call.path["e911_id"])
    if record is None:
        raise not_found()
    return record


def the_cnam(call: Call) -> Cnam:
    """The CNAM record of `cnam_id`, or the documented 404 with its title."""
    record = call.store.get(Cnam, call.path["cnam_id"])
    if record is None:
        raise ApiError(404, CNAM_NOT_FOUND, title="Resource not found")
    return record
