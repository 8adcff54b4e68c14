"""The client itself: configuration, options, hooks, logs, raw responses, free requests, secrecy."""

from __future__ import annotations

import asyncio
import base64
import copy
import gc
import gzip
import json
import logging
import pickle
import socket
import threading
import traceback
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context

import httpx
import pytest
from flowroute_sdk import (
    APIError,
    AsyncFlowroute,
    ConfigurationError,
    DeadlineExceeded,
    Flowroute,
    FlowrouteError,
    InvalidArgument,
    NotFound,
    RateLimits,
    ResponseError,
    TransportError,
)
from flowroute_sdk._transports import direct_async, direct_sync

from tests.misbehaving_server import answer, drop, stall
from tests.overlays.engine.support import ADDRESS, RECORD

SECRETS = ("s3cr3t-k3y", base64.b64encode(b"12065550100:s3cr3t-k3y").decode())
NUMBERS = json.dumps({"data": [], "links": {}})


def get(client, **options):
    return client.e911s.get_e911("7", **options)


def test_a_call_carries_basic_auth_media_types_and_who_we_are(against):
    server, driver = against(answer(201, RECORD), user_agent="shop/1.0")

    driver.run(lambda client: client.e911s.create_address(**ADDRESS))

    sent = server.requests[0]
    assert (sent.method, sent.target) == ("POST", "/v2/e911s")
    assert sent.headers["authorization"] == f"Basic {SECRETS[1]}"
    assert sent.headers["content-type"] == "application/vnd.api+json"
    assert sent.headers["accept"] == "application/vnd.api+json"
    assert sent.headers["user-agent"].startswith("shop/1.0 flowroute-sdk/")
    assert json.loads(sent.content)["data"]["attributes"]["zip"] == "98101"


def test_a_kept_connection_carries_many_calls_where_it_can_be_checked(against, kind):
    server, driver = against(answer(200, RECORD))

    for _ in range(5):
        driver.run(get)

    assert server.count == 5
    assert server.connections == (5 if kind.endswith("httpx") else 1)


def test_a_compressed_answer_is_unpacked(against):
    packed = gzip.compress(RECORD.encode())
    _, driver = against(answer(200, packed, content_encoding="gzip"))

    assert driver.run(get).data.id == "7"


def test_a_base_url_may_have_a_path(serve, connect):
    server = serve(answer(200, RECORD))
    driver = connect(server.url + "/flowroute/")

    driver.run(get)

    assert server.requests[0].target == "/flowroute/v2/e911s/7"


def test_options_add_to_a_call(against):
    server, driver = against(answer(200, RECORD), extra_headers={"x-app": "a", "x-both": "client"})

    driver.run(
        lambda client: client.e911s.update_address(
            "7",
            city="Tacoma",
            extra_headers={"X-Both": "call"},
            extra_query={"debug": True, "tag": ["a", "b c"], "none": None},
            extra_body={"data": {"attributes": {"floor": 3}}},
        )
    )

    sent = server.requests[0]
    assert sent.target == "/v2/e911s/7?debug=true&tag=a&tag=b%20c"
    assert (sent.headers["x-app"], sent.headers["x-both"]) == ("a", "call")
    assert json.loads(sent.content) == {
        "data": {"type": "e911", "attributes": {"city": "Tacoma", "floor": 3}}
    }


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 0},
        {"timeout": "5"},
        {"timeout": float("nan")},
        {"deadline": -1},
        {"deadline": True},
        {"max_retries": -1},
        {"max_retries": 1.5},
        {"extra_headers": [1]},
        {"extra_headers": {"a b": "c"}},
        {"extra_headers": {"x": "a\r\nb: c"}},
        {"extra_headers": {"Content-Length": "3"}},
        {"extra_query": {"a": object()}},
        {"extra_query": {"a": "\ud800"}},
        {"extra_query": 5},
        {"extra_body": {"a": 1}},
    ],
)
def test_an_impossible_option_is_caught_before_anything_is_sent(against, options):
    server, driver = against(answer(200, RECORD))

    with pytest.raises(InvalidArgument):
        driver.run(lambda client: get(client, **options))

    assert server.count == 0


@pytest.mark.parametrize("extra", [{"a": object()}, {"a": "\ud800"}, {"a": {1: object()}}])
def test_what_json_cannot_hold_is_caught_before_anything_is_sent(against, extra):
    server, driver = against(answer(200, RECORD))

    with pytest.raises(InvalidArgument):
        driver.run(lambda client: client.e911s.update_address("7", city="x", extra_body=extra))

    assert server.count == 0


@pytest.mark.parametrize("seconds", [10**400, 1e300, 1e-9])
def test_any_positive_number_of_seconds_can_be_counted(against, seconds):
    _, driver = against(answer(200, RECORD), max_retries=0)

    driver.run(lambda client: get(client, timeout=max(seconds, 5), deadline=max(seconds, 5)))
    with pytest.raises(DeadlineExceeded) if seconds < 1 else nullcontext():
        driver.run(lambda client: get(client, deadline=seconds))


def test_an_unknown_option_is_a_type_error(against):
    _, driver = against(answer(200, RECORD))

    with pytest.raises(TypeError, match="colour"):
        driver.run(lambda client: get(client, colour="red"))


def test_with_options_sets_defaults_for_a_block_and_leaves_the_client_open(against):
    server, driver = against(drop)

    view = driver.client.with_options(max_retries=0)
    with pytest.raises(TransportError):
        driver.run(lambda _: get(view))
    driver.run(lambda _: view.aclose() if driver.is_async else view.close())
    with pytest.raises(TransportError):
        driver.run(get)

    assert server.count == 1 + 3


def test_a_closed_client_says_so(against):
    server, driver = against(answer(200, RECORD))
    driver.run(get)

    driver.close()
    driver._runner = type(driver._runner)() if driver._runner else None

    with pytest.raises(TransportError, match="closed") as caught:
        driver.run(get)
    assert caught.value.outcome == "not_sent"
    assert server.count == 1


def test_raw_responses_hold_what_came_and_parse_on_demand(against):
    _, driver = against(answer(200, RECORD, x_request_id="abc"), answer(200, "<html>"))

    raw = driver.run(lambda client: client.with_raw_response.e911s.get_e911("7"))
    odd = driver.run(lambda client: client.with_raw_response.e911s.get_e911("7"))

    assert (raw.status, raw.headers["X-Request-Id"]) == (200, "abc")
    assert raw.content == RECORD.encode()
    assert raw.parse().data.id == "7"
    assert odd.content == b"<html>"
    with pytest.raises(ResponseError):
        odd.parse()


def test_a_raw_list_call_parses_to_a_page_that_goes_on(against):
    last = json.dumps({"data": [], "links": {}})
    first = json.dumps({"data": [json.loads(RECORD)["data"]], "links": {"next": "/?offset=1"}})
    server, driver = against(answer(200, first), answer(200, last))

    raw = driver.run(lambda client: client.with_raw_response.e911s.list_e911s(limit=1))
    items = driver.items(lambda _: raw.parse())

    assert [item.id for item in items] == ["7"]
    assert server.count == 2


def test_a_raw_call_raises_the_same_errors(against):
    _, driver = against(answer(404))

    with pytest.raises(NotFound):
        driver.run(lambda client: client.with_raw_response.e911s.get_e911("7"))


def test_a_free_request_reaches_what_the_specs_do_not_know(against):
    server, driver = against(answer(200, '{"data": []}'), answer(204))

    read = driver.run(
        lambda client: client.request("get", "/v2/portorders?a=1", query={"limit": 5})
    )
    gone = driver.run(lambda client: client.request("DELETE", "/v2/portorders/5"))

    assert read.parse() == {"data": []}
    assert gone.parse() is None
    assert server.requests[0].target == "/v2/portorders?a=1&limit=5"
    assert server.requests[0].headers["authorization"] == f"Basic {SECRETS[1]}"


def test_a_free_post_is_not_repeated_unless_it_is_said_to_be_safe(against):
    server, driver = against(drop)

    with pytest.raises(FlowrouteError):
        driver.run(lambda client: client.request("POST", "/v2/x", json={}))
    assert server.count == 1
    with pytest.raises(TransportError):
        driver.run(lambda client: client.request("POST", "/v2/x", json={}, safe_to_repeat=True))
    assert server.count == 1 + 3


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/v2/numbers",
        "//evil.example/v2",
        "v2/numbers",
        "/v2/numbers#x",
        "/v2/a b",
        "/v2/\r\nx",
        "http://127.0.0.1:1/v2",
        "",
        5,
    ],
)
def test_a_free_request_never_leaves_the_client_s_own_host(against, path):
    server, driver = against(answer(200))

    with pytest.raises(InvalidArgument):
        driver.run(lambda client: client.request("GET", path))

    assert server.count == 0


def test_hooks_see_each_attempt_and_each_pause(against):
    seen = []
    _server, driver = against(
        drop,
        answer(503),
        answer(200, RECORD),
        on_request=lambda request: seen.append(request.method),
        on_response=lambda request, response: seen.append(response.status),
        on_retry=lambda retry: seen.append((retry.attempt, retry.delay)),
    )

    driver.run(get)

    assert seen == ["GET", (1, 0.5), "GET", 503, (2, 1.0), "GET", 200]


def test_a_hook_that_fails_after_the_answer_does_not_lose_it(against, caplog):
    def broken(request, response):
        raise RuntimeError("hook")

    _, driver = against(answer(200, RECORD), on_response=broken)

    assert driver.run(get).data.id == "7"
    assert "on_response failed" in caplog.text


def test_log_lines_name_the_attempt_and_hide_secrets_and_numbers(against, caplog):
    caplog.set_level(logging.DEBUG, "flowroute_sdk")
    _, driver = against(answer(204))

    driver.run(lambda client: client.e911s.disconnect("12065551234"))

    lines = [entry.getMessage() for entry in caplog.records if entry.name == "flowroute_sdk"]
    assert len(lines) == 1
    assert lines[0].startswith("DELETE /v2/numbers/*******1234/relationships/e911s 204 ")
    assert lines[0].endswith("ms, attempt 1")


def test_bodies_are_logged_when_asked_for(against, caplog):
    caplog.set_level(logging.DEBUG, "flowroute_sdk")
    _, driver = against(answer(200, RECORD), log_bodies=True)

    driver.run(lambda client: client.e911s.update_address("7", label="call +1 (206) 555-1234"))

    assert "sent {" in caplog.text
    assert "received {" in caplog.text
    assert "555" not in caplog.text
    assert "1234" in caplog.text


def secrets_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("act", [drop, answer(401), answer(500), answer(200, "x")])
def test_credentials_are_in_no_error_pickle_log_or_repr(against, caplog, act):
    caplog.set_level(logging.DEBUG, "flowroute_sdk")
    _, driver = against(act, log_bodies=True, log_phone_numbers=True)

    with pytest.raises(FlowrouteError) as caught:
        driver.run(get)

    error = caught.value
    shown = [
        str(error),
        repr(error),
        repr(error.request),
        repr(error.request.headers),
        repr(error.response and error.response.headers),
        pickle.dumps(error, 0).decode("latin-1"),
        "".join(traceback.format_exception(error)),
        caplog.text,
        repr(driver.client),
        repr(vars(driver.client)),
    ]
    assert [text for text in shown if secrets_in(text)] == []
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(driver.client)


@pytest.mark.parametrize(
    "act", [drop, answer(404), answer(500, "x"), answer(200, "x"), answer(307)]
)
def test_errors_survive_pickling_and_copying(against, act):
    _, driver = against(act)
    with pytest.raises(FlowrouteError) as caught:
        driver.run(get)
    error = caught.value

    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert twin.request == error.request
        assert twin.response == error.response
        assert twin.outcome == error.outcome


def test_an_api_error_tells_what_a_person_needs_in_one_line(against):
    body = {
        "errors": [
            {
                "status": 422,
                "id": "e-1",
                "detail": {
                    "data": {"attributes": {"zip": ["too short", "odd"], "label": ["taken"]}}
                },
            }
        ]
    }
    _, driver = against(answer(422, json.dumps(body)))

    with pytest.raises(APIError) as caught:
        driver.run(get)

    error = caught.value
    assert str(error) == (
        "422 Unprocessable Entity: data.attributes.zip: too short, odd; "
        "data.attributes.label: taken (GET /v2/e911s/7)"
    )
    assert (error.status, error.id, error.title) == (422, "e-1", None)
    assert error.errors[0]["id"] == "e-1"


def test_a_gateway_s_page_shows_its_beginning(against):
    _, driver = against(answer(502, b"<html>\n<h1>Bad \xff</h1>" + b"x" * 500), max_retries=0)

    with pytest.raises(APIError) as caught:
        driver.run(get)

    text = str(caught.value)
    assert text.startswith("502 Bad Gateway: <html> <h1>Bad \N{REPLACEMENT CHARACTER}</h1>xx")
    assert len(text) < 250


@pytest.mark.parametrize(
    "arguments",
    [
        {"access_key": None},
        {"secret_key": None},
        {"secret_key": "  "},
        {"access_key": "a:b"},
        {"secret_key": "a\nb"},
        {"secret_key": 5},
        {"base_url": "ftp://x"},
        {"base_url": "https://user:s3cr3t-k3y@x"},
        {"base_url": "https://x?a=1"},
        {"base_url": "https://"},
        {"base_url": "https://x:99999"},
        {"base_url": 5},
        {"rate_limit": 5},
        {"http_client": object()},
        {"transport": object()},
        {"proxy": "nonsense"},
        {"proxy": 5},
        {"proxy": "http://p:1", "transport": httpx.MockTransport(lambda _: httpx.Response(200))},
    ],
)
@pytest.mark.parametrize("client", [Flowroute, AsyncFlowroute])
def test_a_client_that_cannot_work_is_a_configuration_error(client, arguments):
    given = {"access_key": "12065550100", "secret_key": "s3cr3t-k3y", **arguments}

    with pytest.raises(ConfigurationError) as caught:
        client(**given)

    assert secrets_in(str(caught.value)) == []
    assert caught.value.outcome == "not_sent"


@pytest.mark.parametrize("name", [5, "", "my\napp"])
@pytest.mark.parametrize("client", [Flowroute, AsyncFlowroute])
def test_a_user_agent_that_cannot_be_a_header_is_named(client, name):
    with pytest.raises(InvalidArgument) as caught:
        client("1", "2", user_agent=name)

    assert (caught.value.field, caught.value.value) == ("user_agent", name)


def test_an_invalid_argument_that_cannot_be_pickled_leaves_its_repr():
    with pytest.raises(InvalidArgument) as caught:
        Flowroute("1", "2").cnams.create_cnam_record(lambda: "ACME")

    copied = pickle.loads(pickle.dumps(caught.value))

    assert str(copied) == str(caught.value)
    assert str(copied.value).startswith("<function ")


def test_errors_cross_from_one_process_to_another(serve):
    server = serve(answer(422, '{"errors": [{"detail": "no"}]}'))
    with (
        Flowroute("1", "2", base_url=server.url) as client,
        pytest.raises(APIError) as caught,
    ):
        get(client)

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        back = pool.submit(copy.copy, caught.value).result(30)

    assert (type(back), str(back), vars(back)) == (
        type(caught.value),
        str(caught.value),
        vars(caught.value),
    )


def test_credentials_and_base_url_come_from_the_environment(monkeypatch, serve):
    server = serve(answer(200, RECORD))
    monkeypatch.setenv("FR_ACCESS_KEY", "1")
    monkeypatch.setenv("FR_SECRET_KEY", "2")
    monkeypatch.setenv("FR_BASE_URL", server.url)

    with Flowroute() as client:
        client.e911s.get_e911("7")

    assert server.requests[0].headers["authorization"] == "Basic MToy"


def test_a_transport_of_one_s_own_carries_the_requests():
    seen = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, text=RECORD)

    with Flowroute("1", "2", transport=httpx.MockTransport(handle)) as client:
        assert client.e911s.get_e911("7").data.id == "7"

    assert seen == ["https://api.flowroute.com/v2/e911s/7"]


def test_a_client_of_one_s_own_keeps_its_hooks_and_headers_and_stays_open(serve):
    server = serve(answer(200, RECORD))
    hooked = []
    own = httpx.Client(headers={"x-own": "1"}, event_hooks={"request": [hooked.append]})

    with Flowroute("1", "2", base_url=server.url, http_client=own) as client:
        client.e911s.get_e911("7")

    assert server.requests[0].headers["x-own"] == "1"
    assert server.requests[0].headers["authorization"] == "Basic MToy"
    assert len(hooked) == 1
    assert not own.is_closed
    own.close()


@pytest.mark.parametrize("how", ["argument", "environment"])
@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
def test_a_proxy_carries_the_requests(serve, connect, monkeypatch, how):
    proxy = serve(answer(200, RECORD))
    if how == "environment":
        monkeypatch.setenv("http_proxy", proxy.url)
    driver = connect("http://api.example", **({"proxy": proxy.url} if how == "argument" else {}))

    assert driver.run(get).data.id == "7"
    assert proxy.requests[0].target == "http://api.example/v2/e911s/7"


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
def test_waiting_for_a_connection_counts_against_the_deadline_and_is_no_attempt(
    against, monkeypatch, kind
):
    monkeypatch.setattr(direct_sync, "MOST_CONNECTIONS", 0)
    monkeypatch.setattr(direct_async, "MOST_CONNECTIONS", 0)
    server, driver = against(answer(200, RECORD))

    with pytest.raises(DeadlineExceeded) as caught:
        driver.run(lambda client: get(client, deadline=0.1))

    assert caught.value.outcome == "not_sent"
    assert driver.pauses == []
    assert server.connections == 0


def test_many_threads_share_one_client(serve):
    server = serve(answer(200, RECORD))
    results = []
    with Flowroute("1", "2", base_url=server.url) as client:
        threads = [
            threading.Thread(
                target=lambda: results.extend(client.e911s.get_e911("7").data.id for _ in range(10))
            )
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert results == ["7"] * 80
    assert server.count == 80
    assert server.connections <= 8


def test_the_client_limits_messages_before_every_attempt(against):
    server, driver = against(answer(429), answer(404), rate_limit=RateLimits(sms=1.0))

    with pytest.raises(NotFound):
        driver.run(lambda client: client.request("GET", "/v2/e911s/7", bucket="sms"))

    assert server.count == 2
    assert len(driver.pauses) == 2
    assert 0.5 in driver.pauses


def test_a_limit_that_leaves_no_room_before_the_deadline_sends_nothing(against):
    class Busy:
        def reserve(self, bucket, max_delay):
            return None if max_delay is not None and max_delay < 9 else 9.0

    server, driver = against(answer(200, RECORD), rate_limit=Busy())

    with pytest.raises(DeadlineExceeded) as caught:
        driver.run(lambda client: client.request("GET", "/v2/e911s/7", bucket="mms", deadline=5))

    assert caught.value.outcome == "not_sent"
    assert server.count == 0


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_an_async_client_works_in_one_event_loop_after_another(serve):
    server = serve(answer(200, RECORD))
    client = AsyncFlowroute("1", "2", base_url=server.url)

    async def call():
        return await client.e911s.get_e911("7")

    async def call_and_close():
        async with client:
            return await call()

    assert asyncio.run(call()).data.id == "7"
    assert asyncio.run(call_and_close()).data.id == "7"
    assert server.connections == 2
    gc.collect()


async def test_a_cancelled_call_gives_its_connection_back(serve, monkeypatch):
    monkeypatch.setattr(direct_async, "MOST_CONNECTIONS", 1)
    server = serve(stall, answer(200, RECORD))
    async with AsyncFlowroute("1", "2", base_url=server.url) as client:
        task = asyncio.create_task(client.e911s.get_e911("7"))
        await asyncio.to_thread(server.wait_for_a_request)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        assert (await client.e911s.get_e911("7", deadline=60)).data.id == "7"


def test_a_connection_that_the_server_closed_in_the_meantime_is_not_used(against):
    closed = threading.Event()

    def once(exchange):
        answer(200, RECORD)(exchange)
        exchange.sock.shutdown(socket.SHUT_RDWR)
        closed.set()
        return False

    server, driver = against(once)
    driver.run(get)
    assert closed.wait(60)
    driver.run(get)

    assert (server.count, driver.pauses) == (2, [])


def test_a_client_that_is_never_closed_says_so_once_and_leaves_nothing_open(serve, recwarn):
    server = serve(answer(200, RECORD))
    client = Flowroute("1", "2", base_url=server.url)
    client.e911s.get_e911("7")

    del client
    gc.collect()

    assert [str(warning.message) for warning in recwarn] == [
        "Flowroute was dropped without close(): use `with`, or close it when you are done"
    ]


def test_a_free_request_may_count_against_a_rate_limit(against):
    asked = []

    class Noted:
        def reserve(self, bucket, max_delay):
            asked.append(bucket)
            return 0.0

    _, driver = against(answer(200, "{}"), rate_limit=Noted())

    driver.run(lambda client: client.request("POST", "/v2.1/messages", json={}, bucket="sms"))

    assert asked == ["sms"]
