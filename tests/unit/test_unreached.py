"""What the text of a failure says to do, case by case."""

from __future__ import annotations

import socket
import ssl

import pytest
from flowroute_sdk._policy.unreached import reason_of
from flowroute_sdk._transports.base import Failure, Kind
from flowroute_sdk.wire import Request, Response

REFUSED = ConnectionRefusedError(111, "Connection refused")
UNKNOWN = socket.gaierror(-2, "Name or service not known")
SANDBOX = "; is the sandbox running? (python -m flowroute_sdk.sandbox)"


def reason(url: str, kind: Kind, cause: BaseException | None = None, *, sent: bool = False) -> str:
    return reason_of(Request("GET", url), Failure(kind, "it failed", sent=sent, cause=cause))


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("http://127.0.0.1:4010/v2", f"127.0.0.1:4010{SANDBOX}"),
        ("http://localhost/v2", f"localhost:80{SANDBOX}"),
        ("http://a.localhost/v2", f"a.localhost:80{SANDBOX}"),
        ("http://[::1]:9/v2", f"[::1]:9{SANDBOX}"),
        ("https://api.flowroute.com/v2", "api.flowroute.com:443"),
        ("http://10.0.0.1:8080/v2", "10.0.0.1:8080"),
        ("http://localhost.example/v2", "localhost.example:80"),
    ],
)
def test_only_on_this_machine_a_refusal_asks_for_the_sandbox(url: str, where: str) -> None:
    assert reason(url, "connect", REFUSED) == f"connection refused by {where}"


def test_a_refusal_is_found_below_what_a_library_makes_of_it() -> None:
    grouped = OSError("All connection attempts failed")
    grouped.__cause__ = ExceptionGroup("several", [OSError("unreachable"), REFUSED])

    assert reason("http://a.example/", "connect", grouped) == "connection refused by a.example:80"


def test_a_circle_of_causes_has_an_end() -> None:
    error = OSError("round")
    error.__cause__ = error

    text = reason("http://a.example/", "connect", error)

    assert text == "can't connect to a.example:80: it failed"


def test_a_proxy_without_an_address_is_what_to_check() -> None:
    failure = Failure("connect", "it failed", sent=False, cause=UNKNOWN)
    failure.at = ("proxy.example", 3128)

    text = reason_of(Request("GET", "https://api.example/"), failure)

    assert text == "no address found for the host name proxy.example: check the proxy; it failed"


@pytest.mark.parametrize(
    ("error", "is_no_tls"),
    [
        (ssl.SSLError("wrong version number"), True),
        (ConnectionResetError("reset"), True),
        (OSError("unreachable"), False),
        (None, False),
    ],
)
def test_a_handshake_that_breaks_off_may_mean_no_tls(
    error: OSError | None, is_no_tls: bool
) -> None:
    text = reason("https://a.example/", "connect", error)

    assert text.startswith("no TLS at a.example:443: " if is_no_tls else "can't connect to a.")
    assert text.endswith("it failed")


def test_without_tls_a_failed_connection_has_nothing_to_do_with_it() -> None:
    text = reason("http://a.example/", "connect", ConnectionResetError("reset"))

    assert text == "can't connect to a.example:80: it failed"


@pytest.mark.parametrize(
    ("url", "kind", "cause", "sent", "hints"),
    [
        ("http://a.example/", "dropped", None, True, True),
        ("http://a.example/", "dropped", ConnectionResetError("reset"), True, True),
        ("http://a.example/", "dropped", None, False, False),
        ("http://a.example/", "read_timeout", None, True, False),
        ("https://a.example/", "dropped", None, True, False),
    ],
)
def test_only_a_plain_connection_dropped_without_a_word_points_to_tls(
    url: str, kind: Kind, cause: BaseException | None, sent: bool, hints: bool
) -> None:
    assert ("https://" in reason(url, kind, cause, sent=sent)) == hints


def test_a_connection_that_has_said_something_is_no_matter_of_tls() -> None:
    failure = Failure("dropped", "it failed", sent=True, partial=Response(200))

    assert reason_of(Request("GET", "http://a.example/"), failure) == "it failed"


def test_an_error_of_a_strange_library_is_no_matter_of_tls() -> None:
    failure = Failure("dropped", "it failed", sent=True)
    failure.root = ZeroDivisionError()

    assert reason_of(Request("GET", "http://a.example/"), failure) == "it failed"
