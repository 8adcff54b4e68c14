"""What the text of an error says to do, over real connections."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import re
import socket
import ssl
import traceback
from pathlib import Path

import flowroute_api.api
import httpx
import pytest
from flowroute_sdk import (
    AsyncFlowroute,
    AuthenticationFailed,
    NotFound,
    OutcomeUnknown,
    TransportError,
)
from flowroute_sdk.sandbox import Sandbox

from tests.misbehaving_server import MisbehavingServer, answer, drop, stall
from tests.operations import OPERATIONS, arguments
from tests.overlays.engine.support import ADDRESS, RECORD

CERTIFICATE = Path(__file__).with_name("localhost.pem")
ENVELOPE = '{"errors": [{"title": "Not Found", "id": "1", "status": 404}]}'


@pytest.fixture
def closed_port():
    """A port of this machine that nobody listens on, and nobody else is given meanwhile."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def get(client, **options):
    return client.e911s.get_e911("7", **options)


def create(client, **options):
    return client.e911s.create_address(**ADDRESS, **options)


def text_of(driver, kind=TransportError, call=get):
    with pytest.raises(kind) as caught:
        driver.run(call)
    return str(caught.value)


def test_a_refused_connection_names_host_and_port_and_asks_for_the_sandbox(connect, closed_port):
    text = text_of(connect(f"http://127.0.0.1:{closed_port}", max_retries=0))

    assert text == (
        f"connection refused by 127.0.0.1:{closed_port}; is the sandbox running? "
        "(python -m flowroute_sdk.sandbox) (GET /v2/e911s/7)"
    )


def test_a_refused_connection_to_several_addresses_is_told_the_same_way(connect, closed_port):
    text = text_of(connect(f"http://localhost:{closed_port}", max_retries=0))

    assert text.startswith(f"connection refused by localhost:{closed_port}; is the sandbox running")


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_proxy_that_refuses_is_named_and_no_sandbox_asked_for(connect, closed_port):
    proxy = f"http://127.0.0.1:{closed_port}"
    text = text_of(connect("http://api.example", proxy=proxy, max_retries=0))

    assert text == (
        f"connection refused by 127.0.0.1:{closed_port} on the way to api.example (GET /v2/e911s/7)"
    )


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_proxy_that_refuses_is_named_without_its_password(connect, closed_port):
    proxy = f"http://me:passw0rd@127.0.0.1:{closed_port}"
    text = text_of(connect("https://api.example", proxy=proxy, max_retries=0))

    assert f"refused by 127.0.0.1:{closed_port} on the way to api.example" in text
    assert "passw0rd" not in text


def test_a_host_name_without_an_address_is_named_and_points_to_base_url(connect):
    text = text_of(connect("http://api.nowhere.invalid", max_retries=0))

    assert text.startswith(
        "no address found for the host name api.nowhere.invalid: check base_url; "
    )
    assert "sandbox" not in text


def test_tls_on_a_plain_port_says_which_base_url_is_right(connect):
    with Sandbox(fast=True) as sandbox:
        text = text_of(connect(sandbox.url.replace("http:", "https:"), max_retries=0))

    where = sandbox.url.removeprefix("http://")
    assert text.startswith(f"no TLS at {where}: a server without TLS, such as the sandbox, needs ")
    assert "a base_url that starts with http://; " in text


@pytest.fixture
def tls_server():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    with MisbehavingServer(answer(200, RECORD), tls=context) as server:
        yield server


@pytest.mark.parametrize(("call", "error"), [(get, TransportError), (create, OutcomeUnknown)])
def test_a_plain_call_to_a_tls_port_says_which_base_url_is_right(connect, tls_server, call, error):
    driver = connect(tls_server.url.replace("https:", "http:"), max_retries=0)

    text = text_of(driver, error, call)

    assert "a server that speaks TLS needs a base_url that starts with https://" in text


def test_a_certificate_that_is_not_trusted_points_to_verify(connect, tls_server):
    text = text_of(connect(tls_server.url))

    assert "certificate verify failed" in text
    assert "; verify= takes the CA certificates to trust: a file, a folder or " in text
    assert "http://" not in text


def test_a_server_that_drops_a_tls_connection_is_not_said_to_lack_it(connect, tls_server):
    driver = connect(tls_server.then(drop).url, verify=CERTIFICATE, max_retries=0)

    text = text_of(driver)

    assert "base_url" not in text


@pytest.mark.parametrize(
    ("arguments", "variables", "said"),
    [
        (("KEY-1", "SECRET-1"), {}, ("the argument access_key=", "the argument secret_key=")),
        (
            (None, None),
            {"FR_ACCESS_KEY": "KEY-1", "FR_SECRET_KEY": "SECRET-1"},
            ("the variable FR_ACCESS_KEY", "the variable FR_SECRET_KEY"),
        ),
        (
            ("KEY-1", None),
            {"FR_SECRET_KEY": "SECRET-1"},
            ("the argument access_key=", "the variable FR_SECRET_KEY"),
        ),
    ],
)
def test_a_401_says_where_each_key_came_from_and_shows_none(
    serve, connect, monkeypatch, arguments, variables, said
):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    driver = connect(serve(answer(401, "")).url, keys=arguments)

    text = text_of(driver, AuthenticationFailed)

    assert text == (
        f"401 Unauthorized (GET /v2/e911s/7); the access key came from {said[0]},"
        f" the secret key from {said[1]}"
    )
    assert not re.search("KEY-1|SECRET-1", text.replace("FR_", ""))


def test_a_401_to_an_authorization_of_one_s_own_says_so(serve, connect):
    driver = connect(serve(answer(401, "")).url)
    own = {"Authorization": "Bearer t0k3n"}

    text = text_of(driver, AuthenticationFailed, lambda client: get(client, extra_headers=own))

    assert text.endswith("; its Authorization header came from extra_headers")
    assert "t0k3n" not in text


@pytest.mark.parametrize(("path", "content"), [("/v2", ENVELOPE), ("/api/", "<html>")])
def test_a_404_below_a_path_of_the_base_url_says_where_the_call_went(serve, connect, path, content):
    server = serve(answer(404, content))

    text = text_of(connect(server.url + path), NotFound)

    base = path.rstrip("/")
    assert text.endswith(
        f"; base_url has a path of its own, {base}, which comes before that of each call: "
        f"the call went to {server.url}{base}/v2/e911s/7"
    )


@pytest.mark.parametrize("path", ["", "/gateway"])
def test_a_404_of_the_api_itself_says_nothing_of_base_urls(serve, connect, path):
    server = serve(answer(404, ENVELOPE))

    assert "base_url" not in text_of(connect(server.url + path), NotFound)


@pytest.mark.parametrize("how", ["wait_for", "timeout"])
async def test_a_time_limit_of_asyncio_around_a_send_notes_what_may_have_happened(serve, how):
    server = serve(stall)

    async def limited(client):
        if how == "wait_for":
            await asyncio.wait_for(create(client), 0.2)
        async with asyncio.timeout(0.2):
            await create(client)

    async with AsyncFlowroute("1", "2", base_url=server.url) as client:
        with pytest.raises(TimeoutError) as caught:
            await limited(client)

    cancelled = caught.value.__cause__
    assert isinstance(cancelled, asyncio.CancelledError)
    shown = "".join(traceback.format_exception(caught.value))
    assert "may have been carried out; settle it by reading: client.e911s.list_e911s(" in shown
    assert "give it deadline=" in shown


async def test_a_cancelled_send_stays_a_cancellation_with_a_note(serve):
    server = serve(stall)
    async with AsyncFlowroute("1", "2", base_url=server.url) as client:
        task = asyncio.create_task(create(client))
        await asyncio.to_thread(server.wait_for_a_request)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task

    assert task.cancelled()
    assert "may have been carried out" in caught.value.__notes__[0]


async def test_a_cancelled_call_that_is_safe_to_repeat_has_no_note(serve):
    server = serve(stall)
    async with AsyncFlowroute("1", "2", base_url=server.url) as client:
        task = asyncio.create_task(get(client))
        await asyncio.to_thread(server.wait_for_a_request)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task

    assert not hasattr(caught.value, "__notes__")


def test_an_interrupted_send_has_the_note_as_well(serve, connect, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    driver = connect(serve(answer(201, RECORD)).url)
    if driver.is_async:
        return
    monkeypatch.setattr(httpx.Client, "send", interrupt)
    monkeypatch.setattr("flowroute_sdk._transports.direct_sync._Connection._read", interrupt)
    with pytest.raises(KeyboardInterrupt) as caught:
        driver.run(create)

    assert "may have been carried out" in caught.value.__notes__[0]


def unsafe_operations():
    """All operations that the specs call not safe to repeat."""
    modules = pkgutil.walk_packages(flowroute_api.api.__path__, "flowroute_api.api.")
    found = (getattr(importlib.import_module(each.name), "OPERATION", None) for each in modules)
    return [each for each in found if each is not None and not each.safe_to_repeat]


SETTLED_BY = {
    "add_numbers_to_a_port_order_group": 'client.porting.get_port_order_group("7")',
    "create_a_cdr_export": "client.cdr_exports.list_cdr_exports()",
    "create_a_port_order": "client.porting.list_port_orders()",
    "send_a_message_v2_2": (
        "client.messages_v2_2.find_sent(to=..., from_=..., body=..., since=...)"
    ),
    "submit_letter_of_authorization": 'client.porting.get_port_order_status("7")',
    "upload_a_port_order_file": 'client.porting.list_port_order_files("7")',
    "create_address": "client.e911s.list_e911s(label=...)",
    "create_an_inbound_route": "client.routes.list_inbound_routes()",
    "create_cnam_record": "client.cnams.list_cnams(value=...)",
    "provision_messaging": "client.numbers.list_phone_number_details(...)",
    "purchase_a_phone_number": 'client.numbers.list_phone_number_details("12065551234")',
    "send_a_message": "client.messages.find_sent(to=..., from_=..., body=..., since=...)",
}


def test_every_operation_that_is_not_safe_to_repeat_has_a_call_that_settles_it():
    assert {each.id for each in unsafe_operations()} == set(SETTLED_BY)


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("operation", unsafe_operations(), ids=lambda each: each.id)
def test_an_unknown_outcome_says_which_call_settles_it(serve, connect, operation):
    known = OPERATIONS[operation.id]
    given = arguments(operation.id) | {
        each: "12065551234" if each == "number_id" else "7" for each in operation.path_parameters
    }
    driver = connect(serve(drop).url)

    text = text_of(
        driver,
        OutcomeUnknown,
        lambda client: getattr(getattr(client, known.tag), known.method)(**given),
    )

    advice = SETTLED_BY[operation.id]
    assert text.endswith(f"; settle it by reading: {advice}")
    _, resource, method = advice.partition("(")[0].split(".")
    assert callable(getattr(getattr(driver.client, resource), method))
