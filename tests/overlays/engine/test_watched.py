"""Whoever mocks or traces httpx isn't surprised by a real call, and gets it back afterwards."""

from __future__ import annotations

import httpx
import pytest
import respx
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.misbehaving_server import answer
from tests.overlays.engine.support import RECORD

DIRECT = pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)


def get(client):
    return client.e911s.get_e911("7")


@DIRECT
@pytest.mark.parametrize("using", ["httpcore", "httpx"])
def test_respx_answers_a_client_made_before_it_began_and_no_longer_than_it_lasts(against, using):
    server, driver = against(answer(200, RECORD))
    mocked = RECORD.replace('"7"', '"8"')

    before = driver.run(get).data.id
    with respx.mock(using=using) as mock:
        mock.get(f"{server.url}/v2/e911s/7").mock(httpx.Response(200, text=mocked))
        during = driver.run(get).data.id
    after = driver.run(get).data.id

    assert (before, during, after) == ("7", "8", "7")
    assert server.count == 2


@DIRECT
def test_pytest_httpx_answers_without_a_real_call(against, httpx_mock):
    server, driver = against(answer(200, RECORD))
    httpx_mock.add_response(text=RECORD.replace('"7"', '"8"'))

    assert driver.run(get).data.id == "8"
    assert server.count == 0


@DIRECT
def test_an_error_raised_by_a_mock_is_one_of_ours(against, httpx_mock):
    _, driver = against(answer(200, RECORD), max_retries=0)
    httpx_mock.add_exception(KeyError("odd"))

    with pytest.raises(Exception) as caught:
        driver.run(get)

    assert type(caught.value).__module__ == "flowroute_sdk.errors"
    assert caught.value.outcome == "unknown"


@DIRECT
def test_opentelemetry_sees_each_call_while_it_instruments_httpx(against):
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    server, driver = against(answer(200, RECORD))
    instrumentor = HTTPXClientInstrumentor()

    instrumentor.instrument(tracer_provider=provider)
    try:
        driver.run(get)
    finally:
        instrumentor.uninstrument()
    driver.run(get)

    assert len(spans.get_finished_spans()) == 1
    assert "traceparent" in server.requests[0].headers
    assert "traceparent" not in server.requests[1].headers
