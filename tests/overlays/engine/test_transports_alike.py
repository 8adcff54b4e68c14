"""What is peculiar to the asynchronous transport; all other tests run over each of them."""

from __future__ import annotations

import asyncio
import gc
import ssl

import pytest
from flowroute_sdk import (
    AsyncFlowroute,
    ConfigurationError,
    DeadlineExceeded,
    Flowroute,
    TransportError,
)
from flowroute_sdk._transports import direct_async

from tests.misbehaving_server import MisbehavingServer, answer, stall
from tests.overlays.engine.support import RECORD
from tests.overlays.engine.test_tls import CERTIFICATE

DROPPED = (
    "AsyncFlowroute was dropped without aclose(): use `async with`, or close it when you are done"
)


@pytest.fixture
def one_connection(monkeypatch):
    """Let each client have a single connection."""
    monkeypatch.setattr(direct_async, "MOST_CONNECTIONS", 1)


async def test_waiting_for_a_connection_counts_against_the_deadline(serve, one_connection):
    server = serve(stall)
    async with AsyncFlowroute("1", "2", base_url=server.url) as client:
        busy = asyncio.create_task(client.e911s.get_e911("7"))
        await asyncio.to_thread(server.wait_for_a_request)

        with pytest.raises(DeadlineExceeded) as caught:
            await client.e911s.get_e911("8", timeout=5, deadline=0.1)

        assert caught.value.outcome == "not_sent"
        assert server.count == 1
        busy.cancel()
        await asyncio.wait([busy])


async def test_waiting_for_a_connection_may_take_longer_than_a_phase_of_an_attempt(
    serve, one_connection
):
    server = serve(answer(200, RECORD))
    async with AsyncFlowroute("1", "2", base_url=server.url) as client:
        records = await asyncio.gather(
            *(client.e911s.get_e911("7", timeout=60, max_retries=0) for _ in range(200))
        )

    assert {record.data.id for record in records} == {"7"}
    assert (server.count, server.connections) == (200, 1)


async def test_a_cancelled_call_gives_its_connection_back(serve, one_connection):
    server = serve(stall, answer(200, RECORD))
    async with AsyncFlowroute("1", "2", base_url=server.url) as client:
        task = asyncio.create_task(client.e911s.get_e911("7"))
        await asyncio.to_thread(server.wait_for_a_request)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        assert (await client.e911s.get_e911("7", deadline=60)).data.id == "7"


def test_a_client_works_in_one_event_loop_after_another(serve):
    server = serve(answer(200, RECORD))
    client = AsyncFlowroute("1", "2", base_url=server.url)

    async def call():
        return (await client.e911s.get_e911("7")).data.id

    async def call_and_close():
        async with client:
            return await call()

    assert asyncio.run(call()) == "7"
    assert asyncio.run(call_and_close()) == "7"
    assert server.connections == 2
    gc.collect()


async def test_a_client_that_is_never_closed_says_so_once_and_leaves_nothing_open(
    serve, recwarn, caplog
):
    gc.collect()
    recwarn.clear()
    server = serve(answer(200, RECORD))
    client = AsyncFlowroute("1", "2", base_url=server.url)
    await client.e911s.get_e911("7")

    del client
    gc.collect()
    await asyncio.sleep(0)

    said = [str(warning.message) for warning in recwarn]
    assert said == [DROPPED]
    assert caplog.records == []


async def test_only_a_server_with_a_trusted_certificate_is_talked_to():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    with MisbehavingServer(answer(200, RECORD), tls=context) as server:
        async with AsyncFlowroute("1", "2", base_url=server.url, verify=CERTIFICATE) as client:
            assert (await client.e911s.get_e911("7")).data.id == "7"
        async with AsyncFlowroute("1", "2", base_url=server.url) as client:
            with pytest.raises(TransportError, match="certificate verify failed") as caught:
                await client.e911s.get_e911("7")

    assert server.count == 1
    assert caught.value.outcome == "not_sent"
    assert isinstance(caught.value.__cause__, ssl.SSLCertVerificationError)


@pytest.mark.parametrize("client", [Flowroute, AsyncFlowroute])
def test_a_transport_that_is_none_is_refused_with_what_would_be_right(client):
    with pytest.raises(ConfigurationError, match="transport must be an httpx"):
        client("1", "2", transport="aiohttp")
