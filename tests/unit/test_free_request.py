from __future__ import annotations

import pytest
from flowroute_sdk import InvalidArgument
from flowroute_sdk._options.config import resolve_origin
from flowroute_sdk._requests.free_request import checked_path
from flowroute_sdk._transports.origin import Origin

UNDER = resolve_origin("https://api.example/flowroute/")
PLAIN = resolve_origin("https://api.example")


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
