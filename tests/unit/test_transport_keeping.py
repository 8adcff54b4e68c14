"""How long an idle connection may be used again, by a clock that is handed in."""

from __future__ import annotations

import pytest
from flowroute_sdk._transports.keeping import FRESH_FOR, KEPT_FOR, REMEMBERED_FOR, Keeping


def test_nothing_known_leaves_four_seconds_and_less_than_one_for_what_is_not_repeated() -> None:
    keeping = Keeping()

    assert keeping.may_idle(0.0, safe=True) == KEPT_FOR == 4.0
    assert keeping.may_idle(0.0, safe=False) == FRESH_FOR == 0.75


@pytest.mark.parametrize(
    ("promised", "safe", "limit"),
    [
        (1.0, True, 0.8),
        (1.0, False, 0.5),
        (0.0, True, 0.0),
        (60.0, True, KEPT_FOR),
        (60.0, False, FRESH_FOR),
        (None, True, KEPT_FOR),
    ],
)
def test_what_the_server_promises_shortens_and_never_lengthens(
    promised: float | None, safe: bool, limit: float
) -> None:
    keeping = Keeping()
    keeping.promised(promised)

    assert keeping.may_idle(0.0, safe=safe) == limit


def test_the_last_answer_s_promise_counts() -> None:
    keeping = Keeping()
    keeping.promised(1.0)
    keeping.promised(None)

    assert keeping.may_idle(0.0, safe=False) == FRESH_FOR


def test_an_early_close_is_remembered_for_what_is_not_repeated_and_only_for_a_while() -> None:
    keeping = Keeping()
    keeping.closed_after(0.4, 1000.0)

    assert keeping.may_idle(1000.0 + REMEMBERED_FOR, safe=False) == 0.2
    assert keeping.may_idle(1000.1 + REMEMBERED_FOR, safe=False) == FRESH_FOR
    assert keeping.may_idle(1000.0, safe=True) == KEPT_FOR


def test_a_promise_and_a_close_count_both() -> None:
    keeping = Keeping()
    keeping.promised(0.5)
    keeping.closed_after(1.0, 0.0)
    assert keeping.may_idle(0.0, safe=False) == 0.25

    keeping.closed_after(0.1, 0.0)
    assert keeping.may_idle(0.0, safe=False) == 0.05


def test_the_earliest_close_counts_until_it_is_old() -> None:
    keeping = Keeping()
    keeping.closed_after(0.4, 0.0)
    keeping.closed_after(0.8, 10.0)
    assert keeping.may_idle(10.0, safe=False) == 0.2

    keeping.closed_after(0.2, 20.0)
    assert keeping.may_idle(20.0, safe=False) == 0.1

    keeping.closed_after(0.2, 30.0)
    assert keeping.may_idle(20.0 + REMEMBERED_FOR + 1, safe=False) == FRESH_FOR

    keeping.closed_after(0.6, 20.0 + REMEMBERED_FOR)
    assert keeping.may_idle(20.0 + REMEMBERED_FOR, safe=False) == 0.1

    keeping.closed_after(0.6, 21.0 + REMEMBERED_FOR)
    assert keeping.may_idle(21.0 + REMEMBERED_FOR, safe=False) == 0.3
