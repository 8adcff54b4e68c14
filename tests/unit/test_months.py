"""Calendar months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from flowroute_sdk._arguments.months import month_of
from flowroute_sdk.errors import InvalidArgument

OCTOBER = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2026-10",
        " 2026-10 ",
        (2026, 10),
        date(2026, 10, 31),
        datetime.fromisoformat("2026-10-31T23:59:00"),
        datetime(2026, 11, 1, 1, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_a_month_is_read_in_any_of_its_forms(value: Any) -> None:
    assert month_of("month", value) == OCTOBER


@pytest.mark.parametrize(
    ("month", "last_day"), [("2024-02", 29), ("2023-02", 28), ("2026-12", 31), ("2026-04", 30)]
)
def test_a_month_ends_where_the_next_begins(month: str, last_day: int) -> None:
    start, end = month_of("month", month)

    assert start.day == end.day == 1
    assert (end - timedelta(microseconds=1)).day == last_day


@pytest.mark.parametrize(
    "value",
    [
        *("2026", "2026-13", "2026-00", "2026-1", "10-2026", "2026-10-01", "", "0000-01"),
        *((2026, 13), (2026,), (2026, 1.0), (True, 1), 202610, None, (9999, 12)),
    ],
)
def test_what_is_no_month_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="month="):
        month_of("month", value)
