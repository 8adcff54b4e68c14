"""The part of a building in an address: its type and number, which the old calls took together."""

from __future__ import annotations

import libcst as cst

from ._bodies import Unclear
from ._literals import values_of
from ._source import Source
from .calls import OldCall

TYPE, NUMBER = "address_type", "address_type_number"
UNSEEN = "whether there is an address type can't be seen"


def unit_is_sent(source: Source, old: OldCall, given: dict[str, cst.BaseExpression]) -> bool:
    """Whether the old call sent what it was given of type and number. Raises Unclear."""
    kind, number = (_value(source, given.get(name)) for name in (TYPE, NUMBER))
    if old.name != "update_address":
        return bool(kind and number)
    if kind == "":
        return False
    if kind and not number:
        raise Unclear("it takes the number off the address, which the new call says otherwise")
    return True


def _value(source: Source, node: cst.BaseExpression | None) -> object:
    values = [None] if node is None else values_of(source, node)
    if values is None or len(values) != 1:
        raise Unclear(UNSEEN)
    return values[0]
