from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_api.api.e911s import create_address, delete_address, get_e911
from flowroute_sdk._options.options import Settings
from flowroute_sdk._policy.decoding import built, decoded, read_as, says_nothing
from flowroute_sdk._requests.build import Call
from flowroute_sdk._transports.origin import Origin
from flowroute_sdk.errors import NotFound, ResponseError
from flowroute_sdk.wire import Response

from tests.overlays.engine.support import RECORD

NOTHING: dict[int, str | None] = {204: None}
SOMETHING: dict[int, str | None] = {200: "Thing", 207: "Part"}
CALL = Call(Origin("https", "api.example", 443, ""), "GET", "/x", [], None, Settings(), safe=True)
BOTH: dict[int, str | None] = {200: "Thing", 204: None}


@pytest.mark.parametrize(
    ("responses", "status", "content", "expected"),
    [
        (NOTHING, 204, b"", True),
        (NOTHING, 204, b"<html>", True),
        (NOTHING, 200, b"", True),
        (NOTHING, 202, b" \r\n", True),
        (NOTHING, 200, b"{}", True),
        (NOTHING, 200, b"<html>", False),
        (NOTHING, 200, b"\xff", False),
        (NOTHING, 200, b"[" * 100_000, False),
        (NOTHING, 404, b"<html>", True),
        (SOMETHING, 200, b"", False),
        (SOMETHING, 204, b"", False),
        (BOTH, 200, b"", True),
        (BOTH, 202, b"", True),
        (BOTH, 200, b"{}", False),
    ],
)
def test_when_a_success_says_nothing(
    responses: dict[int, str | None], status: int, content: bytes, expected: Any
) -> None:
    assert says_nothing(responses, Response(status, (), content)) is expected


@pytest.mark.parametrize(
    ("responses", "status", "expected"),
    [
        (SOMETHING, 207, 207),
        (SOMETHING, 201, 200),
        (BOTH, 204, 200),
        ({204: None, 201: "Thing"}, 200, 201),
        (NOTHING, 200, 200),
    ],
)
def test_a_success_is_read_as_the_documented_one_that_fits_best(
    responses: dict[int, str | None], status: int, expected: int
) -> None:
    assert read_as(responses, status) == expected


def test_a_success_is_read_as_its_document() -> None:
    for operation, status in ((get_e911, 200), (get_e911, 202), (create_address, 201)):
        document: Any = decoded(operation.OPERATION, CALL, Response(status, (), RECORD.encode()))

        assert (document.data.id, document.data.attributes.label) == ("7", "HQ")


def test_each_documented_success_is_read_as_itself() -> None:
    operation: Any = SimpleNamespace(responses=SOMETHING, decode=lambda *read: read)

    for status in SOMETHING:
        read: object = decoded(operation, CALL, Response(status, (), b"x"))

        assert read == (status, b"x")


def test_a_success_that_says_nothing_is_none() -> None:
    result: object = decoded(delete_address.OPERATION, CALL, Response(204))

    assert result is None


def fail(*_: object) -> Any:
    raise ZeroDivisionError


BROKEN: Any = SimpleNamespace(responses={200: "Thing"}, decode=fail)


@pytest.mark.parametrize(
    ("operation", "content", "reason", "cause"),
    [
        (
            get_e911.OPERATION,
            b"<html>",
            "not JSON: JSON is malformed: invalid character (byte 0): <html>",
            type(None),
        ),
        (BROKEN, b"{}", "ZeroDivisionError: {}", ZeroDivisionError),
    ],
)
def test_a_success_that_cannot_be_read_is_done_and_says_why(
    operation: Any, content: bytes, reason: str, cause: type
) -> None:
    response = Response(200, (), content)

    with pytest.raises(ResponseError) as caught:
        decoded(operation, CALL, response)

    assert str(caught.value) == f"200, but the answer is unreadable: {reason} (GET /x)"
    assert (caught.value.request, caught.value.response) == (CALL.request, response)
    assert caught.value.outcome == "done"
    assert isinstance(caught.value.__cause__, cause)


def test_a_resource_makes_of_a_document_what_it_wants() -> None:
    document: Any = {"a": 1}

    assert built(CALL, Response(200), document, None) is document
    assert built(CALL, Response(200), document, len) == 1


def test_a_resource_that_fails_over_a_document_leaves_the_call_done() -> None:
    response = Response(200, (), b"{}")

    with pytest.raises(ResponseError) as caught:
        built(CALL, response, {}, fail)

    text = "200, but the answer is unreadable: ZeroDivisionError: {} (GET /x)"
    assert str(caught.value) == text
    assert (caught.value.request, caught.value.response) == (CALL.request, response)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_an_error_of_our_own_is_raised_as_it_is() -> None:
    error = NotFound("gone", status=404)

    def refuse(_: object) -> None:
        raise error

    with pytest.raises(NotFound) as caught:
        built(CALL, Response(200), {}, refuse)

    assert caught.value is error
