"""Where a client calls, as whom, and with which settings."""

from __future__ import annotations

import functools
import pickle
import sys
from typing import Any

import pytest
from flowroute_sdk import errors
from flowroute_sdk._options.config import resolve_credentials, resolve_origin
from flowroute_sdk._options.copies import copy_of
from flowroute_sdk._options.options import Settings, checked_size, header
from flowroute_sdk._options.user_agent import VERSION, user_agent_header
from flowroute_sdk._requests.build import Builder
from flowroute_sdk._secrets import SecretBytes, SecretValues
from flowroute_sdk._transports.origin import Origin
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
    ("max_retries", "2", "a whole number, 0 or more"),
    ("extra_query", {"a": object}, "strings, numbers, booleans, or lists of them"),
]


@pytest.mark.parametrize(("name", "value", "expected"), OPTIONS)
def test_an_option_that_cannot_be_right_is_refused(name: str, value: Any, expected: str) -> None:
    with pytest.raises(errors.InvalidArgument) as caught:
        Settings().merged({name: value})

    shown = value["a"] if isinstance(value, dict) else value
    assert str(caught.value) == f"{name}={shown!r}: expected {expected}"


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"extra_query": {5: "x"}}, "extra_query=5: expected names that are strings"),
        ({"extra_body": {5: "x"}}, "extra_body={5: 'x'}: expected names that are strings"),
        ({"extra_headers": {"x-a": 5}}, "extra_headers='x-a': expected header values"),
        ({"retries": 5}, "this call() got an unexpected keyword argument 'retries'"),
    ],
)
def test_names_and_options_that_cannot_be_are_refused(options: dict[str, Any], text: str) -> None:
    with pytest.raises((errors.InvalidArgument, TypeError)) as caught:
        Settings().merged(options)

    assert str(caught.value).startswith(text)


@pytest.mark.parametrize("value", [0, -1, True, 1.5, "5", None])
def test_a_limit_of_bodies_that_is_none_is_refused(value: Any) -> None:
    with pytest.raises(errors.InvalidArgument) as caught:
        checked_size(value)

    assert str(caught.value) == f"largest_body={value!r}: expected a number of bytes, 1 or more"
    assert checked_size(1) == 1


def test_a_call_waits_for_thirty_seconds_and_is_repeated_twice_by_default() -> None:
    plain = Settings()

    assert (plain.timeout, plain.deadline, plain.max_retries) == (30.0, None, 2)
    assert (plain.headers, plain.query, plain.body) == ((), (), None)


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
        ("Host", "x", "no header that frames the message, such as Content-Length"),
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
        ("https://a:b", "base_url isn't a valid URL"),
        ("ftp://a", "base_url must start with https:// (or http://) and name a host"),
        ("https://", "base_url must start with https:// (or http://) and name a host"),
        ("https://u@a", "base_url can't contain credentials: pass access_key and secret_key"),
        ("https://a?b", "base_url can't contain a query, a fragment or invalid characters"),
        ("https://a#b", "base_url can't contain a query, a fragment or invalid characters"),
        ("https://a/é", "base_url can't contain a query, a fragment or invalid characters"),
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
        (("a", " "), "secret_key is blank or contains control characters"),
        (("a", "b\x00c"), "secret_key is blank or contains control characters"),
        (("a:b", "c"), "access_key can't contain a colon"),
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


def test_credentials_show_nothing_and_cannot_be_pickled() -> None:
    credentials = resolve_credentials(SecretValues(("a", " s3cr3t ")))

    assert (credentials.access_key, repr(credentials)) == ("a", "<Credentials>")
    assert credentials.authorization == b"Basic YTpzM2NyM3Q="
    with pytest.raises(TypeError, match=r"^credentials can't be pickled$"):
        pickle.dumps(credentials)


def test_the_environment_says_what_the_arguments_leave_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FR_ACCESS_KEY", "x")
    monkeypatch.setenv("FR_SECRET_KEY", "y")
    monkeypatch.setenv("FR_BASE_URL", "http://127.0.0.1:8000/X/")

    assert resolve_credentials(SecretValues((None, None))).authorization == b"Basic eDp5"
    assert resolve_credentials(SecretValues(("a", None))).authorization == b"Basic YTp5"
    assert resolve_origin(None).base_url == "http://127.0.0.1:8000/X"
    assert resolve_origin("https://api.example").base_url == "https://api.example"
    monkeypatch.delenv("FR_BASE_URL")
    assert resolve_origin(None).base_url == "https://api.flowroute.com"


def test_an_international_name_is_written_as_the_dns_wants_it() -> None:
    with pytest.raises(errors.ConfigurationError, match="invalid characters"):
        resolve_origin("https://bücher.example")

    assert resolve_origin("https://xn--bcher-kva.example").host == "xn--bcher-kva.example"


@pytest.mark.parametrize("prefix", [None, "my-app/1.0", "ünicode"])
def test_the_library_names_itself_after_the_application(prefix: str | None) -> None:
    ours = "flowroute-sdk/{} python/{}.{}.{}".format(VERSION, *sys.version_info[:3])

    expected = ours if prefix is None else f"{prefix} {ours}"
    assert user_agent_header(prefix) == expected.encode("latin-1")


@pytest.mark.parametrize("prefix", ["", "a\nb", 5])
def test_what_cannot_be_in_a_header_is_no_name_of_an_application(prefix: Any) -> None:
    with pytest.raises(errors.InvalidArgument) as caught:
        user_agent_header(prefix)

    expected = "text on one line, such as my-app/1.0"
    assert str(caught.value) == f"user_agent={prefix!r}: expected {expected}"


class Slotted:
    __slots__ = ("slot", "unset")

    def __init__(self) -> None:
        self.slot = ["slot"]


class Full(Slotted):
    def __init__(self) -> None:
        super().__init__()
        self.plain = ["plain"]

    @functools.cached_property
    def made(self) -> object:
        return object()


@pytest.mark.parametrize("kind", [Slotted, Full])
def test_a_copy_has_the_same_attributes_and_none_that_is_unset(kind: type[Slotted]) -> None:
    first = kind()

    second = copy_of(first)

    assert type(second) is kind
    assert second is not first
    assert second.slot is first.slot
    assert getattr(second, "plain", None) is getattr(first, "plain", None)
    assert not hasattr(second, "unset")


def test_what_an_instance_has_cached_stays_behind() -> None:
    first = Full()
    made = first.made

    assert copy_of(first).made is not made
    assert first.made is made


def test_a_copy_of_what_has_no_attributes_has_none() -> None:
    class Bare: ...

    assert vars(copy_of(Bare())) == {}
