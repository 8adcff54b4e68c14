"""What a failure says, and when requests have to go through httpx."""

from __future__ import annotations

import os
import sys
import urllib.request
from itertools import pairwise
from typing import Any

import pytest
from flowroute_sdk import _transports
from flowroute_sdk._transports import base, needs_httpx
from flowroute_sdk._transports.base import Failure, TransportOptions, root_cause, unforeseen
from flowroute_sdk._transports.origin import Origin
from flowroute_sdk.wire import Response


def options(scheme: str = "https", **given: Any) -> TransportOptions:
    origin = Origin(scheme, "api.example", 443, "")
    return TransportOptions(
        origin,
        given.get("verify", True),
        given.get("proxy"),
        given.get("transport"),
        given.get("http_client"),
        *given.get("more", ()),
    )


def test_a_failure_says_all_that_is_known() -> None:
    partial = Response(200)
    cause = ConnectionResetError(104, "reset")

    failure = Failure("dropped", "why", sent=True, partial=partial, cause=cause)

    assert failure.args == ("dropped", "why")
    assert (failure.kind, failure.reason, failure.sent) == ("dropped", "why", True)
    assert failure.partial is partial
    assert failure.root is cause
    assert Failure("pool", "x", sent=False).partial is None


def chained(*errors: BaseException, context: bool = False) -> BaseException:
    for error, cause in pairwise(errors):
        if context:
            error.__context__ = cause
        else:
            error.__cause__ = cause
    return errors[0]


@pytest.mark.parametrize("context", [False, True])
def test_the_operating_system_s_error_is_found_below_others(context: bool) -> None:
    deepest = OSError(5, "deep")

    found = root_cause(chained(ValueError(), KeyError(), deepest, OSError(6), context=context))

    assert found is deepest


def test_without_an_error_of_the_operating_system_there_is_no_root() -> None:
    assert root_cause(None) is None
    assert root_cause(chained(ValueError(), KeyError())) is None


def test_a_chain_is_followed_for_twenty_errors_so_that_a_circle_ends() -> None:
    deep = OSError(5, "deep")
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first

    assert root_cause(first) is None
    assert root_cause(chained(*(ValueError() for _ in range(19)), deep)) is deep
    assert root_cause(chained(*(ValueError() for _ in range(20)), deep)) is None


def test_the_cause_goes_before_the_context() -> None:
    error = ValueError()
    error.__context__ = OSError(1, "context")
    error.__cause__ = cause = OSError(2, "cause")

    assert root_cause(error) is cause


def test_what_no_transport_should_raise_may_have_been_sent_and_shows_no_text() -> None:
    odd = KeyError("Authorization: Basic secret")

    failure = unforeseen(odd)

    assert (failure.kind, failure.reason, failure.sent) == ("dropped", "KeyError", True)
    assert failure.root is odd
    assert failure.partial is None


def test_the_root_of_the_unforeseen_is_the_operating_system_s_error_where_there_is_one() -> None:
    odd = RuntimeError()
    odd.__cause__ = cause = OSError(5, "io")

    assert unforeseen(odd).root is cause


def test_a_dropped_client_is_told_how_to_close_it() -> None:
    with pytest.warns(ResourceWarning) as told:
        base.warn_of_dropped("Flowroute", "close()", "with")

    assert [str(each.message) for each in told] == [
        "Flowroute was dropped without close(): use `with`, or close it when you are done"
    ]


def test_options_are_what_was_given() -> None:
    given = options(verify=False, proxy="p", transport="t", http_client="c", more=(5,))

    assert (given.verify, given.proxy, given.transport, given.http_client) == (False, "p", "t", "c")
    assert (given.origin.host, given.largest_body) == ("api.example", 5)
    assert options().largest_body == base.DEFAULT_LARGEST_BODY == 67108864


@pytest.fixture
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.usefixtures("_no_proxy")
@pytest.mark.parametrize("name", ["http_client", "transport", "proxy"])
def test_what_was_given_of_httpx_needs_it(name: str) -> None:
    assert needs_httpx(options()) is False
    assert needs_httpx(options(**{name: ""})) is True


@pytest.mark.usefixtures("_no_proxy")
@pytest.mark.parametrize(
    ("scheme", "name", "value", "needed"),
    [
        ("http", "http_proxy", "http://p:1", True),
        ("http", "HTTP_PROXY", "http://p:1", True),
        ("http", "http_proxy", "", False),
        ("http", "https_proxy", "http://p:1", False),
        ("https", "HTTPS_PROXY", "http://p:1", True),
        ("https", "ALL_PROXY", "http://p:1", True),
        ("https", "http_proxy", "http://p:1", False),
    ],
)
def test_a_proxy_of_the_environment_needs_httpx_for_its_scheme(
    monkeypatch: pytest.MonkeyPatch, scheme: str, name: str, value: str, needed: bool
) -> None:
    monkeypatch.setenv(name, value)

    assert needs_httpx(options(scheme)) is needed


@pytest.mark.parametrize("platform", ["darwin", "win32"])
@pytest.mark.parametrize(
    ("named", "needed"),
    [({"http": "p"}, True), ({"HTTP": "p"}, True), ({"http": ""}, False), ({"ftp": "p"}, False)],
)
def test_the_settings_of_macos_and_windows_name_proxies_too(
    monkeypatch: pytest.MonkeyPatch, platform: str, named: dict[str, str], needed: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(urllib.request, "getproxies", lambda: named)

    assert _transports.proxy_is_set("http") is needed
