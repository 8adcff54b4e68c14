"""Whether httpx is mocked or traced, and what is then done, with modules of the test's own."""

from __future__ import annotations

import functools
import sys
from types import FunctionType, ModuleType
from typing import Any

import pytest
from flowroute_sdk._transports import httpx_async, httpx_sync, switching_async, switching_sync
from flowroute_sdk._transports.base import TransportOptions
from flowroute_sdk._transports.origin import Origin
from flowroute_sdk._transports.watched import ASYNC, SYNC, httpx_is_watched

PLACES = (("toy.client", "Client", "send"), ("toy.pool", "Pool", "handle"))
REQUEST = ("PUT", "/x", [(b"accept", b"x")], b"body", 5.0, 20.0)


def toy(name: str, owner: str, method: str) -> ModuleType:
    module = ModuleType(name)
    exec(f"class {owner}:\n    def {method}(self): pass", vars(module))
    return module


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    every = {place[0]: toy(*place) for place in PLACES}
    for name, module in every.items():
        monkeypatch.setitem(sys.modules, name, module)
    return every


def test_what_is_the_library_s_own_is_not_watched(modules: dict[str, Any]) -> None:
    assert httpx_is_watched(PLACES) is False
    assert httpx_is_watched(()) is False
    assert httpx_is_watched(SYNC) is False
    assert httpx_is_watched(ASYNC) is False


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("how", ["a function of another module", "an object", "a wrapper"])
def test_what_took_the_place_of_a_method_is_seen(
    modules: dict[str, Any], place: tuple[str, str, str], how: str
) -> None:
    name, owner, method = place
    klass = getattr(modules[name], owner)
    own = getattr(klass, method)
    taken: Any = {
        "a function of another module": lambda self: None,
        "an object": functools.partial(own),
        "a wrapper": FunctionType(own.__code__, {}),
    }[how]

    setattr(klass, method, taken)

    assert httpx_is_watched(PLACES) is True


def test_what_is_not_there_is_passed_over(modules: dict[str, Any]) -> None:
    del modules["toy.client"].Client
    modules["toy.pool"].Pool.handle = lambda self: None

    assert httpx_is_watched((("no.such.module", "X", "y"), *PLACES)) is True


def test_without_httpx_nothing_is_watched(
    modules: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    modules["toy.pool"].Pool.handle = lambda self: None
    monkeypatch.delitem(sys.modules, "httpx")

    assert httpx_is_watched(PLACES) is False


@pytest.mark.parametrize("place", [*SYNC, *ASYNC])
def test_each_place_is_one_of_httpx_s(place: tuple[str, str, str]) -> None:
    name, owner, method = place
    __import__(name)

    assert callable(getattr(getattr(sys.modules[name], owner), method))


# Switching


def options(**given: Any) -> TransportOptions:
    origin = Origin("http", "api.example", 80, "")
    return TransportOptions(origin, given.get("verify", True), None, None, None, 77)


class Carried:
    """Stands for the transport through httpx."""

    def __init__(self, options: TransportOptions) -> None:
        self.options = options
        self.sent: list[Any] = []
        self.closed = 0
        every.append(self)

    def send(self, *request: Any, **more: Any) -> str:
        self.sent.append((request, more))
        return "through httpx"

    def close(self) -> None:
        self.closed += 1


class AsyncCarried(Carried):
    async def send(self, *request: Any, **more: Any) -> str:  # type: ignore[override]
        return super().send(*request, **more)

    async def aclose(self) -> None:
        self.close()


every: list[Carried] = []


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Whether httpx is watched, where that was asked, and what goes straight."""
    state: dict[str, Any] = {"watched": False, "asked": [], "direct": []}
    every.clear()

    def watched(places: Any) -> bool:
        state["asked"].append(places)
        return bool(state["watched"])

    def straight(self: Any, *request: Any, **more: Any) -> str:
        state["direct"].append((request, more))
        return "straight"

    async def straight_async(self: Any, *request: Any, **more: Any) -> str:
        return straight(self, *request, **more)

    for module in (switching_sync, switching_async):
        monkeypatch.setattr(module, "httpx_is_watched", watched)
    monkeypatch.setattr(switching_sync.DirectTransport, "send", straight)
    monkeypatch.setattr(switching_async.AsyncDirectTransport, "send", straight_async)
    monkeypatch.setattr(httpx_sync, "HttpxTransport", Carried)
    monkeypatch.setattr(httpx_async, "AsyncHttpxTransport", AsyncCarried)
    return state


class Sync:
    def __init__(self) -> None:
        self.options = options()
        self.transport: Any = switching_sync.SwitchingTransport(self.options)

    async def send(self, **more: bool) -> Any:
        return self.transport.send(*REQUEST, **more)

    async def close(self) -> None:
        self.transport.close()

    places = SYNC


class Async:
    def __init__(self) -> None:
        self.options = options()
        self.transport: Any = switching_async.AsyncSwitchingTransport(self.options)

    async def send(self, **more: bool) -> Any:
        return await self.transport.send(*REQUEST, **more)

    async def close(self) -> None:
        await self.transport.aclose()

    places = ASYNC


BOTH = pytest.mark.parametrize("side", [Sync, Async])


@BOTH
async def test_requests_go_through_httpx_while_it_is_watched(
    side: type[Sync | Async], state: dict[str, Any]
) -> None:
    one = side()
    found = [await one.send()]
    state["watched"] = True
    found += [await one.send(), await one.send()]
    state["watched"] = False
    found.append(await one.send())

    assert found == ["straight", "through httpx", "through httpx", "straight"]
    assert state["asked"] == [one.places] * 4
    assert [each.options for each in every] == [one.options]
    await one.close()
    assert [each.closed for each in every] == [1]


@BOTH
@pytest.mark.parametrize("safe", [True, False])
@pytest.mark.parametrize("watched", [True, False])
async def test_a_request_is_handed_on_as_it_is(
    side: type[Sync | Async], state: dict[str, Any], safe: bool, watched: bool
) -> None:
    state["watched"] = watched
    one = side()

    await one.send(safe=safe)

    sent = every[0].sent if watched else state["direct"]
    assert sent == [(REQUEST, {"safe": safe, "sink": None})]
    await one.close()


@BOTH
async def test_a_request_counts_as_one_that_may_be_repeated_unless_it_is_said(
    side: type[Sync | Async], state: dict[str, Any]
) -> None:
    one = side()
    await one.send()

    assert state["direct"] == [(REQUEST, {"safe": True, "sink": None})]


@BOTH
async def test_a_closed_client_goes_straight_which_says_that_it_is_closed(
    side: type[Sync | Async], state: dict[str, Any]
) -> None:
    one = side()
    await one.close()
    state["watched"] = True

    assert await one.send() == "straight"
    assert one.transport._closed


@BOTH
def test_a_switching_transport_is_a_direct_one_of_the_same_options(
    side: type[Sync | Async],
) -> None:
    one = side()

    assert one.transport._origin is one.options.origin
    assert one.transport._verify is True
    assert one.transport._largest_body == 77
    assert one.transport._carried is None
