from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk import InvalidArgument, ResponseError
from flowroute_sdk._options.config import resolve_origin
from flowroute_sdk._options.options import Settings
from flowroute_sdk._requests.build import Call
from flowroute_sdk._requests.free_request import checked_method, checked_path, json_of
from flowroute_sdk._transports.origin import Origin
from flowroute_sdk.wire import Response

UNDER = resolve_origin("https://api.example/flowroute/")
PLAIN = resolve_origin("https://api.example")
A_PATH = "expected a path such as /v2/numbers, or a URL on the client's own host"


@pytest.mark.parametrize(
    ("origin", "path", "target"),
    [
        (PLAIN, "/v2/x?a=1", "/v2/x?a=1"),
        (PLAIN, "https://api.example/v2/x?a=1", "/v2/x?a=1"),
        (PLAIN, "https://api.example", "/"),
        (UNDER, "/v2/x", "/v2/x"),
        (UNDER, "https://api.example/flowroute/v2/x?a=1", "/v2/x?a=1"),
        (UNDER, "https://api.example:443/flowroute/v2/x", "/v2/x"),
        (UNDER, "https://api.example/flowroute", "/"),
    ],
)
def test_an_address_below_the_base_url_is_taken_relative_to_it(
    origin: Origin, path: str, target: str
) -> None:
    assert checked_path(path, origin) == target


@pytest.mark.parametrize(
    "path",
    [
        "https://api.example/other",
        "https://api.example/flowrouter/v2",
        "https://api.example/",
        "https://api.example",
        "https://api.example/v2/flowroute/",
    ],
)
def test_an_address_beside_the_base_path_is_not_moved_below_it(path: str) -> None:
    with pytest.raises(InvalidArgument, match=r"below https://api\.example/flowroute"):
        checked_path(path, UNDER)


@pytest.mark.parametrize(
    ("base_url", "link", "owned"),
    [
        ("https://api.example", "https://api.example/v2", True),
        ("https://api.example", "https://API.example:443/v2", True),
        ("https://api.example", "http://api.example/v2", False),
        ("https://api.example", "http://api.example:443/v2", False),
        ("https://api.example", "https://api.example:80/v2", False),
        ("https://api.example", "https://api.example:8443/v2", False),
        ("https://api.example", "https://api.example.evil/v2", False),
        ("https://api.example", "https://user@api.example/v2", True),
        ("https://api.example", "https://api.example@evil/v2", False),
        ("https://api.example", "//api.example/v2", False),
        ("https://api.example", "ftp://api.example/v2", False),
        ("https://api.example", "/v2", True),
        ("https://api.example", "v2", False),
        ("https://api.example", "https://api.example:x/v2", False),
        ("https://api.example:8443", "https://api.example:8443/v2", True),
        ("https://api.example:8443", "https://api.example/v2", False),
        ("http://api.example", "http://api.example:80/v2", True),
        ("http://api.example", "https://api.example:80/v2", False),
    ],
)
def test_a_host_owns_links_of_its_scheme_name_and_port(
    base_url: str, link: str, owned: bool
) -> None:
    assert resolve_origin(base_url).owns(link) is owned


@pytest.mark.parametrize(
    ("base_url", "header"),
    [
        ("https://api.example", "api.example"),
        ("https://api.example:443", "api.example"),
        ("http://api.example:80", "api.example"),
        ("http://api.example:443", "api.example:443"),
        ("https://api.example:80", "api.example:80"),
        ("http://[::1]:8080", "[::1]:8080"),
    ],
)
def test_the_host_header_names_the_port_unless_it_is_the_scheme_s_own(
    base_url: str, header: str
) -> None:
    assert resolve_origin(base_url).host_header == header


@pytest.mark.parametrize(
    ("method", "sent"), [("get", "GET"), ("Patch", "PATCH"), ("A" * 20, "A" * 20)]
)
def test_a_method_is_written_in_capitals(method: str, sent: str) -> None:
    assert checked_method(method) == sent


@pytest.mark.parametrize("method", ["", "GE T", "A" * 21, "G1", "connect", 5, None])
def test_what_is_no_method_is_refused(method: Any) -> None:
    with pytest.raises(InvalidArgument) as caught:
        checked_method(method)

    assert str(caught.value) == f"method={method!r}: expected an HTTP method, such as GET"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (5, A_PATH),
        (None, A_PATH),
        ("v2/x", A_PATH),
        ("https://other.example/v2/x", A_PATH),
        ("/v2/a b", f"{A_PATH}, percent-encoded"),
        ("/v2/é", f"{A_PATH}, percent-encoded"),
        ("/v2/x#top", f"{A_PATH}, percent-encoded"),
        ("https://api.example/other", "expected a URL below https://api.example/flowroute"),
    ],
)
def test_a_path_that_cannot_be_sent_is_refused(path: Any, expected: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        checked_path(path, UNDER)

    assert str(caught.value) == f"path={path!r}: {expected}"


CALL = Call(PLAIN, "DELETE", "/v2/x/1", [], None, Settings(), safe=True, quiet=True)


@pytest.mark.parametrize(
    ("status", "content", "document"),
    [
        (200, b'{"errors": []}', {"errors": []}),
        (200, b"[1]", [1]),
        (200, b"", None),
        (204, b" \r\n", None),
        (404, b'{"errors": []}', None),
        (405, b"5", 5),
    ],
)
def test_an_answer_is_its_json_and_none_where_there_is_nothing(
    status: int, content: bytes, document: object
) -> None:
    assert json_of(CALL, Response(status, (), content)) == document


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            b"<html>",
            "200, but the answer is unreadable: Expecting value: line 1 column 1 (char 0): <html> "
            "(DELETE /v2/x/1)",
        ),
        (b"[" * 100_000, None),
    ],
    ids=["a page", "a deep one"],
)
def test_an_answer_that_is_no_json_is_done_but_unreadable(content: bytes, text: str | None) -> None:
    response = Response(200, (), content)

    with pytest.raises(ResponseError) as caught:
        json_of(CALL, response)

    assert text is None or str(caught.value) == text
    assert (caught.value.request, caught.value.response) == (CALL.request, response)
    assert caught.value.outcome == "done"
