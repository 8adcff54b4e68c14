"""The inventory search: exchanges are narrowed down first, numbers are made last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .inventory import AreaCode, Exchange, Inventory

ORDERS: dict[str, Callable[[Exchange], Any]] = {
    "monthly_cost": lambda exchange: exchange.area.monthly_cost,
    "iso_country": lambda exchange: exchange.area.country,
    "number_type": lambda exchange: exchange.area.number_type,
    "state": lambda exchange: exchange.area.state,
    "rate_center": lambda exchange: exchange.rate_center,
}


def digits(text: str | None) -> str:
    """A filter's digits, without a plus sign; empty when there is no filter."""
    return (text or "").removeprefix("+")


def prefix(text: str | None) -> str:
    """The start of a number in full: country code 1 goes before anything without one."""
    if not text:
        return ""
    return digits(text) if text.startswith(("+", "1")) else f"1{text}"


def echoed(query: Mapping[str, Any]) -> dict[str, str]:
    """The filters as links repeat them, with the country code; one other than 1 keeps its plus."""
    asked = {name: str(value) for name, value in query.items() if name not in ("limit", "offset")}
    start = prefix(asked.get("starts_with"))
    if start:
        asked["starts_with"] = start if start.startswith("1") else f"+{start}"
    return asked


def available(inventory: Inventory, query: Mapping[str, Any]) -> Iterator[tuple[str, Exchange]]:
    """The numbers on offer that meet every filter, in the order asked for."""
    start = prefix(query.get("starts_with"))
    contains, ends = digits(query.get("contains")), digits(query.get("ends_with"))
    for exchange, numbers in _candidates(inventory, query, start):
        for number_id in numbers:
            if number_id.startswith(start) and contains in number_id and number_id.endswith(ends):
                yield number_id, exchange


def _candidates(
    inventory: Inventory, query: Mapping[str, Any], start: str
) -> Iterator[tuple[Exchange, list[str]]]:
    center = query.get("rate_center", "").lower()
    exchanges = [
        exchange
        for area in inventory.area_codes()
        if _fits(area, query) and _overlaps(f"1{area.id}", start)
        for exchange in inventory.exchanges(area.id)
        if center in ("", exchange.rate_center) and _overlaps(f"1{exchange.id}", start)
    ]
    name, _, direction = query.get("order_by", "number").partition(",")
    descending = direction == "desc"
    if name in ORDERS:
        exchanges.sort(key=ORDERS[name], reverse=descending)
    elif descending:
        exchanges.reverse()
    for exchange in exchanges:
        numbers = inventory.numbers(exchange)
        backwards = descending and name not in ORDERS
        yield exchange, numbers[::-1] if backwards else numbers


def _fits(area: AreaCode, query: Mapping[str, Any]) -> bool:
    state, country = query.get("state"), query.get("iso_country")
    return (
        (state is None or area.state == state.lower())
        and (country is None or area.country == country.upper())
        and query.get("number_type") in (None, area.number_type)
    )


def _overlaps(beginning: str, start: str) -> bool:
    return beginning.startswith(start) or start.startswith(beginning)
