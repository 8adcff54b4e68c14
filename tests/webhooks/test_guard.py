"""Who may post."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.errors import InvalidArgument
from flowroute_sdk.webhooks import Guard, Posted, Receiver, WebhookError, webhook_url

from .bodies import SMS, content

SECRET = "s3cr3t/:@?&é"


def status(guard: Guard, **known: Any) -> int:
    try:
        guard.check(Posted(**known))
    except WebhookError as error:
        return error.status
    return 200


def basic(user: str, password: str) -> dict[str, str]:
    encoded = base64.b64encode(f"{user}:{password}".encode()).decode()
    return {"authorization": f"Basic {encoded}"}


def test_basic_credentials_are_those_of_the_address() -> None:
    guard = Guard(basic=("user", SECRET))
    parts = urlsplit(webhook_url("https://example.com/sms?a=1", guard))

    assert parts.password is not None
    assert (parts.hostname, parts.path, parts.query) == ("example.com", "/sms", "a=1")
    assert status(guard, headers=basic("user", SECRET)) == 200
    for wrong in (basic("user", "x"), basic("x", SECRET), {}, {"authorization": "Basic é"}):
        assert status(guard, headers=wrong) == 401


@pytest.mark.parametrize("where", ["path_token", "query_token"])
def test_a_token_is_where_the_address_has_it(where: str) -> None:
    guard = Guard(**{where: SECRET})
    parts = urlsplit(webhook_url("https://example.com/sms", guard))

    assert status(guard, path=parts.path, query=parts.query) == 200
    assert status(guard, path="/sms", query="") == 403
    assert status(guard, path=parts.path + "x", query=parts.query + "x") == 403


@pytest.mark.parametrize("token", ["a/b", "a/", "é %2F", "a%2Fb"])
def test_a_path_token_may_be_decoded_on_its_way_and_have_slashes(token: str) -> None:
    guard = Guard(path_token=token)
    path = urlsplit(webhook_url("https://example.com/sms/", guard)).path

    assert status(guard, path=path) == 200
    assert status(guard, path=quote(unquote(path))) == 200
    assert status(guard, path="/sms") == 403
    assert status(guard, path=quote(token[1:])) == 403
    assert status(guard, path="/sms/x" + quote(token)) == 403


NETWORK = ["203.0.113.0/24", "2001:db8::/32"]
PROXY = ["10.0.0.0/8"]


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "let_in"),
    [
        ((), "203.0.113.5", "", True),
        ((), "::ffff:203.0.113.5", "", True),
        ((), "2001:db8::5", "", True),
        ((), "198.51.100.1", "", False),
        ((), "198.51.100.1", "203.0.113.5", False),
        ((), None, "203.0.113.5", False),
        (PROXY, "10.0.0.1", "203.0.113.5", True),
        (PROXY, "10.0.0.1", "203.0.113.5:4711, 10.0.0.2", True),
        (PROXY, "10.0.0.1", "[2001:db8::5]:80", True),
        (PROXY, "10.0.0.1", "203.0.113.5, 198.51.100.1", False),
        (PROXY, "10.0.0.1", "", False),
        (PROXY, "10.0.0.1", "nonsense", False),
        (PROXY, "198.51.100.1", "203.0.113.5", False),
        (1, "10.0.0.1", "203.0.113.5", True),
        (1, None, "203.0.113.5", True),
        (1, "10.0.0.1", "203.0.113.5, 198.51.100.1", False),
        (2, "10.0.0.1", "203.0.113.5, 198.51.100.1", True),
        (2, "10.0.0.1", "203.0.113.5", False),
    ],
)
def test_only_trusted_hops_are_believed(
    trusted: Any, peer: str | None, forwarded: str, let_in: bool
) -> None:
    guard = Guard(networks=NETWORK, trusted_proxies=trusted)

    found = status(guard, peer=peer, headers={"x-forwarded-for": forwarded})

    assert found == (200 if let_in else 403)


def test_method_media_type_and_size_are_limited() -> None:
    guard = Guard(max_size=100)

    assert status(guard, method="GET") == 405
    assert status(guard, headers={"content-type": "text/html"}) == 415
    assert status(guard, headers={"content-type": "Application/JSON; charset=utf-8"}) == 200
    assert status(guard, headers={"content-type": "application/vnd.api+json"}) == 200
    assert status(guard, headers={"content-length": "101"}) == 413
    assert status(guard, headers={"content-length": "9" * 5000}) == 413
    assert Receiver(guard=guard).receive(content(SMS)).status == 413


def test_secrets_show_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    guard = Guard(basic=("user", SECRET), path_token=SECRET, query_token=SECRET)
    receiver = Receiver(guard=guard)

    answer = receiver.receive(
        content(SMS), Posted(headers=basic("user", SECRET), path=f"/{SECRET}", query=SECRET)
    )

    assert answer.status == 403
    shown = repr(guard) + repr(vars(guard)) + caplog.text + answer.text + repr(answer)
    assert SECRET not in shown
    assert SECRET not in repr(Posted(path=SECRET, query=SECRET, headers={"a": SECRET}))


@pytest.mark.parametrize(
    "url", ["example.com/sms", "ftp://example.com", "https://u:p@x.example", 5]
)
def test_an_address_that_cannot_be_registered_is_refused(url: Any) -> None:
    with pytest.raises(InvalidArgument, match="absolute address"):
        webhook_url(url, Guard())


@pytest.mark.parametrize(
    "options",
    [
        {"basic": ("a:b", "c")},
        {"basic": ("a", "")},
        {"path_token": " "},
        {"networks": ["300.1.1.1"]},
        {"networks": "10.0.0.0/8"},
        {"trusted_proxies": 0},
        {"max_size": 0},
    ],
)
def test_a_guard_that_guards_nothing_is_refused(options: Any) -> None:
    with pytest.raises(InvalidArgument):
        Guard(**options)


def test_the_address_is_taken_by_the_calls_that_register_it(client: Flowroute) -> None:
    url = webhook_url("https://example.com/sms", Guard(basic=("user", SECRET), path_token="t"))

    client.messages.set_account_level_sms_callback(url)

    found = client.messages.get_account_level_sms_callback()
    assert found.data.attributes.callback_url == url
