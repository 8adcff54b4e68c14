from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk._policy.period import period_end

TEN = "Wed, 25 Nov 2026 10:00:00 GMT"


def at(*moment: int, zone: Any = UTC) -> Any:
    timestamp = datetime(*moment, tzinfo=zone)  # type: ignore[arg-type, misc]
    return SimpleNamespace(attributes=SimpleNamespace(timestamp=timestamp))


def test_a_period_ends_with_the_second_in_which_the_server_answered() -> None:
    assert period_end(TEN, [at(2026, 11, 25, 9, 59)]) == "2026-11-25T10:00:01.00Z"


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (at(2026, 11, 25, 10, 0, 7, 990_000), "2026-11-25T10:00:08.99Z"),
        (
            at(2026, 11, 25, 12, 0, 7, zone=timezone(timedelta(hours=1))),
            "2026-11-25T11:00:08.00Z",
        ),
    ],
)
def test_no_record_that_was_there_is_later(latest: Any, expected: str) -> None:
    odd = SimpleNamespace(attributes="text")
    none = SimpleNamespace(attributes=SimpleNamespace(timestamp=None))

    assert period_end(TEN, [at(2020, 1, 1), odd, latest, none, SimpleNamespace()]) == expected


@pytest.mark.parametrize("header", [None, "", "soon", "Wed, 99 Nov 2026 10:00:00 GMT", "1"])
def test_without_the_server_s_time_the_end_stays_open(header: str | None) -> None:
    assert period_end(header, [at(2026, 11, 25)]) is None


def test_a_time_without_a_zone_is_utc() -> None:
    told = "Wed, 25 Nov 2026 10:00:00 -0000"

    assert period_end(told, []) == "2026-11-25T10:00:01.00Z"
    assert period_end(told, [at(2026, 11, 25, 9, 59)]) == "2026-11-25T10:00:01.00Z"


def test_a_time_with_a_zone_is_taken_as_it_was_told() -> None:
    assert period_end("Wed, 25 Nov 2026 11:00:00 +0100", []) == "2026-11-25T10:00:01.00Z"


@pytest.mark.usefixtures("in_tokyo")
def test_the_zone_of_the_machine_does_not_matter() -> None:
    assert period_end(TEN, []) == "2026-11-25T10:00:01.00Z"


def test_the_last_moment_that_can_be_told_leaves_the_end_open() -> None:
    assert period_end(TEN, [at(9999, 12, 31, 23, 59, 59, 999_999)]) is None
