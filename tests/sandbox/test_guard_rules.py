"""Each rule of the guard by itself: what passes, what is refused, and in which words."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk.sandbox.control import ControlError
from flowroute_sdk.sandbox.guard import Guard, new_token

TOKEN = "s3cret"
JSON = {"content-type": "application/json"}


def scope(method: str = "GET", client: Any = ("127.0.0.1", 1), **headers: str) -> dict[str, Any]:
    given = {"host": "localhost", **{name.replace("_", "-"): one for name, one in headers.items()}}
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in given.items()]
    return {"method": method, "client": client, "headers": pairs}


def refusal(
    asked: dict[str, Any], guard: Guard | None = None, *, has_body: bool = False
) -> tuple[int, str] | None:
    try:
        (guard or Guard()).check(asked, has_body=has_body)
    except ControlError as error:
        return error.status, str(error)
    return None


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "0:0:0:0:0:0:0:1"]
)
def test_this_machine_may_ask(address: str) -> None:
    assert refusal(scope(client=(address, 1))) is None


@pytest.mark.parametrize("client", [("192.0.2.7", 1), ("::ffff:192.0.2.7", 1), ("", 0), None])
def test_no_other_machine_may_ask_unless_all_may(client: Any) -> None:
    assert refusal(scope(client=client)) == (403, "the control plane answers only this machine")
    assert refusal(scope(client=client), Guard(open_to_all=True)) is None


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LocalHost:1", "localhost.", "localhost.:80", " localhost "),
        *("127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:80", "[::ffff:127.0.0.1]", "sandbox:1"),
    ],
)
def test_a_name_of_this_machine_passes(host: str) -> None:
    assert refusal(scope(host=host), Guard(hosts=frozenset({"sandbox"}))) is None


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("evil.example:80", "evil.example"),
        ("Evil.example.", "evil.example"),
        ("localhost..", "localhost."),
        ("[evil]:1]", "evil"),
        ("192.0.2.7", "192.0.2.7"),
        ("[2001:db8::1]:80", "2001:db8::1"),
        ("", "NAME"),
    ],
)
def test_any_other_name_is_refused_with_the_option_that_allows_it(host: str, name: str) -> None:
    told = f"the Host {host!r} is not this machine's; --allow-host {name} allows it"

    assert refusal(scope(host=host)) == (403, told)


def test_a_request_without_a_host_is_refused() -> None:
    asked = scope() | {"headers": []}

    told = refusal(asked)

    assert told == (403, "the Host '' is not this machine's; --allow-host NAME allows it")


@pytest.mark.parametrize(("host", "passes"), [("192.0.2.7:80", True), ("evil.example", False)])
def test_an_open_control_plane_goes_by_any_address_but_no_other_name(
    host: str, passes: bool
) -> None:
    assert (refusal(scope(host=host), Guard(open_to_all=True)) is None) == passes


@pytest.mark.parametrize(
    ("origin", "host", "passes"),
    [
        ("http://localhost:80", "localhost:80", True),
        ("HTTP://LOCALHOST:80", "localhost:80", True),
        ("http://localhost", "localhost:80", False),
        ("https://localhost:80", "localhost:80", False),
        ("http://127.0.0.1:80", "localhost:80", False),
        ("null", "localhost:80", False),
        ("", "localhost:80", False),
    ],
)
def test_only_the_own_origin_passes(origin: str, host: str, passes: bool) -> None:
    told = f"the control plane accepts nothing from the page at {origin!r}"

    assert refusal(scope(host=host, origin=origin)) == (None if passes else (403, told))


@pytest.mark.parametrize(
    ("site", "passes"),
    [("none", True), ("same-origin", True), ("same-site", False), ("cross-site", False)],
)
def test_what_a_browser_says_of_the_site_counts(site: str, passes: bool) -> None:
    told = f"the control plane accepts nothing from pages ({site})"

    assert refusal(scope(sec_fetch_site=site)) == (None if passes else (403, told))


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({"authorization": "Bearer s3cret"}, True),
        ({"authorization": "bearer  s3cret "}, True),
        ({"x_sandbox_token": " s3cret"}, True),
        ({"authorization": "Basic x", "x_sandbox_token": "s3cret"}, True),
        ({"authorization": "Bearer x", "x_sandbox_token": "s3cret"}, False),
        ({"authorization": "Bearer x s3cret"}, False),
        ({"authorization": "s3cret"}, False),
        ({"authorization": "Bearer S3CRET"}, False),
        ({"x_sandbox_token": "s\xe9cret"}, False),
        ({}, False),
    ],
)
def test_the_token_is_shown_in_either_header(headers: dict[str, str], passes: bool) -> None:
    told = "the control plane needs its token: Authorization: Bearer …, or X-Sandbox-Token"

    assert refusal(scope(**headers), Guard(token=TOKEN)) == (None if passes else (401, told))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_changes_nothing_needs_no_media_type(method: str) -> None:
    assert refusal(scope(method, content_type="text/plain"), has_body=True) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    ("media_type", "passes"),
    [
        ("application/json", True),
        (" Application/JSON ; charset=utf-8", True),
        ("application/vnd.api+json", True),
        ("text/x+json", False),
        ("application/x-www-form-urlencoded", False),
        ("text/plain; application/json", False),
    ],
)
def test_a_change_has_to_be_json(method: str, media_type: str, passes: bool) -> None:
    shown = media_type.partition(";")[0]
    told = f"the Content-Type must be application/json, not {shown}"

    for has_body in (True, False):
        found = refusal(scope(method, content_type=media_type), has_body=has_body)
        assert found == (None if passes else (415, told))


@pytest.mark.parametrize("headers", [{}, {"content_type": ""}])
def test_a_body_needs_a_media_type(headers: dict[str, str]) -> None:
    told = "the Content-Type must be application/json, not none"

    assert refusal(scope("POST", **headers), has_body=True) == (415, told)


def test_a_change_without_a_body_needs_none() -> None:
    assert refusal(scope("POST")) is None


def test_tokens_are_long_and_never_the_same() -> None:
    assert len(new_token()) == 32
    assert new_token() != new_token()
