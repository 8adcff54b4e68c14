"""What rewritten programs use to see and send what they did before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flowroute_sdk import Flowroute, RawResponse, Request, Response, ResponseError
from flowroute_sdk.migrate import as_before, date_as_before, text_as_before
from flowroute_sdk.sandbox import Sandbox


def answer(content: bytes) -> RawResponse[Any]:
    request = Request("GET", "https://api.example.com/v2/numbers", [], None)

    def read() -> Any:
        raise ResponseError("no JSON", request=request, response=response)

    response = Response(200, [], content)
    return RawResponse(request, response, read)


def test_an_answer_has_its_keys_in_order_at_every_depth_and_all_else_as_it_came() -> None:
    content = b'{"data": [{"type": "a", "id": 7, "attributes": {"when": "1 May", "at": null}}]}'

    found = as_before(answer(content))

    assert str(found) == (
        "{'data': [{'attributes': {'at': None, 'when': '1 May'}, 'id': 7, 'type': 'a'}]}"
    )


@pytest.mark.parametrize("content", [b"", b" \n"])
def test_an_answer_without_a_body_is_the_empty_text(content: bytes) -> None:
    assert as_before(answer(content)) == ""


@pytest.mark.parametrize("content", [b"<html>", b'{"data": ', b"[" * 100_000])
def test_what_is_no_json_is_an_error_of_the_client(content: bytes) -> None:
    with pytest.raises(ResponseError):
        as_before(answer(content))


def test_a_list_of_the_raw_client_is_its_first_page(new: Flowroute, sandbox: Sandbox) -> None:
    found = as_before(new.with_raw_response.numbers.list_account_phone_numbers(limit=2))

    assert len(found["data"]) == 2
    assert len(sandbox.requests()) == 1


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("2017-12-01", "2017-12-01T00:00:00"),
        ("12/1/2017 10:30", "2017-12-01T10:30:00"),
        (date(2017, 12, 1), "2017-12-01"),
        (datetime(2017, 12, 1, 10, tzinfo=UTC), "2017-12-01T10:00:00+00:00"),
        (None, None),
    ],
)
def test_a_date_is_written_as_it_was(given: Any, sent: str | None) -> None:
    assert date_as_before(given) == sent


def test_what_is_no_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="someday"):
        date_as_before("someday")


@pytest.mark.parametrize(
    ("given", "digits", "text"),
    [
        (98101, 5, "98101"),
        (501, 5, "00501"),
        (1182, 0, "1182"),
        ("V5K 0A1", 5, "V5K 0A1"),
        ("501", 5, "501"),
        (True, 5, True),
        (None, 5, None),
    ],
)
def test_a_number_becomes_text_and_anything_else_stays(given: Any, digits: int, text: Any) -> None:
    assert text_as_before(given, digits) == text
