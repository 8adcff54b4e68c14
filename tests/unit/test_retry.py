from __future__ import annotations

import pytest
from flowroute_sdk._policy.retry import (
    failure_is_repeatable,
    pause,
    penalty,
    rate_limit_retries,
    retry_after,
    status_is_repeatable,
)
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("status", range(200, 600))
def test_only_passing_failures_and_the_rate_limit_allow_another_attempt(status: int) -> None:
    assert status_is_repeatable(status, safe=True) == (status in {429, 500, 502, 503, 504})
    assert status_is_repeatable(status, safe=False) == (status == 429)


@pytest.mark.parametrize(
    ("kind", "sent", "safe", "expected"),
    [
        ("connect", False, False, True),
        ("connect_timeout", False, False, True),
        ("dropped", True, True, True),
        ("dropped", True, False, False),
        ("read_timeout", True, True, True),
        ("read_timeout", True, False, False),
        ("protocol", True, True, True),
        ("protocol", False, True, False),
        ("tls", False, True, False),
        ("pool", False, True, False),
        ("closed", False, True, False),
    ],
)
def test_an_attempt_without_an_answer_is_repeated_where_that_can_do_no_harm(
    kind: str, sent: bool, safe: bool, expected: bool
) -> None:
    assert failure_is_repeatable(kind, sent=sent, safe=safe) is expected


@given(
    attempt=st.integers(1, 10_000),
    max_retries=st.integers(0, 10_000),
    hint=st.none() | st.floats(0, 1e9),
    remaining=st.none() | st.floats(0, 100),
    chance=st.floats(0, 1),
)
def test_a_pause_fits_the_retries_the_bounds_and_the_deadline(
    attempt: int, max_retries: int, hint: float | None, remaining: float | None, chance: float
) -> None:
    delay = pause(
        attempt,
        max_retries=max_retries,
        retry_after=hint,
        remaining=remaining,
        random=lambda: chance,
    )

    if delay is None:
        assert attempt > max_retries or remaining is not None
    else:
        assert attempt <= max_retries
        assert 0 <= delay <= (8.0 if hint is None else 60.0)
        assert remaining is None or delay < remaining


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("5", 5.0),
        (" 1.5 ", 1.5),
        ("-5", None),
        ("soon", None),
        ("٣", None),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 40.0),
        ("Thu, 01 Jan 1970 00:00:10 GMT", 0.0),
        ("Mon, 99 Foo 1970 00:00:10 GMT", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(
    value: str | None, seconds: float | None
) -> None:
    assert retry_after(value, now=60.0) == seconds


@given(st.text(max_size=30), st.floats(0, 1e10))
def test_no_retry_after_raises(value: str, now: float) -> None:
    seconds = retry_after(value, now)

    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(("max_retries", "times"), [(0, 0), (1, 8), (2, 8), (8, 8), (20, 20)])
def test_a_refusal_by_the_rate_limit_is_repeated_longer_than_a_fault(
    max_retries: int, times: int
) -> None:
    assert rate_limit_retries(max_retries) == times


@pytest.mark.parametrize(("hint", "seconds"), [(None, 1.0), (0.0, 0.0), (5.0, 5.0), (900.0, 60.0)])
def test_an_account_pauses_for_as_long_as_it_is_told_or_for_a_window(
    hint: float | None, seconds: float
) -> None:
    assert penalty(hint) == seconds


@pytest.mark.parametrize(
    ("attempt", "longest"), [(1, 0.5), (2, 1.0), (3, 2.0), (4, 4.0), (5, 8.0), (6, 8.0), (99, 8.0)]
)
def test_a_pause_is_drawn_from_nothing_to_a_length_that_doubles(
    attempt: int, longest: float
) -> None:
    def drawn(chance: float) -> float | None:
        return pause(
            attempt, max_retries=99, retry_after=None, remaining=None, random=lambda: chance
        )

    assert [drawn(chance) for chance in (0.0, 0.25, 1.0)] == [0.0, longest / 4, longest]


def test_a_pause_as_long_as_what_is_left_is_none() -> None:
    def after(remaining: float) -> float | None:
        return pause(1, max_retries=1, retry_after=2.0, remaining=remaining, random=lambda: 0.0)

    assert [after(1.9), after(2.0), after(2.1)] == [None, None, 2.0]
