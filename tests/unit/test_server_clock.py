"""The server's time, from the `Date` of its answers."""

from __future__ import annotations

import pytest
from flowroute_sdk._policy.server_clock import ServerClock

DATE = (b"date", b"Wed, 25 Nov 2026 04:00:00 GMT")
TOLD = 1795579200.0


def test_without_any_date_the_own_clock_is_believed_within_five_minutes() -> None:
    assert ServerClock().ahead(monotonic=100.0, now=5000.0) == (4600.0, 5200.0)


def test_a_date_counts_whatever_the_own_clock_says() -> None:
    clock = ServerClock()

    clock.hear([DATE], asked_at=99.5, answered_at=100.0)

    # Made at some time in between, and cut down to whole seconds.
    assert clock.ahead(monotonic=101.0, now=0.0) == (TOLD - 100.0, TOLD + 1.0 - 99.5)


def test_the_latest_date_counts() -> None:
    clock = ServerClock()
    clock.hear([DATE], asked_at=99.5, answered_at=100.0)
    clock.ahead(100.0, 0.0)

    clock.hear([DATE], asked_at=199.5, answered_at=200.0)

    assert clock.ahead(monotonic=201.0, now=0.0)[0] == TOLD - 200.0


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(b"date", b"yesterday")],
        [(b"date", b"Wed, 99 Nov 2026 04:00:00 GMT")],
        [DATE, (b"age", b"3600")],
    ],
)
def test_an_answer_without_a_date_of_its_own_changes_nothing(
    headers: list[tuple[bytes, bytes]],
) -> None:
    clock = ServerClock()
    clock.hear([DATE], asked_at=99.5, answered_at=100.0)
    known = clock.ahead(100.0, 0.0)

    clock.hear(headers, asked_at=300.0, answered_at=300.0)

    assert clock.ahead(300.0, 0.0) == known


def test_an_answer_of_no_age_counts() -> None:
    clock = ServerClock()

    clock.hear([DATE, (b"age", b"0")], asked_at=99.5, answered_at=100.0)

    assert clock.ahead(100.0, 0.0) == (TOLD - 100.0, TOLD + 1.0 - 99.5)


@pytest.mark.usefixtures("in_tokyo")
def test_the_zone_of_the_machine_does_not_matter() -> None:
    clock = ServerClock()

    clock.hear([(b"date", b"Wed, 25 Nov 2026 04:00:00 -0000")], asked_at=99.5, answered_at=100.0)

    assert clock.ahead(100.0, 0.0) == (TOLD - 100.0, TOLD + 1.0 - 99.5)
