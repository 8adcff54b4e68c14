"""Port orders: how they are split, what may be changed when, and how they go on by themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from .clock import DAY, hundredths, offset_iso
from .errors import ApiError, FieldErrors, invalid_fields, not_found, unprocessable
from .geography import AREA_CODES, TOLL_FREE
from .records import E911, SIP_REGISTRATION, Cnam, Number, PortOrder, Route
from .webhooks import schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .world import World

FIRST_ID = 42361
FIRST_GROUP = 38697
GROUP = "port_order_group"
"""The counter of groups."""
COST = 7.5
"""Dollars for each number."""
COMPLETION = 5 * DAY
ENDED = frozenset({"completed", "cancelled", "canceled", "abandoned", "hard_canceled"})
STATUSES = ("pending", "processing", "submitted", "accepted", "rejected", "review", *sorted(ENDED))
NEXT: dict[str, tuple[str, float]] = {
    "pending": ("cancelled", 45 * DAY),
    "processing": ("submitted", DAY),
    "review": ("submitted", DAY),
    "submitted": ("accepted", 2 * DAY),
    "accepted": ("completed", COMPLETION),
    "rejected": ("abandoned", 45 * DAY),
}
"""What an order becomes by itself, and after how many seconds."""
ADVANCED = {**{status: step for status, (step, _) in NEXT.items()}, "pending": "processing"}
ADVANCED["rejected"] = "review"
"""What an order becomes when it is helped on."""
PRESETS: dict[str, type[Any]] = {
    "cnam_id": Cnam,
    "e911_id": E911,
    "primary_route_id": Route,
    "failover_route_id": Route,
}


def objection(world: World, number: str) -> str | None:
    """Why a number can't be ported, or None when it can. Numbers with 555 belong to nobody."""
    digits = number.removeprefix("+")
    area = digits[1:4]
    if len(digits) != 11 or not digits.startswith("1") or not (area in AREA_CODES or free(number)):
        return "Only numbers of the United States and Canada can be ported."
    if digits[4:7] == "555":
        return "This number belongs to nobody."
    if digits in world.store.all(Number):
        return "This number is on your account already."
    return None


def free(number: str) -> bool:
    """Whether a number is toll-free."""
    return number.removeprefix("+")[1:4] in TOLL_FREE


def country_of(number: str) -> str:
    """The country of a number."""
    return AREA_CODES.get(number.removeprefix("+")[1:4], ("", "US"))[1]


def kind_of(number: str) -> tuple[str, bool]:
    """What the numbers of one order have in common."""
    return ("", True) if free(number) else (country_of(number), False)


def split(numbers: Iterable[str]) -> list[list[str]]:
    """Numbers by what can be ported together, in the order in which they were given."""
    found: dict[tuple[str, bool], list[str]] = {}
    for number in dict.fromkeys(numbers):
        found.setdefault(kind_of(number), []).append(number)
    return list(found.values())


def check_numbers(
    world: World, field: tuple[str, ...], numbers: Iterable[str], known: Iterable[str] = ()
) -> None:
    """Raise 422 for numbers that can't be ordered."""
    ordered = {number for order in open_orders(world) for number in order.numbers} - {*known}
    errors: FieldErrors = []
    for place, number in enumerate(numbers):
        problem = objection(world, number)
        if problem is None and number in ordered:
            problem = "This number is in another port order."
        if problem is not None:
            errors.append(((*field, str(place)), problem))
    if errors:
        raise invalid_fields(errors)


def check_presets(world: World, presets: Mapping[str, Any]) -> None:
    """Raise 422 for a preset that names what isn't there."""
    errors: FieldErrors = [
        (("data", "attributes", "presets", name), "There is no such record on your account.")
        for name, kind in PRESETS.items()
        if presets.get(name) is not None and world.store.get(kind, presets[name]) is None
    ]
    if errors:
        raise invalid_fields(errors)


def open_orders(world: World) -> list[PortOrder]:
    """The orders that haven't ended."""
    return [one for one in world.store.all(PortOrder).values() if one.status not in ENDED]


def group_members(world: World, group_id: str) -> list[PortOrder]:
    """The orders of a group. Raises 404 when there is none."""
    found = [one for one in world.store.all(PortOrder).values() if one.group_id == group_id]
    if not found:
        raise not_found()
    return found


def new_order(
    world: World, group_id: str, numbers: list[str], attributes: Mapping[str, Any]
) -> PortOrder:
    """An order of a group, pending."""
    now = world.clock.now()
    order = PortOrder(
        id=world.store.new_id(PortOrder, FIRST_ID),
        group_id=group_id,
        numbers=numbers,
        attributes=dict(attributes),
        created_at=now,
        next_at=now + NEXT["pending"][1],
    )
    world.store.save(order)
    return order


def need(order: PortOrder, allowed: Iterable[str], what: str) -> None:
    """Raise 422 unless the order has one of these statuses."""
    allowed = list(allowed)
    if order.status not in allowed:
        raise unprocessable(
            f"{what} of a port order that is {order.status} can't be changed: "
            f"it has to be {' or '.join(allowed)}."
        )


def cancel(world: World, order: PortOrder) -> None:
    """Cancel what is pending, give up what was rejected. Raises 422 for all else."""
    if order.status not in ("pending", "rejected"):
        raise ApiError(422, f"A port order that is {order.status} can't be cancelled here.")
    move(world, order, "cancelled" if order.status == "pending" else "abandoned")


def move(world: World, order: PortOrder, status: str, at: float | None = None) -> None:
    """Give an order another status, with all that follows from it."""
    at = world.clock.now() if at is None else at
    order.status, order.status_updated_at = status, at
    order.next_at = _next_at(order, at)
    world.store.save(order)
    if status == "completed":
        _complete(world, order)
    if order.attributes.get("status_url"):
        url = order.attributes["status_url"]
        schedule(world, "event", url, _event(world, order, url, at), at)


def _next_at(order: PortOrder, at: float) -> float | None:
    if order.status not in NEXT:
        return None
    day = order.attributes.get("desired_completion_date")
    if order.status == "accepted" and day is not None:
        wanted = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
        return max(at, wanted.timestamp())
    return at + NEXT[order.status][1]


def _complete(world: World, order: PortOrder) -> None:
    """Put the numbers on the account, set to the presets."""
    presets = order.attributes.get("presets") or {}
    named = {
        name: presets[name]
        for name, kind in PRESETS.items()
        if presets.get(name) is not None and world.store.get(kind, presets[name]) is not None
    }
    for number in order.numbers:
        digits = number.removeprefix("+")
        if digits in world.store.all(Number):
            continue
        state, country = AREA_CODES.get(digits[1:4], ("", "US"))
        world.inventory.take_out(digits)
        world.store.save(
            Number(
                id=digits,
                alias=presets.get("alias"),
                cnam_lookups_enabled=bool(order.attributes.get("enable_cnam_lookups", True)),
                number_type="toll-free" if free(number) else "longcode",
                rate_center="tollfree" if free(number) else "",
                state=state.lower(),
                iso_country=country,
                setup_cost=0.0,
                primary_route=named.get("primary_route_id", SIP_REGISTRATION),
                failover_route=named.get("failover_route_id"),
                cnam=named.get("cnam_id"),
                e911=named.get("e911_id"),
            )
        )


def is_order_due(order: PortOrder, now: float) -> bool:
    """Whether an order is due for its next status."""
    return order.next_at is not None and order.next_at <= now


def go_on(world: World) -> None:
    """Let orders go on whose time has come, each step at its own moment."""
    now = world.clock.now()
    for order in list(world.store.moving_orders.values()):
        while order.next_at is not None and order.next_at <= now:
            move(world, order, NEXT[order.status][0], order.next_at)


def _event(world: World, order: PortOrder, url: str, at: float) -> dict[str, Any]:
    event_id = str(world.settings.id_of(f"event:portorder:{order.id}:{order.status}:{at}"))
    return {
        "data": {
            "attributes": {
                "at": offset_iso(at),
                "customer_id": f"{world.settings.seed:032x}",
                "event_type": "status_change",
                "id": event_id,
                "message": f"Port Order #{order.id} has been {order.status}.",
                "resource_id": order.id,
                "resource_type": "portorders",
                "status": order.status,
                "timestamp": offset_iso(at),
                "type": "event",
                "url_override": url,
                "version": "1.0",
            },
            "id": event_id,
            "timestamp": hundredths(at),
            "type": "po_status_change",
        }
    }


def file_id(order: PortOrder, place: int) -> str:
    """What a document is called where files are served."""
    return f"port-{order.id}-{place}"


def file_content(world: World, name: str) -> tuple[str, bytes] | None:
    """Media type and bytes of a document by that name; None where it names none."""
    prefix, _, rest = name.partition("-")
    order_id, _, place = rest.partition("-")
    order = world.store.get(PortOrder, order_id)
    if prefix != "port" or order is None or not place.isdecimal():
        return None
    if int(place) >= len(order.documents):
        return None
    document = order.documents[int(place)]
    return document.mime_type, document.content
