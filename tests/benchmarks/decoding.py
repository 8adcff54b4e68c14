"""Decoding alone: 200 records with 400 timestamps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

import msgspec
from flowroute_api.api.messages.look_up_a_set_of_messages import OPERATION

from .answers import records
from .figures import OURS, Group, compared
from .race import Lap, race

PAGES = {
    "200 records with 400 timestamps": (records(200), 1.1),
    "the same, an unknown field in each": (records(200, carrier="ACME"), 1.2),
    "the same, an unknown object in each": (records(200, carrier={"name": "ACME"}), 1.2),
}


def decoding_groups(scale: float) -> Iterator[Group]:
    """Typed models against plain dicts."""
    for what, (page, target) in PAGES.items():
        yield compared(f"decoding {what}", decoding(page, scale), {OURS: target})


def decoding(page: bytes, scale: float) -> dict[str, Lap]:
    document = OPERATION.decode(200, page)
    assert isinstance(document.data[0].attributes.timestamp, datetime)
    decode = msgspec.json.Decoder().decode
    contenders = {
        "json.loads": lambda: json.loads(page),
        OURS: lambda: OPERATION.decode(200, page),
        "msgspec to plain dicts": lambda: decode(page),
    }
    return race(contenders, rounds=int(300 * scale), block=2)
