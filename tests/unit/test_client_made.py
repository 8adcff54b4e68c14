"""How clients are made, viewed, closed, and sent free requests with; no network."""

from __future__ import annotations

import asyncio
import inspect
import pickle
import ssl
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from flowroute_sdk import (
    AsyncFlowroute,
    ConfigurationError,
    DeadlineExceeded,
    Flowroute,
    InvalidArgument,
    OutcomeUnknown,
    RateLimits,
    ResponseError,
    TransportError,
    testing,
)
from flowroute_sdk._sides import rim_async, rim_sync
from flowroute_sdk.testing import Answer, ConnectionLost, ScriptedTransport

RIMS = {Flowroute: rim_sync, AsyncFlowroute: rim_async}
KEYS = ("the-access-key", "the-secret-key")
BASE = "https://api.example:8443/gate"
DOCUMENT = Answer(200, {"data": {"id": "7"}})


@pytest.fixture(params=[Flowroute, AsyncFlowroute], autouse=True)
def make(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The class of a client, without settings from outside."""
    for name in ("FR_ACCESS_KEY", "FR_SECRET_KEY", "FR_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return request.param


@pytest.fixture
def seen(make: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the transports of clients are made from; they aren't."""
    seen: list[Any] = []

    def note(options: Any) -> Any:
        seen.append(options)
        return SimpleNamespace()

    monkeypatch.setattr(RIMS[make], "open_transport", note)
    return seen


@pytest.fixture
def played(make: Any) -> Callable[..., tuple[Any, ScriptedTransport]]:
    """A client that plays a script."""
    side = testing.client if make is Flowroute else testing.async_client

    def made(*steps: Any, **options: Any) -> tuple[Any, ScriptedTransport]:
        script = ScriptedTransport(steps, repeat_last=True)
        return side(script, **options), script

    return made


def run(result: Any) -> Any:
    async def awaited() -> Any:
        return await result

    return asyncio.run(awaited()) if inspect.isawaitable(result) else result


def test_everything_about_connections_reaches_the_transport(make: Any, seen: list[Any]) -> None:
    context = ssl.create_default_context()
    make(*KEYS, base_url=BASE, verify=context, proxy="http://p:1", largest_body=77)
    own: Any = object()
    make(*KEYS, transport=own)
    make(*KEYS, http_client=own)

    first, second, third = seen
    assert (first.origin.base_url, first.verify, first.proxy) == (BASE, context, "http://p:1")
    assert (first.largest_body, second.largest_body) == (77, 64 * 1024 * 1024)
    assert (first.transport, first.http_client) == (None, None)
    assert (second.transport, second.http_client, second.proxy) == (own, None, None)
    assert (third.transport, third.http_client, third.verify) == (None, own, True)


@pytest.mark.parametrize("pair", [("transport", "proxy"), ("http_client", "proxy")])
def test_only_one_thing_can_carry_the_requests(make: Any, seen: list[Any], pair: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make(*KEYS, **dict.fromkeys(pair, "http://p:1"))

    assert str(caught.value) == "only one of http_client, transport and proxy can be passed"
    assert seen == []


def test_a_limiter_must_be_one(make: Any, seen: list[Any]) -> None:
    for odd in (5, "soon", SimpleNamespace(reserve=5)):
        with pytest.raises(ConfigurationError) as caught:
            make(*KEYS, rate_limit=odd)
        assert str(caught.value) == "rate_limit must be RateLimits(...), a limiter, or None"


def send_one(client: Any) -> Any:
    """Send a message, unless more than 30 seconds have to be waited."""
    return run(client.request("POST", "/v2.1/messages", json={}, bucket="mms", deadline=30.0))


def test_clients_of_one_account_share_what_they_may_still_send(make: Any) -> None:
    key, elsewhere = str(uuid4()), str(uuid4())  # nobody has sent with them, whatever ran before
    script = ScriptedTransport([DOCUMENT], repeat_last=True)
    slow = RateLimits(mms=0.01)

    def client_of(key: str, base_url: str = BASE, **options: Any) -> Any:
        return make(key, "s", base_url=base_url, transport=script, **options)

    send_one(client_of(key, rate_limit=slow))
    for base_url in (BASE, "https://b.example"):
        send_one(client_of(elsewhere, base_url, rate_limit=slow))
    send_one(client_of(key, rate_limit=None))
    for client in (client_of(key, rate_limit=slow), client_of(key)):
        with pytest.raises(DeadlineExceeded, match="rate limit allows no call"):
            send_one(client)

    assert len(script.attempts) == 4


def test_clients_of_one_account_share_what_they_are_in_doubt_about(make: Any) -> None:
    key = str(uuid4())
    script = ScriptedTransport([ConnectionLost()])
    one, other, elsewhere, there = (
        make(*keys, base_url=base_url, transport=script, rate_limit=None)
        for keys, base_url in (
            ((key, "s"), BASE),
            ((key, "t"), BASE),
            ((str(uuid4()), "s"), BASE),
            ((key, "s"), "https://b.example"),
        )
    )

    with pytest.raises(OutcomeUnknown):
        run(one.cnams.create_cnam_record("Bob"))

    assert len(testing.open_calls(one)) == 1
    assert testing.open_calls(other) == testing.open_calls(one)
    assert testing.open_calls(elsewhere) == testing.open_calls(there) == []


def test_the_options_of_a_client_are_the_defaults_of_its_calls(
    played: Any,
) -> None:
    client, script = played(
        DOCUMENT,
        timeout=3.0,
        deadline=50.0,
        extra_headers={"x-a": "1"},
        user_agent="mine/1",
        base_url=BASE,
    )
    plain, plain_script = played(DOCUMENT)

    run(client.request("GET", "/v2/x"))
    run(plain.request("GET", "/v2/x"))

    attempt, default = script.attempts[0], plain_script.attempts[0]
    assert (attempt.timeout, attempt.remaining) == (3.0, 50.0)
    assert (default.timeout, default.remaining) == (30.0, None)
    assert attempt.request.headers["x-a"] == "1"
    assert attempt.request.headers["user-agent"].startswith("mine/1 flowroute-sdk")
    assert default.request.headers["user-agent"].startswith("flowroute-sdk")
    assert attempt.request.url == f"{BASE}/v2/x"
    assert client.base_url == BASE


@pytest.mark.parametrize(("given", "sent"), [({}, 3), ({"max_retries": 0}, 1)])
def test_retries_are_the_client_s(played: Any, given: Any, sent: int) -> None:
    client, script = played(ConnectionLost(), **given)

    with pytest.raises(TransportError):
        run(client.request("GET", "/v2/x"))

    assert len(script.attempts) == sent


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", -1),
        ("deadline", -1),
        ("max_retries", -1),
        ("largest_body", 0),
        ("user_agent", ""),
        ("extra_headers", {"a b": "c"}),
        ("on_request", 5),
        ("on_response", 5),
        ("on_retry", 5),
    ],
)
def test_an_option_that_cannot_be_right_is_refused_by_its_name(
    make: Any, seen: list[Any], name: str, value: Any
) -> None:
    with pytest.raises((InvalidArgument, ConfigurationError), match=name):
        make(*KEYS, **{name: value})


def test_hooks_are_those_that_were_given(played: Any) -> None:
    called: list[str] = []
    names = ("on_request", "on_response", "on_retry")
    hooks = {name: lambda *_, name=name: called.append(name) for name in names}
    client, _ = played(Answer(503), DOCUMENT, **hooks)

    run(client.request("GET", "/v2/x"))

    assert called == ["on_request", "on_response", "on_retry", "on_request", "on_response"]


def test_a_synchronous_client_refuses_async_hooks(make: Any, seen: list[Any]) -> None:
    async def hook(*_: Any) -> None: ...

    if make is AsyncFlowroute:
        make(*KEYS, on_request=hook)
        return
    with pytest.raises(ConfigurationError):
        make(*KEYS, on_request=hook)


def test_bodies_and_numbers_are_logged_only_where_that_is_asked_for(
    played: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "flowroute_sdk")
    body = {"to": "12065551234"}
    for given in (
        {},
        {"log_bodies": True},
        {"log_phone_numbers": True},
        {"log_bodies": True, "log_phone_numbers": True},
    ):
        client, _ = played(Answer(200, {}), **given)
        caplog.clear()
        run(client.request("POST", "/v2/numbers/12065559876", json=body))
        text = caplog.text
        assert ("sent {" in text) is ("log_bodies" in given)
        assert ("12065559876" in text) is ("log_phone_numbers" in given)


def test_a_view_has_other_defaults_and_leaves_the_client_open(played: Any, make: Any) -> None:
    client, script = played(DOCUMENT)
    view = client.with_options(timeout=4.0, max_retries=0)

    run(view.request("GET", "/v2/x"))
    run(view.close())
    run(client.request("GET", "/v2/x"))
    run(client.close())

    assert type(view) is make
    assert [each.timeout for each in script.attempts] == [4.0, 30.0]
    with pytest.raises(TransportError, match="closed"):
        run(client.request("GET", "/v2/x"))
    with pytest.raises(TransportError, match="closed"):
        run(view.request("GET", "/v2/x"))


def test_a_view_with_an_option_that_does_not_exist_says_what_was_called(played: Any) -> None:
    client, _ = played(DOCUMENT)

    with pytest.raises(TypeError) as caught:
        client.with_options(time_out=3)

    text = "with_options() got an unexpected keyword argument 'time_out': did you mean timeout?"
    assert str(caught.value) == text


def test_a_block_gives_the_client_and_closes_it(played: Any, make: Any) -> None:
    client, _ = played(DOCUMENT)

    async def block() -> None:
        async with client as found:
            assert found is client

    if make is Flowroute:
        with client as found:
            assert found is client
    else:
        asyncio.run(block())

    with pytest.raises(TransportError, match="closed"):
        run(client.request("GET", "/v2/x"))


def test_raw_views_share_everything_but_the_form_of_the_answer(played: Any) -> None:
    client, script = played(DOCUMENT, timeout=3.0)

    raw = run(client.with_raw_response.e911s.delete_address("7"))

    assert raw.content == b'{"data": {"id": "7"}}'
    assert script.attempts[0].timeout == 3.0
    assert client.with_raw_response is client.with_raw_response


def test_a_repr_tells_where_a_client_calls_and_nothing_more(make: Any, seen: list[Any]) -> None:
    client = make(*KEYS, base_url=BASE)
    half = make.__new__(make)

    assert repr(client) == f"<{make.__name__} {BASE}>"
    assert repr(half) == f"<{make.__name__} half made>"


def test_a_client_cannot_be_pickled(make: Any, seen: list[Any]) -> None:
    with pytest.raises(TypeError) as caught:
        pickle.dumps(make(*KEYS))

    text = "a client can't be pickled: it holds credentials and connections"
    assert str(caught.value) == text


def test_a_free_request_sends_all_that_it_is_given(played: Any) -> None:
    client, script = played(DOCUMENT)

    answer = run(
        client.request(
            "post",
            "/v2/things?a=1",
            query={"b": [2, 3]},
            json={"c": 4},
            content_type="text/json",
            extra_body={"d": 5},
            extra_headers={"x-a": "1"},
            timeout=3.0,
        )
    )

    attempt = script.attempts[0]
    assert (attempt.request.method, attempt.is_safe, attempt.timeout) == ("POST", False, 3.0)
    assert attempt.request.url == f"{client.base_url}/v2/things?a=1&b=2&b=3"
    assert attempt.json() == {"c": 4, "d": 5}
    assert attempt.request.headers["content-type"] == "text/json"
    assert attempt.request.headers["x-a"] == "1"
    assert answer.parse() == {"data": {"id": "7"}}
    assert (answer.request, answer.status) == (attempt.request, 200)


def test_a_free_request_speaks_json_api_unless_told_otherwise(played: Any) -> None:
    client, script = played(DOCUMENT)

    run(client.request("PATCH", "/v2/x", json={}))
    run(client.request("GET", "/v2/x", extra_query={"a": 1}))

    headers = [each.request.headers for each in script.attempts]
    assert headers[0]["content-type"] == "application/vnd.api+json"
    assert "content-type" not in headers[1]
    assert script.requests[1].url.endswith("/v2/x?a=1")
    assert script.requests[1].content is None


@pytest.mark.parametrize(
    ("method", "said", "is_safe"),
    [
        ("GET", None, True),
        ("PUT", None, True),
        ("DELETE", None, True),
        ("POST", None, False),
        ("PATCH", None, False),
        ("POST", True, True),
        ("GET", False, False),
        ("POST", 1, True),
    ],
)
def test_a_free_request_is_repeated_by_its_method_unless_told_otherwise(
    played: Any, method: str, said: Any, is_safe: bool
) -> None:
    client, script = played(ConnectionLost())

    with pytest.raises((TransportError, OutcomeUnknown)):
        run(client.request(method, "/v2/x", safe_to_repeat=said))

    assert {each.is_safe for each in script.attempts} == {is_safe}
    assert len(script.attempts) == (3 if is_safe else 1)


def test_a_free_request_counts_against_a_limit_that_is_named(played: Any) -> None:
    asked: list[str] = []

    def reserve(bucket: str, _most: Any) -> float:
        asked.append(bucket)
        return 0.0

    client, _ = played(DOCUMENT, rate_limit=SimpleNamespace(reserve=reserve))

    run(client.request("POST", "/v2/x", bucket="mms"))
    run(client.request("POST", "/v2/x"))

    assert asked == ["mms"]


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("GET", "https://b.example/v2/x"), "path="),
        (("G T", "/v2/x"), "method="),
    ],
)
def test_a_free_request_that_cannot_be_is_refused(played: Any, arguments: Any, text: str) -> None:
    client, script = played(DOCUMENT)

    with pytest.raises(InvalidArgument, match=f"^{text}"):
        run(client.request(*arguments))

    assert script.attempts == []


def test_a_free_request_without_a_body_takes_no_extra_one(played: Any) -> None:
    client, script = played(DOCUMENT)

    with pytest.raises(InvalidArgument) as caught:
        run(client.request("POST", "/v2/x", extra_body={"a": 1}))

    assert str(caught.value) == "extra_body={'a': 1}: expected a body to merge it into"
    assert script.attempts == []


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("querry", "query"),
        ("jsn", "json"),
        ("content_typ", "content_type"),
        ("safe_to_repet", "safe_to_repeat"),
        ("bucke", "bucket"),
    ],
)
def test_a_free_request_names_the_argument_that_was_probably_meant(
    played: Any, wrong: str, near: str
) -> None:
    client, _ = played(DOCUMENT)

    with pytest.raises(TypeError) as caught:
        run(client.request("GET", "/v2/x", **{wrong: 1}))

    text = f"request() got an unexpected keyword argument '{wrong}': did you mean {near}?"
    assert str(caught.value) == text


def test_a_free_answer_that_is_no_json_names_its_call(played: Any) -> None:
    client, script = played(Answer(200, content="<html>"))

    with pytest.raises(ResponseError) as caught:
        run(client.request("GET", "/v2/x")).parse()

    assert caught.value.request == script.requests[0]
    assert getattr(caught.value.response, "content", None) == b"<html>"


@pytest.mark.parametrize("tag", ["cnams", "e911s", "messages", "numbers", "routes"])
def test_a_resource_shows_its_methods_and_no_insides(played: Any, make: Any, tag: str) -> None:
    client, _ = played(DOCUMENT)
    resource = getattr(client, tag)

    names = dir(resource)

    assert repr(resource) == f"<{type(resource).__name__}>"
    assert names
    assert all(callable(getattr(resource, name)) and name.islower() for name in names)
    assert not [name for name in names if name.startswith("_")]
    assert getattr(client, tag) is resource


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (
            lambda client: client.e911s.get_e911("7", e911="7"),
            "e911s.get_e911() got an unexpected keyword argument 'e911': did you mean e911_id?",
        ),
        (
            lambda client: client.messages.set_account_level_sms_callback("x", callback_ulr="y"),
            "messages.set_account_level_sms_callback() got an unexpected keyword argument"
            " 'callback_ulr': did you mean callback_url?",
        ),
        (
            lambda client: client.e911s.get_e911("7", selff=1),
            "e911s.get_e911() got an unexpected keyword argument 'selff'",
        ),
        (
            lambda client: client.e911s.get_e911("7", optionss=1),
            "e911s.get_e911() got an unexpected keyword argument 'optionss'",
        ),
    ],
)
def test_an_unknown_argument_is_named_with_what_the_method_takes(
    played: Any, call: Any, text: str
) -> None:
    client, _ = played(DOCUMENT)

    with pytest.raises(TypeError) as caught:
        run(call(client))

    assert str(caught.value) == text
