"""Whatever is posted, there is an event or a `WebhookError`, and events never raise.

`python -m tests.webhooks.test_fuzz 200000` tries as many bodies as one likes.
"""

from __future__ import annotations

import copy
import json
import random
import sys
from typing import Any

from flowroute_sdk.webhooks import WebhookError, parse
from hypothesis import example, given, settings
from hypothesis import strategies as st

from .bodies import ALL, MMS

FIELDS = ("id", "key", "status", "is_final", "sent_at", "text", "from_", "to", "media", "level")
MORE = ("status_code", "description", "event_type", "resource_id", "resource_type", "type")
ODD: list[Any] = [
    None, True, 0, -1, 10**400, 1e308, 1.5, "", "x", "\ud800", "9" * 5000, "\x00", [], {}, [[]],
    {"data": {}}, "message", "delivery_receipt", "1e999", "-0", "2018-13-45", 10**12, "٣", "+",
]  # fmt: skip


def touch(body: Any) -> None:
    """Read everything that an event offers."""
    try:
        event = parse(body)
    except WebhookError as error:
        str(error).encode()
        return
    for name in (*FIELDS, *MORE, "amount_usd"):
        getattr(event, name, None)
    for model in (event.record, getattr(event, "document", event.record)):
        assert repr(model).encode("utf-8", "backslashreplace")
        assert model.to_dict() == model.to_dict()
    values = getattr(event.record, "attributes", None)
    for name in dir(values):
        getattr(values, name)
    for media in getattr(event, "media", ()):
        assert repr(media)
    assert len(event.key) <= 200
    assert repr(event).encode("utf-8", "backslashreplace")
    assert event == event
    hash(event)


def mutated(chance: random.Random) -> bytes:
    """A webhook with something in it replaced, dropped, cut or repeated."""
    body = json.loads(json.dumps(chance.choice(ALL)))
    for _ in range(chance.randint(0, 4)):
        place: Any = body
        while isinstance(place, dict | list) and place:
            names = list(place) if isinstance(place, dict) else range(len(place))
            name: Any = chance.choice(list(names))
            if chance.random() < 0.4 or not isinstance(place[name], dict | list):
                if chance.random() < 0.2:
                    del place[name]
                else:
                    place[name] = copy.deepcopy(chance.choice(ODD))
                break
            place = place[name]
    content = bytearray(json.dumps(body).encode())
    if chance.random() < 0.5:
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(content) or 1)
            content[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    return bytes(content)


def nested(chance: random.Random) -> bytes:
    """Something deep."""
    depth = chance.choice([5, 90, 110, 900, 3000, 100_000])
    opening, closing = chance.choice([(b"[", b"]"), (b'{"data":', b"}")])
    return opening * depth + b"1" + closing * (depth if chance.random() < 0.8 else 0)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(ODD),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["data", "id", "type", "attributes", "from", "to", "included", "status"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_raise_nothing_else(body: bytes) -> None:
    touch(body)


@settings(max_examples=400, deadline=None)
@given(json_values)
@example({"data": MMS, "included": 10**400})
def test_random_json_raises_nothing_else(body: Any) -> None:
    touch(body)
    touch(json.dumps(body))


@settings(max_examples=1000, deadline=None)
@given(st.integers(0, 2**32))
def test_mutated_webhooks_raise_nothing_else(seed: int) -> None:
    touch(mutated(random.Random(seed)))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_deep_nesting_raises_nothing_else(seed: int) -> None:
    touch(nested(random.Random(seed)))


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        chance = random.Random(number)
        which = number % 20
        if which == 0:
            touch(chance.randbytes(chance.randint(0, 300)))
        elif number % 1000 == 1:
            touch(nested(chance))
        else:
            touch(mutated(chance))
    print(sys.argv[1], "bodies, nothing but WebhookError")
