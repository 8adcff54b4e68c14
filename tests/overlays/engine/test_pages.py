"""Lists over pages that a server gives correctly, oddly, or in circles."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from flowroute_sdk import InvalidArgument, ListChanged

from tests.misbehaving_server import answer
from tests.overlays.engine.support import record


def page(ids, next=None, **more):
    links = {} if next is None else {"next": next}
    return answer(
        200, json.dumps({"data": [record(str(each)) for each in ids], "links": links, **more})
    )


def queries(server):
    return [parse_qs(urlsplit(request.target).query) for request in server.requests]


def list_all(client, **arguments):
    return client.e911s.list_e911s(**arguments)


def test_iteration_goes_over_the_items_of_all_pages(against):
    server, driver = against(page([1, 2], "/v2/e911s?limit=2&offset=2"), page([2, 3]))

    items = driver.items(lambda client: list_all(client, limit=2, city="Seattle"))

    assert [item.id for item in items] == ["1", "2", "3"]
    assert queries(server) == [
        {"limit": ["2"], "city": ["Seattle"]},
        {"limit": ["3"], "city": ["Seattle"], "offset": ["1"]},
    ]


@pytest.mark.parametrize(
    "links", [{}, {"links": None}, {"links": {"next": None}}, {"links": {"next": ""}}]
)
def test_a_page_without_a_next_link_is_the_last(against, links):
    server, driver = against(answer(200, json.dumps({"data": [record("1")], **links})))

    items = driver.items(list_all)

    assert len(items) == 1
    assert server.count == 1


def test_iteration_ends_at_max_items(against):
    server, driver = against(page([1, 2], "/?offset=2"), page([2, 3, 4], "/?offset=4"), page([5]))

    items = driver.items(lambda client: list_all(client, max_items=3))

    assert [item.id for item in items] == ["1", "2", "3"]
    assert server.count == 2


def test_no_further_page_is_fetched_when_max_items_is_reached_at_the_end_of_one(against):
    server, driver = against(page([1, 2], "/?offset=2"), page([3]))

    items = driver.items(lambda client: list_all(client, max_items=2))

    assert len(items) == 2
    assert server.count == 1


def test_a_page_is_true_and_has_data_and_links_and_no_length(against):
    _, driver = against(page([]))

    first = driver.run(list_all)

    assert first
    assert list(first.data) == []
    assert first.links.next_ is None
    assert first.to_dict() == first.document.to_dict() == {"data": [], "links": {}}
    with pytest.raises(TypeError):
        len(first)


def test_next_page_fetches_one_page_and_ends_with_none(against):
    _, driver = against(page([1], "/?offset=1"), page([1, 2]))

    first = driver.run(list_all)
    second = driver.run(lambda _: first.next_page())
    third = driver.run(lambda _: second.next_page())

    assert [item.id for item in second.data] == ["2"]
    assert third is None


def test_iter_pages_gives_every_page(against):
    server, driver = against(page([1, 2], "/?offset=2"), page([2, 3]))

    first = driver.run(list_all)
    pages = driver.items(lambda _: first.iter_pages())

    assert [len(each.data) for each in pages] == [2, 1]
    assert server.count == 2


def test_credentials_never_follow_a_link_to_another_host(against, serve):
    elsewhere = serve(page([9]))
    link = f"{elsewhere.url}/v2/e911s?limit=2&offset=77"
    server, driver = against(page([1, 2], link), page([2, 3]))

    items = driver.items(list_all)

    assert [item.id for item in items] == ["1", "2", "3"]
    assert elsewhere.connections == 0
    assert [query.get("offset") for query in queries(server)] == [None, ["1"]]


@pytest.mark.parametrize(
    "link",
    [
        "http://cdr-api/cdrs/exports?offset=2&limit;=2",
        "https://api.staging.fl.gg/v2/e911s?offset=2",
        "/e911s/20155/numbers?limit=10&offset;=0",
        "/v2/e911s?offset=-5",
        "/v2/e911s?offset=٣",
        "/v2/e911s",
        "not a link at all",
        "http://[broken",
        "//evil.example/v2/e911s?offset=50",
        {"href": "/v2/e911s?offset=2", "meta": {}},
        {"meta": {}},
        True,
    ],
)
def test_an_odd_next_link_only_says_that_there_is_more(against, link):
    server, driver = against(page([1, 2], link), page([2, 3]))

    items = driver.items(list_all)

    assert [item.id for item in items] == ["1", "2", "3"]
    assert queries(server)[1]["offset"] == ["1"]


def test_a_server_that_repeats_a_page_for_ever_is_noticed(against):
    server, driver = against(page([1, 2], "/?offset=2"))

    with pytest.raises(ListChanged, match="repeats itself"):
        driver.items(list_all)

    assert server.count == 3


def test_a_server_that_leads_in_a_wider_circle_is_noticed(against):
    circle = [page([1], "/?offset=1"), page([2], "/?offset=1"), page([3], "/?offset=1")]
    server, driver = against(*circle * 4)

    with pytest.raises(ListChanged, match="repeats itself"):
        driver.items(list_all)

    assert server.count < 12


def test_empty_pages_without_end_are_noticed(against):
    _, driver = against(page([], "/?offset=10"))

    with pytest.raises(ListChanged, match="repeats itself"):
        driver.items(list_all)


def test_a_list_whose_data_is_null_is_empty(against):
    _, driver = against(answer(200, '{"data": null, "links": {}}'))

    assert driver.items(list_all) == []


@pytest.mark.parametrize(
    "arguments",
    [
        {"limit": 0},
        {"limit": 2001},
        {"limit": "ten"},
        {"offset": -1},
        {"max_items": -1},
        {"city": 5},
    ],
)
def test_impossible_page_arguments_are_caught_before_anything_is_sent(against, arguments):
    server, driver = against(page([]))

    with pytest.raises(InvalidArgument) as caught:
        driver.run(lambda client: list_all(client, **arguments))

    assert caught.value.field == next(iter(arguments))
    assert server.count == 0


def test_check_false_lets_the_server_judge(against):
    server, driver = against(page([]))

    driver.run(lambda client: list_all(client, limit=5000, check=False))

    assert queries(server) == [{"limit": ["5000"]}]


def test_every_page_of_a_list_is_fetched_with_the_call_s_own_options(against):
    server, driver = against(page([1], "/?offset=1"), page([1, 2]))

    driver.items(lambda client: list_all(client, extra_headers={"x-trace": "7"}))

    assert [request.headers["x-trace"] for request in server.requests] == ["7", "7"]


@pytest.mark.parametrize("odd", [None, "text", {}, {"id": "odd", "attributes": 5}])
def test_one_odd_record_costs_neither_its_page_nor_those_after_it(against, odd):
    first = {"data": [record("1"), odd], "links": {"next": "/?offset=2"}}
    second = {"data": [odd, record("3")], "links": {}}
    server, driver = against(answer(200, json.dumps(first)), answer(200, json.dumps(second)))

    items = driver.items(lambda client: list_all(client, limit=2))

    known = odd.get("id") if isinstance(odd, dict) else None
    assert [getattr(item, "id", None) for item in items] == ["1", known, "3"]
    assert items[1].to_dict() == (odd if isinstance(odd, dict) else {"value": odd})
    assert server.count == 2


@pytest.mark.parametrize("links", [["x"], "text", 5])
def test_links_that_can_t_be_read_skip_no_record(against, links):
    pages = [[record("1"), record("2")], [record("2"), record("3")], [record("3")]]
    script = [answer(200, json.dumps({"data": data, "links": links})) for data in pages]
    server, driver = against(*script)

    items = driver.items(lambda client: list_all(client, limit=2))

    assert [item.id for item in items] == ["1", "2", "3"]
    assert server.count == 4
