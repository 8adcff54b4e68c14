from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk._options.config import resolve_origin
from flowroute_sdk._policy.paging import Past, Seen, Trail, ids_of, next_offset
from hypothesis import given
from hypothesis import strategies as st

ORIGIN = resolve_origin("https://api.flowroute.com")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (None, None),
        ("", None),
        (False, None),
        ({}, None),
        (5, 12),
        ({"href": "/v2/x?offset=14"}, 14),
        ({"href": None, "meta": {}}, 12),
        ("https://api.flowroute.com/v2/x?limit=2&offset=14", 14),
        ("https://API.flowroute.com:443/v2/x?offset=14", 14),
        ("/v2/x?offset=14", 14),
        ("/v2/x?offset=1&offset=14", 14),
        ("/v2/x?offset=999999999999999", 999999999999999),
        ("/v2/x?offset=1000000000000000", 12),
        ("/v2/x?offset=14.0", 12),
        ("/v2/x?offset=\uff11\uff14", 12),
        ("/v2/x?offset=10", 12),
        ("/v2/x?limit=14", 12),
        ("http://api.flowroute.com/v2/x?offset=14", 12),
        ("https://evil.example/v2/x?offset=14", 12),
        ("https://api.flowroute.com@evil.example/?offset=14", 12),
        ("https://api.flowroute.com/v2/x?offset=3", 12),
        ("https://api.flowroute.com/v2/x?offset=99999999999999999999", 12),
        ("https://api.flowroute.com:99999/v2/x?offset=14", 12),
    ],
)
def test_the_next_offset_is_believed_only_from_the_own_host_and_forward(
    link: object, expected: int | None
) -> None:
    assert next_offset(link, origin=ORIGIN, offset=10, count=2) == expected


@given(st.text(max_size=60), st.integers(0, 1000), st.integers(0, 100))
def test_there_is_always_a_step_forward_or_an_end(link: str, offset: int, count: int) -> None:
    found = next_offset(link, origin=ORIGIN, offset=offset, count=count)

    assert found is None or found > offset


@pytest.mark.parametrize(("count", "expected"), [(0, 11), (1, 11), (3, 13)])
def test_without_an_offset_to_believe_a_page_begins_behind_the_one_before(
    count: int, expected: int
) -> None:
    assert next_offset(True, origin=ORIGIN, offset=10, count=count) == expected


@pytest.mark.parametrize(("lead_in", "length"), [*product(range(20), range(1, 20))])
def test_any_cycle_is_noticed_as_soon_as_brent_s_method_does(lead_in: int, length: int) -> None:
    trail: Trail | None = Trail([0])
    seen = 1
    while trail is not None:
        assert seen < 2 * max(lead_in, length) + length
        position = seen if seen < lead_in else lead_in + (seen - lead_in) % length
        trail = trail.follow([position])
        seen += 1


@given(st.lists(st.integers(), unique=True, min_size=1, max_size=200))
def test_pages_that_differ_are_no_cycle(pages: list[int]) -> None:
    trail: Trail | None = Trail([pages[0]])
    for page in pages[1:]:
        assert trail is not None
        trail = trail.follow([page])

    assert trail is not None


def test_of_a_long_list_the_records_read_last_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("flowroute_sdk._policy.paging.REMEMBERED", 100)
    seen = Seen()
    assert not seen
    for number in range(1000):
        seen = seen.with_([str(number)])

        assert seen
        assert seen.has_any([str(number - 99)]) == (number >= 99)
        assert not seen.has_any([str(number - 202), str(number + 1)])


def test_a_record_is_known_by_its_id_and_one_without_by_all_of_it() -> None:
    bare: Any = SimpleNamespace(id=None, to_dict=lambda: {"a": 1})
    odd: Any = SimpleNamespace(to_dict=lambda: {"a": 2})

    assert ids_of([SimpleNamespace(id="7"), SimpleNamespace(id=7), bare, odd]) == [
        "7",
        "7",
        "{'a': 1}",
        "{'a': 2}",
    ]


def followed(*pages: tuple[list[str], bool]) -> Past | None:
    past: Past | None = Past.of(["a", "b"])
    for ids, is_new in pages:
        assert past is not None
        past = past.follow(ids, is_new=is_new)
    return past


@pytest.mark.parametrize(
    ("pages", "goes_on"),
    [
        ([(["c"], True), (["d"], True)], True),
        ([(["a", "b"], True)], False),
        ([(["a", "b"], False), (["c"], True)], True),
        ([(["a"], False), (["b"], False)], True),
        ([(["a"], False), (["a"], False)], False),
        ([(["a"], False), (["b"], False), (["a", "b"], False)], False),
        ([(["a"], False), (["c"], True), (["a"], False)], True),
    ],
)
def test_a_list_goes_on_until_it_shows_the_same_again(
    pages: list[tuple[list[str], bool]], goes_on: bool
) -> None:
    assert (followed(*pages) is not None) is goes_on


def test_what_was_on_any_page_was_seen() -> None:
    past = followed((["c"], True), (["a"], False))

    assert past is not None
    assert past.seen.has_any(["c"])
    assert "b" in past.seen
    assert "d" not in past.seen
