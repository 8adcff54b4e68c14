"""From an operation, or a method and a path, to what goes over the wire."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_api.api.e911s import create_address, delete_address, get_e911, list_e911s
from flowroute_api.types import ApiNumber
from flowroute_sdk._options.config import resolve_credentials
from flowroute_sdk._options.options import Settings
from flowroute_sdk._requests.build import Builder, Call, encode, query_string, without
from flowroute_sdk._secrets import SecretValues
from flowroute_sdk._transports.origin import Origin
from flowroute_sdk.errors import InvalidArgument

ORIGIN = Origin("https", "api.example", 8443, "/base")
BUILDER = Builder(ORIGIN, resolve_credentials(SecretValues(("a", "b"))), b"sdk")
WHO = [(b"authorization", b"Basic YTpi"), (b"user-agent", b"sdk")]
JSON_API = b"application/vnd.api+json"
BODY = {"data": {"attributes": {"label": "HQ", "city": "Seattle"}}}


class Unwritable:
    def __repr__(self) -> str:
        return "unwritable"

    def __str__(self) -> str:
        raise ValueError  # as an integer of 5,000 digits does


def built(operation: Any, *, body: object = None, bucket: Any = None, **more: Any) -> Call:
    options = {name: more.pop(name) for name in list(more) if name.startswith("extra_")}
    path, query = more.pop("path", {}), more.pop("query", {})
    settings = Settings().merged(options | more)
    return BUILDER.operation_call(operation.OPERATION, path, query, body, bucket, settings)


def free(target: str, content: bytes | None = None, **options: Any) -> Call:
    settings = Settings().merged(options)
    return BUILDER.free_call("PUT", target, content, "a/b", settings, safe=True, bucket="mms")


def test_a_read_has_its_target_and_its_headers_and_no_body() -> None:
    call = built(get_e911, path={"e911_id": "a/7"}, timeout=5)

    assert (call.origin, call.method, call.target) == (ORIGIN, "GET", "/base/v2/e911s/a%2F7")
    assert call.headers == [*WHO, (b"accept", JSON_API)]
    assert (call.content, call.safe, call.quiet, call.bucket) == (None, True, False, None)
    assert call.settings.timeout == 5


def test_what_makes_something_has_a_body_and_says_of_which_kind() -> None:
    call = built(create_address, body=BODY, bucket="sms")

    assert (call.method, call.target) == ("POST", "/base/v2/e911s")
    assert call.headers == [*WHO, (b"accept", JSON_API), (b"content-type", JSON_API)]
    assert call.content == b'{"data":{"attributes":{"label":"HQ","city":"Seattle"}}}'
    assert (call.safe, call.quiet, call.bucket) == (False, False, "sms")


def test_extra_fields_are_merged_into_the_body_of_an_operation() -> None:
    extra = {"data": {"attributes": {"city": "Tacoma"}}}

    call = built(create_address, body=BODY, extra_body=extra)

    assert call.content == b'{"data":{"attributes":{"label":"HQ","city":"Tacoma"}}}'


def test_without_a_body_nothing_is_said_of_its_kind() -> None:
    call = built(create_address)

    assert (call.headers, call.content) == ([*WHO, (b"accept", JSON_API)], None)


def test_a_call_is_quiet_where_its_success_has_no_content() -> None:
    assert built(delete_address, path={"e911_id": "7"}).quiet
    assert not Call(ORIGIN, "GET", "/x", [], None, Settings(), safe=True).quiet


def test_calls_of_a_kind_alike_have_headers_of_their_own_kind_each() -> None:
    for _ in range(2):
        assert (b"content-type", JSON_API) not in built(get_e911, path={"e911_id": "7"}).headers
        assert (b"content-type", JSON_API) in built(create_address, body=BODY).headers
        assert (b"accept", b"a/b") in free("/x").headers


def test_a_call_shows_its_request_without_credentials() -> None:
    request = built(create_address, body=BODY, extra_query={"a": 1}).request

    assert (request.method, request.url) == ("POST", "https://api.example:8443/base/v2/e911s?a=1")
    assert request.content == b'{"data":{"attributes":{"label":"HQ","city":"Seattle"}}}'
    assert list(request.headers) == ["user-agent", "accept", "content-type"]


@pytest.mark.parametrize(
    ("query", "extra", "expected"),
    [
        ({}, {}, ""),
        ({"city": None}, {}, ""),
        ({"city": "a b/c", "state": "WA"}, {}, "?city=a%20b%2Fc&state=WA"),
        ({"city": "state", "state": "WA"}, {"state": "OR"}, "?city=state&state=OR"),
        ({"city": "x", "state": "WA"}, {"city": None}, "?state=WA"),
        ({"city": "x"}, {"city": None}, ""),
        ({}, {"a/b": "c/d"}, "?a%2Fb=c%2Fd"),
    ],
)
def test_a_query_has_what_is_given_and_what_a_call_adds_or_replaces(
    query: dict[str, object], extra: dict[str, Any], expected: str
) -> None:
    assert built(list_e911s, query=query, extra_query=extra).target == f"/base/v2/e911s{expected}"


@pytest.mark.parametrize(
    ("target", "extra", "expected"),
    [
        ("/x", {}, "/x"),
        ("/x?a=1", {}, "/x?a=1"),
        ("/x", {"b": 2}, "/x?b=2"),
        ("/x?a=1", {"b": 2}, "/x?a=1&b=2"),
        ("/x?a=1&a=2&b=?", {"a": 3}, "/x?b=?&a=3"),
        ("/x?a=1", {"a": None}, "/x"),
        ("/x?a=1=a&b=2", {"a": None}, "/x?b=2"),
        ("/x?c=1&b=2", {"a": None}, "/x?c=1&b=2"),
    ],
)
def test_the_query_of_a_path_stays_as_written_but_for_what_is_replaced(
    target: str, extra: dict[str, Any], expected: str
) -> None:
    assert free(target, extra_query=extra).target == f"/base{expected}"


def test_a_call_of_one_s_own_is_as_it_was_given() -> None:
    call = free("/x", b"", timeout=5)

    assert (call.origin, call.method, call.content) == (ORIGIN, "PUT", b"")
    assert call.headers == [*WHO, (b"accept", b"a/b"), (b"content-type", b"a/b")]
    assert (call.safe, call.quiet, call.bucket) == (True, True, "mms")
    assert call.settings.timeout == 5
    assert free("/x").headers == [*WHO, (b"accept", b"a/b")]


def test_a_parameter_is_found_however_it_is_written() -> None:
    assert without("/x?%61=1&b+c=2&d", {"a", "b c"}) == "/x?d"
    assert without("/a", {"/a", ""}) == "/a"


@pytest.mark.parametrize(
    ("body", "extra", "expected"),
    [
        ({"a": 1}, None, b'{"a":1}'),
        (SimpleNamespace(to_dict=lambda: {"a": 1}), {}, b'{"a":1}'),
        (SimpleNamespace(to_dict=lambda: {"a": {"b": 1}}), {"a": {"c": 2}}, b'{"a":{"b":1,"c":2}}'),
        ({"a": [1]}, {"a": [2], "b": None}, b'{"a":[2],"b":null}'),
        ([1], None, b"[1]"),
        ({"to": ApiNumber("12065551234")}, None, b'{"to":"12065551234"}'),
    ],
)
def test_a_body_is_json_with_the_extra_fields_merged_into_it(
    body: object, extra: Any, expected: bytes
) -> None:
    assert encode(body, extra) == expected


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (
            lambda: built(get_e911, path={"e911_id": ".."}),
            "id={'e911_id': '..'}: expected a value that can be part of a path",
        ),
        (
            lambda: built(list_e911s, query={"city": Unwritable()}),
            "query={'city': unwritable}: expected values that can be written as text",
        ),
        (
            lambda: query_string([("a", "\ud800")]),
            "query=[('a', '\\ud800')]: expected text without lone surrogates",
        ),
        (
            lambda: encode({"a": object}),
            "body={'a': <class 'object'>}: expected values that JSON can represent",
        ),
        (
            lambda: encode([1], {"a": 1}),
            "extra_body={'a': 1}: expected a JSON object to merge it into",
        ),
    ],
)
def test_what_cannot_be_sent_is_refused(call: Any, text: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        call()

    assert str(caught.value) == text
