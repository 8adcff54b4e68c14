"""TLS: whom the client trusts, and that a certificate that it doesn't trust gets no credentials."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from flowroute_sdk import AsyncFlowroute, ConfigurationError, Flowroute, TransportError

from tests.misbehaving_server import MisbehavingServer, answer
from tests.overlays.engine.support import RECORD

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""A self-signed certificate for 127.0.0.1 with its key, good for nothing but these tests."""


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    with MisbehavingServer(answer(200, RECORD), tls=context) as server:
        yield server


def get(client):
    return client.e911s.get_e911("7")


@pytest.mark.parametrize("how", ["path", "context", "nobody"])
def test_a_trusted_server_is_talked_to_over_one_connection(server, connect, how):
    context = ssl.create_default_context(cafile=str(CERTIFICATE))
    verify = {"path": CERTIFICATE, "context": context, "nobody": False}[how]
    driver = connect(server.url, verify=verify)

    for _ in range(3):
        assert driver.run(get).data.id == "7"

    assert (server.count, server.connections) == (3, 1)


def test_the_environment_may_name_the_trusted_certificates(server, connect, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))

    assert connect(server.url).run(get).data.id == "7"


def test_a_server_that_is_not_trusted_gets_nothing_and_is_not_asked_again(server, connect):
    driver = connect(server.url)

    with pytest.raises(TransportError, match="certificate verify failed") as caught:
        driver.run(get)

    assert (server.count, server.connections, driver.pauses) == (0, 1, [])
    assert caught.value.outcome == "not_sent"
    assert isinstance(caught.value.__cause__, ssl.SSLCertVerificationError)


@pytest.mark.parametrize("client", [Flowroute, AsyncFlowroute])
@pytest.mark.parametrize(
    "verify",
    ["/nowhere/ca.pem", __file__, 5, None],
    ids=["missing", "no certificate", "number", "none"],
)
def test_an_impossible_verify_is_a_configuration_error(client, verify):
    with pytest.raises(ConfigurationError, match="verify"):
        client("1", "2", verify=verify)


def test_an_impossible_file_of_the_environment_is_a_configuration_error(
    server, connect, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
    driver = connect(server.url)

    with pytest.raises(ConfigurationError, match="nowhere"):
        driver.run(get)

    assert server.connections == 0
