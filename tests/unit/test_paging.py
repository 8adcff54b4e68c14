from __future__ import annotations

import pytest
from flowroute_sdk._options.config import resolve_origin
from flowroute_sdk._policy.paging import Seen, Trail, next_offset
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


@given(st.integers(0, 20), st.integers(1, 20))
def test_any_cycle_is_noticed_within_three_rounds(lead_in: int, length: int) -> None:
    trail: Trail | None = Trail([0])
    seen = 1
    while trail is not None:
        position = seen if seen < lead_in else lead_in + (seen - lead_in) % length
        trail = trail.follow([position])
        seen += 1

    assert seen <= 3 * (lead_in + length) + 3


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
