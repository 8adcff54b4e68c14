"""Who may post."""

from __future__ import annotations

import base64
import pickle
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
    with pytest.raises(InvalidArgument, match="absolute URL"):
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


def refusal(guard: Guard, **known: Any) -> tuple[int, str]:
    with pytest.raises(WebhookError) as caught:
        guard.check(Posted(**known))
    return caught.value.status, str(caught.value)


def test_each_refusal_says_why() -> None:
    guard = Guard(max_size=100)

    assert refusal(guard, method="PUT") == (405, "webhooks must be posted (POST)")
    assert refusal(guard, headers={"content-type": "text/html"}) == (415, "not JSON")
    assert refusal(guard, headers={"content-length": "101"}) == (413, "more than 100 bytes")
    networks = (403, "not from an allowed network")
    assert refusal(Guard(networks=NETWORK), peer="10.0.0.1") == networks
    assert refusal(Guard(basic=("a", "b"))) == (401, "wrong or no credentials")
    assert refusal(Guard(path_token="a")) == (403, "wrong or no token")
    assert refusal(Guard(query_token="a")) == (403, "wrong or no token")


def test_a_body_of_the_largest_size_and_of_no_stated_size_is_let_in() -> None:
    assert status(Guard(max_size=100), headers={"content-length": "100"}) == 200
    assert status(Guard(max_size=100), headers={"content-length": "1" + "0" * 20}) == 413
    assert status(Guard(max_size=1)) == 200


def test_other_media_types_are_let_in_where_they_are_named() -> None:
    guard = Guard(media_types=["Text/JSON"])

    assert status(guard, headers={"content-type": " text/json ; charset=utf-8"}) == 200
    assert status(guard, headers={"content-type": "application/json"}) == 415
    assert status(guard, headers={"content-type": "application/vnd.api+json"}) == 415
    assert status(guard, headers={}) == 200


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Basic dTpw", 200),
        ("basic  dTpw ", 200),
        ("Bearer dTpw", 401),
        ("dTpw", 401),
        ("Basic dT!pw", 401),
        ("Basic dTp", 401),
        ("", 401),
    ],
)
def test_credentials_are_read_as_http_has_them(header: str, expected: int) -> None:
    assert status(Guard(basic=("u", "p")), headers={"authorization": header}) == expected


def test_a_token_is_not_what_stands_in_for_none() -> None:
    for missing in ("XXXX", "None"):  # a stand-in for what isn't there would let these in
        assert status(Guard(query_token=missing)) == 403
        assert status(Guard(path_token=missing)) == 403


def test_a_path_with_a_slash_behind_its_token_is_let_in() -> None:
    guard = Guard(path_token="tokenX")

    assert status(guard, path="/sms/tokenX") == 200
    assert status(guard, path="/sms/tokenX/") == 200
    assert status(guard, path="tokenX") == 200


def test_what_is_no_text_is_no_token() -> None:
    assert status(Guard(path_token="a"), path="/\ud800") == 403
    assert status(Guard(query_token="a"), query="token=\ud800") == 403


def test_a_query_may_have_a_hundred_fields() -> None:
    guard = Guard(query_token="a")

    assert status(guard, query="x=1&" * 99 + "token=a") == 200
    assert status(guard, query="x=1&" * 100 + "token=a") == 403
    assert status(guard, query="x=1;token=a") == 403


def test_a_proxy_may_itself_be_in_an_allowed_network() -> None:
    guard = Guard(networks=PROXY, trusted_proxies=PROXY)

    assert status(guard, peer="10.0.0.1") == 200
    assert status(guard, peer="10.0.0.1", headers={"x-forwarded-for": "10.0.0.9,"}) == 200
    assert status(guard, peer="10.0.0.1", headers={"x-forwarded-for": "198.51.100.1"}) == 403
    assert status(guard, peer="") == 403
    assert status(guard) == 403


def test_proxies_may_put_addresses_in_quotes() -> None:
    guard = Guard(networks=NETWORK, trusted_proxies=1)

    assert status(guard, headers={"x-forwarded-for": ' "203.0.113.5" '}) == 200
    assert status(guard, headers={"x-forwarded-for": '"[2001:db8::5]:80"'}) == 200
    assert status(guard, headers={}) == 403


@pytest.mark.parametrize("forwarded", ["X203.0.113.5", "203.0.113.5:80:90", "::x"])
def test_what_only_looks_like_an_address_is_none(forwarded: str) -> None:
    guard = Guard(networks=["203.0.113.0/24"], trusted_proxies=1)

    assert status(guard, headers={"x-forwarded-for": "203.0.113.5:80"}) == 200
    assert status(guard, headers={"x-forwarded-for": forwarded}) == 403


def test_a_guard_shows_its_size_and_is_not_pickled() -> None:
    guard = Guard(max_size=7, path_token="secret")

    assert repr(guard) == "<Guard max_size=7>"
    with pytest.raises(TypeError, match=r"^a Guard can't be pickled: it holds secrets$"):
        pickle.dumps(guard)


def test_a_wsgi_environment_is_read() -> None:
    posted = Posted.from_environ(
        {
            "REQUEST_METHOD": "PUT",
            "SCRIPT_NAME": "/hooks",
            "PATH_INFO": "/s m/Ã©",
            "QUERY_STRING": "a=1",
            "REMOTE_ADDR": "10.0.0.1",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": "12",
            "HTTP_X_FORWARDED_FOR": "203.0.113.5",
            "HTTP_HOST": "example.com",
            "wsgi.input": None,
        }
    )

    assert posted == Posted(
        method="PUT",
        path="/hooks/s%20m/%C3%A9",
        query="a=1",
        headers={
            "x-forwarded-for": "203.0.113.5",
            "host": "example.com",
            "content-type": "application/json",
            "content-length": "12",
        },
        peer="10.0.0.1",
    )


def test_a_wsgi_environment_that_lacks_all_but_the_method_is_read() -> None:
    for empty in ({}, dict.fromkeys(("CONTENT_TYPE", "CONTENT_LENGTH", "REMOTE_ADDR"), "")):
        posted = Posted.from_environ({"REQUEST_METHOD": "POST", **empty})

        assert posted == Posted(headers={"content-type": "", "content-length": ""})
    assert Posted.from_environ({"REQUEST_METHOD": "POST", "PATH_INFO": "/☃x"}).path == "/x"


@pytest.mark.parametrize(
    ("url", "guard", "expected"),
    [
        ("https://a.example/sms", None, "https://a.example/sms"),
        ("http://a.example:80", Guard(path_token="t"), "http://a.example:80/t"),
        ("https://a.example/x/?b=1", Guard(path_token="t"), "https://a.example/x/t?b=1"),
        ("https://a.example/x", Guard(query_token="a b"), "https://a.example/x?token=a%20b"),
        ("https://a.example/X", Guard(path_token="a/X"), "https://a.example/X/a%2FX"),
        ("https://a.example/?b", Guard(query_token="/"), "https://a.example/?b&token=%2F"),
        ("https://[::1]:8/", Guard(basic=("u/", "p:@")), "https://u%2F:p%3A%40@[::1]:8/"),
    ],
)
def test_the_address_to_register_has_the_secrets_quoted(
    url: str, guard: Guard | None, expected: str
) -> None:
    assert webhook_url(url, guard) == expected


@pytest.mark.parametrize(
    "url",
    ["https://a.example:0/", "https://a.example/#x", "https://é.example/", "https:///x",
     "https://u:p@a.example/", "https://u:p@a.example:x/", "https://u:p@[::1/"],
)  # fmt: skip
def test_an_address_is_not_repeated_as_it_may_hold_a_secret(url: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        webhook_url(url)

    assert str(caught.value).startswith("url='the address given': expected an absolute URL")


@pytest.mark.parametrize("url", [None, 5, b"https://u:p@a.example/"])
def test_what_is_no_text_is_said_to_be_something_else(url: Any) -> None:
    with pytest.raises(InvalidArgument) as caught:
        webhook_url(url)

    assert str(caught.value).startswith(f"url={type(url)!r}: expected an absolute URL")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"basic": "ab"}, "basic=.*: expected a user without a colon, and a password"),
        ({"basic": ("a", "b", "c")}, "basic=.*: expected a user without a colon"),
        ({"basic": ("", "c")}, "basic=.*: expected text that isn't blank"),
        ({"basic": ("a", " ")}, "^basic=<hidden>: expected text that isn't blank"),
        ({"basic": ("a:b", "c")}, "^basic=<hidden>: expected a user without a colon"),
        ({"path_token": "a\udfff"}, "^path_token=<hidden>: expected text that isn't blank"),
        ({"networks": ["x"]}, "^networks=\\['x'\\]: expected networks"),
        ({"path_token": "\ud800"}, "path_token=.*: expected text that isn't blank"),
        ({"query_token": 5}, "query_token=.*: expected text that isn't blank"),
        ({"networks": 5}, 'networks=5: expected networks, such as \\["203.0.113.0/24"\\]'),
        ({"networks": ["10.0.0.1/8"]}, "networks=.*: expected networks, such as"),
        ({"trusted_proxies": ["x"]}, "trusted_proxies=.*: expected networks, such as"),
        ({"trusted_proxies": True}, "trusted_proxies=True: expected at least one, or"),
        ({"max_size": 0}, "max_size=0: expected a number of bytes above 0"),
    ],
)
def test_what_a_guard_cannot_use_is_named(options: Any, message: str) -> None:
    with pytest.raises(InvalidArgument, match=message):
        Guard(**options)


def test_one_byte_and_one_proxy_are_enough() -> None:
    assert Guard(max_size=1).max_size == 1
    assert status(Guard(trusted_proxies=1)) == 200
