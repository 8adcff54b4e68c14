"""Where a client calls, as whom, and with which settings."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk import errors
from flowroute_sdk._secrets import SecretBytes, SecretValues
from flowroute_sdk._setup.build import Builder
from flowroute_sdk._setup.config import Origin, resolve_credentials, resolve_origin
from flowroute_sdk._setup.hooks import PHONE_NUMBER, Hooks, _mask, checked_delay, is_async
from flowroute_sdk._setup.options import Settings, header
from flowroute_sdk.wire import Request

ORIGIN = Origin("https", "api.example", 443, "/base")
OPTIONS = [
    ("timeout", True, "seconds as a number, or None"),
    ("timeout", "5", "seconds as a number, or None"),
    ("timeout", 0, "a positive number of seconds, or None"),
    ("deadline", float("inf"), "a positive number of seconds, or None"),
    ("max_retries", -1, "a whole number, 0 or more"),
    ("max_retries", True, "a whole number, 0 or more"),
    ("extra_headers", [], "a mapping"),
    ("extra_query", [], "a mapping"),
    ("extra_body", [], "a mapping"),
]


@pytest.mark.parametrize(("name", "value", "expected"), OPTIONS)
def test_an_option_that_cannot_be_right_is_refused(name: str, value: Any, expected: str) -> None:
    with pytest.raises(errors.InvalidArgument) as caught:
        Settings().merged({name: value})

    assert str(caught.value) == f"{name}={value!r}: expected {expected}"


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("timeout", 3, 3.0),
        ("timeout", None, None),
        ("timeout", 1e9, 1e6),
        ("deadline", 0.5, 0.5),
        ("deadline", None, None),
        ("max_retries", 0, 0),
    ],
)
def test_an_option_is_kept_as_given(name: str, value: Any, kept: Any) -> None:
    assert getattr(Settings().merged({name: value}), name) == kept


def test_later_headers_queries_and_fields_replace_earlier_ones_of_their_names() -> None:
    first = Settings().merged(
        {
            "extra_headers": {"X-A": "1", "X-B": "1"},
            "extra_query": {"a": [1, True], "b": None, "c": "x"},
            "extra_body": {"a": {"b": 1, "c": 2}},
        }
    )
    second = first.merged(
        {
            "extra_headers": {"x-a": "2"},
            "extra_query": {"a": 2, "c": False},
            "extra_body": {"a": {"b": 3}},
        }
    )

    assert first.query == (("a", "1"), ("a", "true"), ("b", None), ("c", "x"))
    assert second.headers == ((b"x-b", b"1"), (b"x-a", b"2"))
    assert second.query == (("b", None), ("a", "2"), ("c", "false"))
    assert second.body == {"a": {"b": 3, "c": 2}}


@pytest.mark.parametrize("name", ["Authorization", "Proxy-Authorization", "Cookie"])
def test_headers_with_secrets_show_in_no_repr_and_no_request(name: str) -> None:
    key, value = header("extra_headers", name, "s3cr3t")

    assert isinstance(value, SecretBytes)
    assert "s3cr3t" not in repr(value)
    request = Request("GET", "https://api.example/", [(key, value), (b"x-a", b"1")])
    assert dict(request.headers) == {"x-a": "1"}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("a b", "x", "header names of letters, digits and dashes"),
        (5, "x", "header names of letters, digits and dashes"),
        ("Host", "x", "no header that frames the message"),
        ("x-a", "a\nb", "header values that are text on one line"),
        ("x-a", 5, "header values that are text on one line"),
    ],
)
def test_a_header_that_cannot_be_sent_is_refused(name: Any, value: Any, expected: str) -> None:
    with pytest.raises(errors.InvalidArgument) as caught:
        header("extra_headers", name, value)

    assert str(caught.value) == f"extra_headers={name!r}: expected {expected}"


@pytest.mark.parametrize(
    ("url", "owned"),
    [
        ("https://api.example/x", True),
        ("https://API.example:443/x", True),
        ("/x", True),
        ("x", False),
        ("http://api.example/x", False),
        ("http://api.example:443/x", False),
        ("https://api.example:80/x", False),
        ("https://other.example/x", False),
        ("//api.example/x", False),
        ("https:///x", False),
        ("https://api.example:port/x", False),
    ],
)
def test_a_link_is_own_only_with_scheme_host_and_port(url: str, owned: bool) -> None:
    assert ORIGIN.owns(url) is owned


@pytest.mark.parametrize(
    ("url", "host", "base_url"),
    [
        ("https://api.example:443/", "api.example", "https://api.example"),
        ("http://api.example:80/a/", "api.example", "http://api.example/a"),
        ("http://api.example:443", "api.example:443", "http://api.example:443"),
        ("https://API.example:8443", "api.example:8443", "https://api.example:8443"),
        ("http://[::1]:80", "[::1]", "http://[::1]"),
    ],
)
def test_the_host_header_names_no_default_port(url: str, host: str, base_url: str) -> None:
    origin = resolve_origin(url)

    assert (origin.host_header, origin.base_url) == (host, base_url)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        (5, "base_url must be a string"),
        ("https://a:b", "base_url can't be read as an address"),
        ("ftp://a", "base_url must start with https:// (or http://) and name a host"),
        ("https://", "base_url must start with https:// (or http://) and name a host"),
        ("https://u@a", "base_url can't hold credentials: pass access_key and secret_key"),
        ("https://a?b", "base_url can't hold a query, a fragment or odd characters"),
        ("https://a#b", "base_url can't hold a query, a fragment or odd characters"),
        ("https://a/é", "base_url can't hold a query, a fragment or odd characters"),
    ],
)
def test_a_base_url_that_cannot_be_one_is_refused(url: Any, text: str) -> None:
    with pytest.raises(errors.ConfigurationError) as caught:
        resolve_origin(url)

    assert str(caught.value) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ((None, "b"), "no credentials: pass access_key= or set FR_ACCESS_KEY"),
        (("a", ""), "no credentials: pass secret_key= or set FR_SECRET_KEY"),
        ((5, "b"), "access_key must be a string"),
        (("a", " "), "secret_key is blank or holds control characters"),
        (("a", "b\x00c"), "secret_key is blank or holds control characters"),
        (("a:b", "c"), "access_key can't hold a colon"),
    ],
)
def test_keys_that_cannot_be_right_are_refused(
    keys: Any, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FR_ACCESS_KEY", raising=False)
    monkeypatch.delenv("FR_SECRET_KEY", raising=False)

    with pytest.raises(errors.ConfigurationError) as caught:
        resolve_credentials(SecretValues(keys))

    assert str(caught.value) == text


def test_an_extra_header_and_an_extra_query_come_before_what_is_built_in() -> None:
    credentials = resolve_credentials(SecretValues(("a", "b")))
    settings = Settings().merged(
        {"extra_headers": {"Accept": "x/y", "User-Agent": "me"}, "extra_query": {"limit": 5}}
    )

    call = Builder(ORIGIN, credentials, b"sdk").free_call(
        "POST", "/v2?limit=1&a=%20", b"{}", "a/b", settings, safe=False, bucket=None
    )

    assert call.target == "/base/v2?a=%20&limit=5"
    assert call.headers == [
        (b"authorization", b"Basic YTpi"),
        (b"content-type", b"a/b"),
        (b"accept", b"x/y"),
        (b"user-agent", b"me"),
    ]
    assert (call.safe, call.quiet, call.content) == (False, True, b"{}")


@pytest.mark.parametrize("value", [True, "1", -0.1, float("inf"), float("nan")])
def test_a_delay_that_is_no_number_of_seconds_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="expected seconds, 0 to 1000000, or None"):
        checked_delay(value)

    assert (checked_delay(None), checked_delay(0)) == (None, 0.0)


def test_a_phone_number_is_masked_but_for_its_last_four_digits() -> None:
    assert PHONE_NUMBER.sub(_mask, "to 12065551234, 123") == "to *******1234, 123"


def test_hooks_have_to_be_functions_and_async_ones_are_known() -> None:
    async def hook(_: object) -> None: ...

    with pytest.raises(errors.ConfigurationError) as caught:
        Hooks(None, None, 5, False, False)  # type: ignore[arg-type]

    assert str(caught.value) == "on_request, on_response and on_retry must be functions"
    assert (is_async(hook), is_async(print), is_async(None)) == (True, False, False)
