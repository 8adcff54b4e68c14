from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk._policy.decoding import read_as, says_nothing
from flowroute_sdk.wire import Response

NOTHING: dict[int, str | None] = {204: None}
SOMETHING: dict[int, str | None] = {200: "Thing", 207: "Part"}
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
