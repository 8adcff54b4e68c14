"""What a call or a view says instead of the client, and what stays as it was."""

from __future__ import annotations

import asyncio
from functools import cached_property
from urllib.parse import urlsplit

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, TransportError, testing
from flowroute_sdk.testing import NoConnection, ScriptedTransport

from tests.misbehaving_server import answer, drop
from tests.overlays.engine.support import RECORD

EMPTY_LIST = answer(200, '{"data": [], "links": {}}')


def query_of(server):
    return urlsplit(server.requests[-1].target).query


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({"city": "Tacoma"}, "state=WA&limit=5&city=Tacoma"),
        ({"city": ["a", "b"]}, "state=WA&limit=5&city=a&city=b"),
        ({"city": None}, "state=WA&limit=5"),
        ({"city": []}, "state=WA&limit=5"),
        ({"city": [None]}, "state=WA&limit=5"),
        ({"x": 1}, "city=Seattle&state=WA&limit=5&x=1"),
    ],
)
def test_extra_query_replaces_the_operation_s_own(against, extra, expected):
    server, driver = against(EMPTY_LIST)

    driver.run(
        lambda client: client.e911s.list_e911s(
            city="Seattle", state="WA", limit=5, extra_query=extra
        )
    )

    assert query_of(server) == expected


@pytest.mark.parametrize(
    ("extra", "expected"),
    [({"a": 2}, "b=1&a=2"), ({"a": None}, "b=1"), ({"a": None, "b": None}, ""), ({}, "a=1&b=1")],
)
def test_extra_query_of_a_call_replaces_that_of_the_client(against, extra, expected):
    server, driver = against(answer(200, RECORD))
    view = driver.client.with_options(extra_query={"a": 0}).with_options(
        extra_query={"a": 1, "b": 1}
    )

    driver.run(lambda _: view.e911s.get_e911("7", extra_query=extra))

    assert query_of(server) == expected
    assert server.requests[-1].target.endswith("?" + expected if expected else "/7")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, "/v2/x?a=1&%62=%31&c"),
        ({"query": {"a": 2}}, "/v2/x?%62=%31&c&a=2"),
        ({"query": {"a": 2}, "extra_query": {"a": 3}}, "/v2/x?%62=%31&c&a=3"),
        ({"extra_query": {"b": None}}, "/v2/x?a=1&c"),
        ({"extra_query": {"a": None, "b": None, "c": None}}, "/v2/x"),
        ({"extra_query": {"a": None, "b": None, "c": 5}}, "/v2/x?c=5"),
    ],
)
def test_the_query_in_a_path_is_replaced_as_well(against, arguments, expected):
    server, driver = against(answer(200, "{}"))

    driver.run(lambda client: client.request("GET", "/v2/x?a=1&%62=%31&c", **arguments))

    assert server.requests[-1].target == expected


def test_a_404_to_a_repeated_delete_of_one_s_own_is_no_document(against):
    server, driver = against(drop, answer(404, '{"errors": [{"detail": "gone"}]}'))

    response = driver.run(lambda client: client.request("DELETE", "/v2/x/1"))

    assert response.status == 404
    assert response.parse() is None
    assert server.count == 2


def test_an_answer_of_one_s_own_call_is_a_document(against):
    _, driver = against(answer(200, '{"errors": []}'))

    response = driver.run(lambda client: client.request("DELETE", "/v2/x/1"))

    assert response.parse() == {"errors": []}


class Slotted:
    __slots__ = ("__hidden", "slot", "unset")

    def hide(self, value):
        self.__hidden = value

    @property
    def hidden(self):
        return self.__hidden


@pytest.fixture(params=[Flowroute, AsyncFlowroute])
def subclass(request):
    """A client of one's own, with attributes of every kind."""

    class Own(Slotted, request.param):
        def __init__(self, tenant):
            super().__init__("key", "secret", base_url="http://127.0.0.1:9")
            self.tenant = tenant
            self.slot = ["slot"]
            self.hide("hidden")
            self._owner_name = "me"

        @cached_property
        def resources(self):
            return [self.e911s, self.tenant]

        def __setattr__(self, name, value):
            assert not getattr(self, "is_frozen", False)
            super().__setattr__(name, value)

    return Own


def test_a_view_keeps_what_a_subclass_has_on_its_instances(subclass):
    client = subclass("acme")

    view = client.with_options(max_retries=0).with_options(timeout=5)

    assert type(view) is subclass
    assert (view.tenant, view.hidden, view._owner_name) == ("acme", "hidden", "me")
    assert view.slot is client.slot
    assert not hasattr(view, "unset")
    view.tenant = "other"
    assert client.tenant == "acme"


def attempts_of(client, call):
    """How often a client tries a call that never gets through."""
    script = ScriptedTransport([NoConnection()], repeat_last=True)

    async def awaited():
        return await call(client)

    with testing.patched(client, script=script), pytest.raises(TransportError):
        asyncio.run(awaited()) if isinstance(client, AsyncFlowroute) else call(client)
    return len(script.attempts)


def test_a_view_has_resources_of_its_own(subclass):
    client = subclass("acme")
    before = [client.e911s, client.with_raw_response, client.resources]

    view = client.with_options(max_retries=0)

    assert view.e911s is not client.e911s
    assert attempts_of(view, lambda one: one.e911s.get_e911("7")) == 1
    assert view.with_raw_response is not client.with_raw_response
    assert view.resources[0] is view.e911s
    assert [client.e911s, client.with_raw_response, client.resources] == before
    assert attempts_of(client, lambda one: one.e911s.get_e911("7")) == 3
