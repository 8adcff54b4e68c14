"""Tracebacks with the values of local variables, as error trackers make them."""

from __future__ import annotations

import asyncio
import base64
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute
from flowroute_sdk._transports import connecting, connection_async, direct_sync, http1

from tests.misbehaving_server import answer, stall
from tests.overlays.engine.support import ADDRESS, RECORD

SECRET = "s3cr3t-k3y"
ACCESS = "ACCESS-12065550100"
ENCODED = base64.b64encode(f"{ACCESS}:{SECRET}".encode()).decode()


def shown(error: BaseException) -> str:
    """All that an error tracker sees: each local variable of each frame but the test's own."""
    found = traceback.TracebackException.from_exception(error, capture_locals=True)
    texts: list[str] = []
    pending: list[Any] = [found]
    while pending:
        each = pending.pop()
        pending += [linked for linked in (each.__cause__, each.__context__) if linked]
        texts += [str(each), *each.format_exception_only()]
        for frame in each.stack:
            if "flowroute_sdk" in frame.filename or "h11" in frame.filename:
                texts += [f"{frame.name}.{name}={text}" for name, text in frame.locals.items()]
    return "\n".join(texts)


def assert_hidden(error: BaseException) -> None:
    text = shown(error)
    assert "self=" in text
    for secret in (SECRET, ACCESS, ENCODED, ENCODED[:20]):
        assert secret not in text


def interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


PLACES: list[tuple[object, str]] = [
    (direct_sync._Connection, "_read"),
    (direct_sync._Connection, "_write"),
    (direct_sync, "check_time"),
    (http1.Exchanges, "receive"),
    (http1.h11.Connection, "send"),
    (http1.h11.Connection, "send_with_data_passthrough"),
    (connecting._Race, "start_next"),
    (connecting, "new_socket"),
]


@pytest.mark.parametrize(("owner", "name"), PLACES, ids=[name for _, name in PLACES])
def test_an_interrupted_call_shows_no_secrets(serve, monkeypatch, owner, name):
    server = serve(answer(200, RECORD))
    with Flowroute(ACCESS, SECRET, base_url=server.url) as client:
        monkeypatch.setattr(owner, name, interrupt)
        with pytest.raises(KeyboardInterrupt) as caught:
            client.e911s.create_address(**ADDRESS)

    assert_hidden(caught.value)


async def test_a_cancelled_call_shows_no_secrets(serve):
    server = serve(stall)
    async with AsyncFlowroute(ACCESS, SECRET, base_url=server.url) as client:
        task = asyncio.create_task(client.e911s.create_address(**ADDRESS))
        await asyncio.to_thread(server.wait_for_a_request)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task

    assert_hidden(caught.value)


@pytest.mark.parametrize("name", ["_write", "_read", "is_unspoilt"])
async def test_an_interrupted_task_shows_no_secrets(serve, monkeypatch, name):
    class Stop(BaseException):
        pass

    def stop(*_: object) -> None:
        raise Stop

    server = serve(answer(200, RECORD))
    async with AsyncFlowroute(ACCESS, SECRET, base_url=server.url) as client:
        await client.e911s.get_e911("7")
        monkeypatch.setattr(connection_async.Connection, name, stop)
        with pytest.raises(Stop) as caught:
            await client.e911s.get_e911("7")

    assert_hidden(caught.value)


def test_a_secret_header_of_one_s_own_is_sent_and_not_shown(serve, monkeypatch):
    server = serve(answer(200, RECORD))
    own = {"Cookie": f"a={SECRET}", "X-Plain": "shown"}
    with Flowroute(ACCESS, "other", base_url=server.url, extra_headers=own) as client:
        client.e911s.get_e911("7")
        monkeypatch.setattr(direct_sync._Connection, "_read", interrupt)
        with pytest.raises(KeyboardInterrupt) as caught:
            client.e911s.get_e911("7")

    assert server.requests[0].headers["cookie"] == f"a={SECRET}"
    assert server.requests[0].headers["x-plain"] == "shown"
    assert SECRET not in shown(caught.value)


@pytest.mark.parametrize("make", [Flowroute, AsyncFlowroute])
@pytest.mark.parametrize(
    "arguments",
    [
        {"access_key": f"{ACCESS}:x"},
        {"access_key": f"{ACCESS}\n\0"},
        {"secret_key": f"{SECRET}\n\0x"},
        {"secret_key": SECRET.encode()},
        {"access_key": 5},
        {"base_url": "ftp://x"},
        {"timeout": "soon"},
        {"verify": 5},
        {"rate_limit": "fast"},
        {"on_retry": "log"},
        {"largest_body": 0},
        {"user_agent": "\n"},
    ],
    ids=lambda arguments: next(iter(arguments)),
)
def test_a_constructor_that_fails_shows_no_secrets(make: Callable[..., Any], arguments):
    given = {"access_key": ACCESS, "secret_key": SECRET, **arguments}

    with pytest.raises(Exception) as caught:
        make(**given)

    assert_hidden(caught.value)


@pytest.mark.parametrize("make", [Flowroute, AsyncFlowroute])
def test_a_half_made_client_has_a_repr(make: Callable[..., Any]):
    assert repr(make.__new__(make)) == f"<{make.__name__} half made>"
