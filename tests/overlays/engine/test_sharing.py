"""One client in many places at once: event loops, children of a fork; and what is refused there."""

from __future__ import annotations

import asyncio
import gc
import os
import threading

import pytest
from flowroute_sdk import AsyncFlowroute, ConfigurationError, Flowroute
from flowroute_sdk._transports import direct_sync

from tests.misbehaving_server import answer
from tests.overlays.engine.support import RECORD

SENT = '{"data": {"id": "mdr2-1", "type": "message"}}'


@pytest.mark.parametrize("proxied", [False, True], ids=["straight", "proxy"])
def test_an_async_client_serves_several_event_loops_at_once(serve, proxied):
    server = serve(answer(200, RECORD))
    way = {"base_url": "http://api.example", "proxy": server.url}
    client = AsyncFlowroute("1", "2", **(way if proxied else {"base_url": server.url}))
    ready = threading.Barrier(3)
    outcomes: list[object] = []

    async def call_often():
        ready.wait(60)
        for _ in range(20):
            calls = [client.e911s.get_e911("7", deadline=60) for _ in range(3)]
            outcomes.extend(record.data.id for record in await asyncio.gather(*calls))

    def run():
        with asyncio.Runner() as runner:
            try:
                runner.run(call_often())
            except Exception as error:
                outcomes.append(error)
            finally:
                ready.wait(60)
                runner.run(client.aclose())

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(100)

    assert outcomes == ["7"] * 180
    assert server.count == 180


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_the_child_of_a_fork_leaves_the_parent_s_connections_alone(serve, monkeypatch):
    monkeypatch.setattr(direct_sync, "KEPT_FOR", 1e6)  # however long the child takes
    server = serve(answer(200, RECORD))
    said, says = os.pipe()
    with Flowroute("1", "2", base_url=server.url) as client:
        client.e911s.get_e911("7")
        child = os.fork()
        if child == 0:
            try:
                os.dup2(says, 2)
                client.e911s.get_e911("7")
                gc.collect()
                os.write(says, b"done")
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        client.e911s.get_e911("7")

    assert os.read(said, 10_000) == b"done"
    assert (server.count, server.connections) == (3, 2)
    os.close(said)
    os.close(says)


@pytest.mark.parametrize("hook", ["on_request", "on_response", "on_retry"])
def test_an_async_hook_is_for_the_asynchronous_client_alone(hook):
    async def note(*_):
        pass

    with pytest.raises(ConfigurationError, match=f"{hook} is an async function"):
        Flowroute("1", "2", **{hook: note})


@pytest.mark.parametrize("client", [Flowroute, AsyncFlowroute])
def test_a_hook_that_cannot_be_called_is_a_configuration_error(client):
    with pytest.raises(ConfigurationError, match="must be functions"):
        client("1", "2", on_retry="log")


def test_an_async_limiter_is_for_the_asynchronous_client_alone(serve):
    class Shared:
        async def reserve(self, bucket, max_delay):
            return 0.0

    server = serve(answer(202, SENT))
    message = {"to": "12065551234", "from_": "12065550000", "body": "hi"}

    async def send():
        async with AsyncFlowroute("1", "2", base_url=server.url, rate_limit=Shared()) as client:
            return await client.messages.send_a_message(**message)

    with (
        Flowroute("1", "2", base_url=server.url, rate_limit=Shared()) as client,
        pytest.raises(ConfigurationError, match="AsyncFlowroute"),
    ):
        client.messages.send_a_message(**message)

    assert server.count == 0
    assert asyncio.run(send()).data.id == "mdr2-1"
