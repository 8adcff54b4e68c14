"""The way through a list that others change meanwhile, without a server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_api.types import Operation
from flowroute_sdk import InvalidArgument, ListChanged
from flowroute_sdk._options.config import resolve_origin
from flowroute_sdk._policy.listing import LARGE_PAGE, Listing, Place
from hypothesis import given
from hypothesis import strategies as st

ORIGIN = resolve_origin("https://api.flowroute.com")
AN_HOUR = "Wed, 25 Nov 2026 10:00:00 GMT"


def operation(largest: int | None, *more: str) -> Operation[Any]:
    return Operation(
        "list_things",
        tag="things",
        method="GET",
        path="/v2/things",
        safe_to_repeat=True,
        accept="application/json",
        responses={200: "Things"},
        query_parameters=("limit", "offset", *more),
        largest_page=largest,
    )


def listing(
    largest: int | None = 200,
    *more: str,
    limit: int | None = None,
    offset: int | None = None,
    extra: dict[str, str | None] | None = None,
    **query: object,
) -> Listing[Any]:
    return Listing(operation(largest, *more), {}, query, limit, offset, {}, extra or {})


class Things:
    """A list on a server, and what was asked for."""

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids
        self.asked: list[dict[str, Any]] = []

    def at(self, place: Place[Any]) -> Any:
        query = dict(place.arguments["query"])
        self.asked.append(query)
        offset, limit = query["offset"] or 0, query["limit"]
        found = self.ids[offset : offset + limit]
        link = f"/?offset={offset + limit}" if offset + limit < len(self.ids) else None
        return page(found, link)


def page(ids: list[str], link: object = None) -> Any:
    data = [SimpleNamespace(id=each) for each in ids]
    return SimpleNamespace(data=data, links=SimpleNamespace(next_=link))


def pages(things: Things, place: Place[Any] | None) -> Iterator[list[str]]:
    while place is not None:
        reading = place.read(things.at(place))
        if reading.items:
            yield [each.id for each in reading.items]
        place = reading.next_place(ORIGIN)


def windows(things: Things) -> list[tuple[Any, Any]]:
    return [(query["offset"], query["limit"]) for query in things.asked]


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[bool, float]]:
    """A batch of deletions and insertions, each at a place given as a share of the length."""
    return draw(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), max_size=30))


@given(
    st.integers(0, 60),
    st.integers(1, 12),
    st.booleans(),
    st.lists(changes(), max_size=40),
)
def test_what_was_there_throughout_comes_exactly_once_whatever_is_deleted_or_added(
    length: int, limit: int, at_maximum: bool, batches: list[list[tuple[bool, float]]]
) -> None:
    things = Things([f"r{number}" for number in range(length)])
    throughout = set(things.ids)
    largest = max(limit, 2) if at_maximum else None
    seen: list[str] = []
    added = 0
    rest = iter(batches)
    for found in pages(things, listing(largest, limit=limit).begin(None)):
        seen += found
        for is_deletion, share in next(rest, []):
            place = int(share * len(things.ids))
            if not is_deletion:
                added += 1
                things.ids.insert(place, f"new{added}")
            elif place < len(things.ids):
                throughout.discard(things.ids.pop(place))

    assert len(seen) == len(set(seen))
    assert throughout <= set(seen)


@given(st.integers(1, 60), st.integers(1, 12))
def test_deleting_each_record_that_comes_leaves_none(length: int, limit: int) -> None:
    things = Things([f"r{number}" for number in range(length)])
    everything = list(things.ids)
    seen = []
    for found in pages(things, listing(None, limit=limit).begin(None)):
        seen += found
        for each in found:
            things.ids.remove(each)

    assert seen == everything
    assert len(things.asked) <= 2 * (length // limit + 1)


def test_a_list_that_rests_costs_one_request_a_page() -> None:
    things = Things([str(number) for number in range(10_000)])

    seen = [each for found in pages(things, listing(2000).begin(None)) for each in found]

    assert seen == things.ids
    assert windows(things) == [
        (None, 2000), (1999, 2000), (3998, 2000), (5997, 2000), (7996, 2000), (9995, 2000)
    ]  # fmt: skip


def test_each_page_begins_with_the_last_record_of_the_one_before() -> None:
    things = Things(list("abcdefgh"))

    found = list(pages(things, listing(limit=3).begin(None)))

    assert found == [["a", "b", "c"], ["d", "e", "f"], ["g", "h"]]
    assert windows(things) == [(None, 3), (2, 4), (5, 4)]


def test_pages_of_one_record_go_on() -> None:
    things = Things(list("abc"))

    assert list(pages(things, listing(limit=1).begin(None))) == [["a"], ["b"], ["c"]]
    assert windows(things) == [(None, 1), (0, 2), (1, 2)]


def test_a_page_is_never_asked_to_hold_more_than_the_maximum() -> None:
    things = Things(list("abcdefg"))

    assert [*pages(things, listing(3, limit=3).begin(None))] == [
        list("abc"),
        list("de"),
        list("fg"),
    ]
    assert windows(things) == [(None, 3), (2, 3), (4, 3)]


def test_a_limit_above_the_maximum_is_sent_as_given() -> None:
    things = Things(list("abcdefg"))

    list(pages(things, listing(3, limit=5).begin(None)))

    assert windows(things) == [(None, 5), (4, 5)]


@pytest.mark.parametrize(("largest", "expected"), [(400, 400), (None, LARGE_PAGE)])
def test_without_a_limit_the_largest_page_is_asked_for(largest: int | None, expected: int) -> None:
    things = Things(["a"])

    list(pages(things, listing(largest).begin(None)))

    assert windows(things) == [(None, expected)]


@pytest.mark.parametrize(
    ("max_items", "expected"),
    [
        (0, [(None, 1)]),
        (3, [(None, 3)]),
        (200, [(None, 200)]),
        (201, [(None, 200), (199, 2)]),
        (399, [(None, 200), (199, 200)]),
    ],
)
def test_no_more_is_asked_for_than_is_wanted(
    max_items: int, expected: list[tuple[int | None, int]]
) -> None:
    things = Things([str(number) for number in range(900)])

    seen = [each for found in pages(things, listing(200).begin(max_items)) for each in found]

    assert seen == things.ids[:max_items]
    assert windows(things) == expected


@given(st.integers(0, 40), st.integers(1, 9), st.integers(0, 50))
def test_no_page_goes_beyond_max_items(length: int, limit: int, max_items: int) -> None:
    things = Things([str(number) for number in range(length)])

    found = list(pages(things, listing(limit=limit).begin(max_items)))

    assert sum(map(len, found)) == min(length, max_items)
    assert all(len(each) <= limit for each in found)


def test_a_start_further_on_is_kept_when_the_list_is_read_again_from_further_ahead() -> None:
    things = Things([str(number) for number in range(30)])
    walked = pages(things, listing(limit=10, offset=5).begin(None))

    assert next(walked)[0] == "5"
    del things.ids[5:14]
    rest = [each for found in walked for each in found]

    assert rest == [str(number) for number in range(15, 30)]
    assert min(offset for offset, _ in windows(things)) == 5


def test_a_start_that_can_t_be_found_again_is_an_error() -> None:
    things = Things([str(number) for number in range(30)])
    walked = pages(things, listing(limit=10, offset=5).begin(None))
    next(walked)
    del things.ids[:15]

    with pytest.raises(ListChanged, match="offset 5"):
        list(walked)


def test_records_put_in_front_by_the_page_are_passed_over() -> None:
    things = Things([str(number) for number in range(50)])
    walked = pages(things, listing(limit=10).begin(None))
    first = next(walked)
    things.ids[:0] = [f"new{number}" for number in range(100)]

    seen = [*first, *(each for found in walked for each in found)]

    assert sorted(set(seen) & {str(number) for number in range(50)}) == sorted(
        str(number) for number in range(50)
    )
    assert len(seen) == len(set(seen))


def test_a_list_that_grows_faster_than_it_is_read_is_an_error() -> None:
    things = Things([str(number) for number in range(20)])

    def growing() -> Iterator[Any]:
        for number in range(100):
            yield things.at
            things.ids[:0] = [f"new{number}-{each}" for each in range(10)]

    with pytest.raises(ListChanged, match="grows faster"):
        walk(listing(limit=10).begin(None), growing())


def walk(place: Place[Any] | None, documents: Iterable[Any]) -> None:
    """Go on with what is found at each place: a document, or a function that looks for it."""
    for document in documents:
        assert place is not None
        found = document(place) if callable(document) else document
        place = place.read(found).next_place(ORIGIN)


@pytest.mark.parametrize("ids", [[], ["a", "b"]])
def test_the_same_page_for_ever_is_an_error(ids: list[str]) -> None:
    documents = [page(ids, "/?offset=9")] * 5

    with pytest.raises(ListChanged, match="repeats itself"):
        walk(listing(limit=2).begin(None), documents)


def test_a_circle_longer_than_what_is_remembered_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("flowroute_sdk._policy.paging.REMEMBERED", 4)
    firsts = [number % 30 * 2 for number in range(1000)]
    circle = [[str((first + each) % 60) for each in (-1, 0, 1)] for first in firsts]

    with pytest.raises(ListChanged, match="repeats itself"):
        walk(listing(limit=2).begin(None), (page(ids, "/?offset=99999") for ids in circle))


def test_records_without_an_id_are_known_by_all_that_they_say() -> None:
    def odd(value: object) -> Any:
        return SimpleNamespace(to_dict=lambda: {"value": value})

    first = page(["a"], "/?offset=2")
    first.data.append(odd(1))
    place = listing(limit=2).begin(None).read(first).next_place(ORIGIN)
    assert place is not None
    second = page([])
    second.data += [odd(1), odd(2), SimpleNamespace(id=7)]

    found = place.read(second).items

    assert [getattr(each, "id", None) for each in found] == [None, 7]


def test_links_that_can_t_be_read_don_t_end_a_list_that_goes_on() -> None:
    things = Things(list("abcd"))
    place: Place[Any] | None = listing(limit=2).begin(None)
    seen = []
    while place is not None:
        document = things.at(place)
        document.links, document.to_dict = None, lambda: {"links": "garbage"}
        reading = place.read(document)
        seen += [each.id for each in reading.items]
        place = reading.next_place(ORIGIN)

    assert seen == list("abcd")


def test_a_page_without_links_is_the_last() -> None:
    document = page(["a"])
    document.links, document.to_dict = None, lambda: {"links": []}

    assert listing().begin(None).read(document).next_place(ORIGIN) is None


def test_an_operation_without_pages_has_one() -> None:
    once = Operation[Any](
        "list_once", tag="things", method="GET", path="/", safe_to_repeat=True,
        accept="application/json", responses={200: "Things"},
    )  # fmt: skip
    place = Listing[Any](once, {}, {}, None, None, {}, {}).begin(None)

    assert place.arguments == {"path": {}, "query": {}, "options": {}}
    assert place.read(page(["a"], "/?offset=1")).next_place(ORIGIN) is None


def test_an_open_period_is_closed_with_the_second_page() -> None:
    place = listing(200, "start_date", "end_date", start_date="2026-11-01").begin(None)
    assert place.wants_date
    assert "end_date" not in place.arguments["query"]

    following = place.read(page(["a"], "/?offset=200"), AN_HOUR).next_place(ORIGIN)

    assert following is not None
    assert following.arguments["query"]["end_date"] == "2026-11-25T10:00:01.00Z"
    assert not following.wants_date
    again = following.read(page(["a", "b"], "/?offset=400"), None).next_place(ORIGIN)
    assert again is not None
    assert again.arguments["query"]["end_date"] == "2026-11-25T10:00:01.00Z"


@pytest.mark.parametrize(
    "place",
    [
        listing(200, "end_date", end_date="2026-11-02").begin(None),
        listing(200, "end_date", extra={"end_date": "2026-11-02"}).begin(None),
        listing(200, "end_date", extra={"end_date": None}).begin(None),
        listing(200).begin(None),
    ],
)
def test_a_period_that_is_closed_or_left_open_on_purpose_stays_as_it_is(
    place: Place[Any],
) -> None:
    following = place.read(page(["a"], "/?offset=200"), AN_HOUR).next_place(ORIGIN)

    assert not place.wants_date
    assert following is not None
    before, after = place.arguments["query"], following.arguments["query"]
    assert after.get("end_date") == before.get("end_date")


def test_a_window_in_extra_query_counts_like_the_arguments() -> None:
    place = listing(200, limit=50, offset=9, extra={"limit": "2", "offset": "4"}).begin(None)

    first = place.arguments
    following = place.read(page(["a", "b"], "/?offset=6")).next_place(ORIGIN)

    assert first == {
        "path": {}, "query": {}, "options": {"extra_query": {"limit": 2, "offset": 4}}
    }  # fmt: skip
    assert following is not None
    assert following.arguments["options"] == {"extra_query": {"limit": 3, "offset": 5}}


def test_a_limit_that_extra_query_leaves_out_isn_t_sent() -> None:
    place = listing(200, extra={"limit": None}).begin(5)

    assert place.arguments["options"] == {"extra_query": {"limit": None, "offset": None}}


@pytest.mark.parametrize(
    "extra",
    [
        {"limit": "ten"},
        {"limit": "0"},
        {"limit": "-1"},
        {"offset": "٣"},
        {"offset": "9" * 16},
    ],
)
def test_a_window_in_extra_query_that_can_t_be_counted_with_is_refused(
    extra: dict[str, str | None],
) -> None:
    with pytest.raises(InvalidArgument, match="extra_query"):
        listing(extra=extra)
