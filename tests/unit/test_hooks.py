"""What an application sees of its calls: log lines, and hooks that are called as they should be."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

import pytest
from flowroute_sdk._options.hooks import (
    PHONE_NUMBER,
    Hooks,
    _mask,
    checked_delay,
    is_async,
    report,
)
from flowroute_sdk._options.options import LONGEST
from flowroute_sdk._transports.base import Failure
from flowroute_sdk.errors import ConfigurationError
from flowroute_sdk.wire import Response

NAME = "flowroute_sdk"
BROKEN_OFF = Failure("dropped", "it broke off", sent=True, partial=Response(200, (), b"part"))


def hooks(**changes: Any) -> Hooks:
    plain: dict[str, Any] = {
        "on_request": None,
        "on_response": None,
        "on_retry": None,
        "log_bodies": False,
        "log_phone_numbers": False,
    }
    return Hooks(**plain | changes)


def logged(
    caplog: pytest.LogCaptureFixture, answer: Response | Failure, **changes: bool
) -> list[str]:
    caplog.set_level(logging.DEBUG, NAME)
    content = b'{"to": "12065551234"}'
    path = "/v2.1/messages/12065551234?city=12065551234?"
    hooks(**changes).log("POST", path, content, answer, 2, 0.0125)
    return [record.getMessage() for record in caplog.records]


def test_an_attempt_is_one_line_without_its_query_and_with_masked_numbers(
    caplog: pytest.LogCaptureFixture,
) -> None:
    lines = logged(caplog, Response(202, (), b"{}"))

    assert lines == ["POST /v2.1/messages/*******1234 202 12 ms, attempt 2"]
    assert caplog.records[0].levelno == logging.DEBUG


def test_an_attempt_without_an_answer_says_what_became_of_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    lines = logged(caplog, BROKEN_OFF, log_phone_numbers=True)

    assert lines == ["POST /v2.1/messages/12065551234 dropped 12 ms, attempt 2"]


def test_bodies_are_logged_on_demand_alone(caplog: pytest.LogCaptureFixture) -> None:
    lines = logged(caplog, Response(202, (), b"12065551234 \xff"), log_bodies=True)

    assert lines[1:] == [
        'sent {"to": "*******1234"}',
        "received *******1234 \N{REPLACEMENT CHARACTER}",
    ]


def test_what_is_no_whole_answer_has_no_body_to_log(caplog: pytest.LogCaptureFixture) -> None:
    lines = logged(caplog, BROKEN_OFF, log_bodies=True, log_phone_numbers=True)

    assert lines[1:] == ['sent {"to": "12065551234"}']


class Raising(logging.Handler):
    """A handler of the application that fails, at most as many times as told."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times
        self.seen: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if self.times:
            self.times -= 1
            raise ZeroDivisionError
        self.seen.append(record)


@pytest.fixture
def raising(caplog: pytest.LogCaptureFixture) -> Any:
    logger = logging.getLogger(NAME)
    caplog.set_level(logging.DEBUG, NAME)
    added = []

    def add(times: int) -> Raising:
        handler = Raising(times)
        logger.addHandler(handler)
        added.append(handler)
        return handler

    yield add
    for handler in added:
        logger.removeHandler(handler)


def test_a_handler_that_fails_loses_no_answer_and_is_told_of(raising: Any) -> None:
    handler = raising(1)

    hooks().log("GET", "/x", None, Response(200), 1, 0.0)

    [record] = handler.seen
    assert (record.levelno, record.getMessage()) == (logging.ERROR, "logging failed")
    assert record.exc_info[0] is ZeroDivisionError


def test_not_even_a_handler_that_fails_for_good_loses_an_answer(raising: Any) -> None:
    handler = raising(2)

    hooks().log("GET", "/x", None, Response(200), 1, 0.0)

    assert (handler.times, handler.seen) == (0, [])


def test_what_a_hook_raised_is_reported_with_its_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    error = ValueError("no")

    report("on_retry failed", error)

    [record] = caplog.records
    assert (record.levelname, record.getMessage()) == ("ERROR", "on_retry failed")
    assert record.exc_info is not None
    assert record.exc_info[1] is error


@pytest.mark.parametrize("name", ["on_request", "on_response", "on_retry"])
def test_a_hook_is_a_function_or_none(name: str) -> None:
    assert getattr(hooks(**{name: print}), name) is print
    assert getattr(hooks(), name) is None
    with pytest.raises(ConfigurationError) as caught:
        hooks(**{name: 5})

    assert str(caught.value) == "on_request, on_response and on_retry must be functions"


class Called:
    async def __call__(self, _: object) -> None: ...


async def awaited(*_: object) -> None: ...


async def generated() -> Any:
    yield 1


@pytest.mark.parametrize(
    ("hook", "expected"),
    [
        (awaited, True),
        (generated, True),
        (Called(), True),
        (partial(partial(awaited, 1), 2), True),
        (partial(Called(), 1), True),
        (print, False),
        (partial(print, 1), False),
        (None, False),
    ],
)
def test_a_hook_that_has_to_be_awaited_is_known_as_far_as_it_can_be_seen(
    hook: object, expected: bool
) -> None:
    assert is_async(hook) is expected


@pytest.mark.parametrize("delay", [True, "1", -0.1, LONGEST + 1, float("inf"), float("nan")])
def test_a_delay_that_is_no_number_of_seconds_is_refused(delay: object) -> None:
    with pytest.raises(TypeError) as caught:
        checked_delay(delay)

    expected = "expected seconds, 0 to 1000000, or None"
    assert str(caught.value) == f"reserve returned {delay!r}: {expected}"


@pytest.mark.parametrize(("delay", "seconds"), [(None, None), (0, 0.0), (2, 2.0), (1e6, 1e6)])
def test_a_delay_is_taken_as_seconds(delay: object, seconds: float | None) -> None:
    assert checked_delay(delay) == seconds


def test_a_phone_number_is_masked_but_for_its_last_four_digits() -> None:
    assert PHONE_NUMBER.sub(_mask, "to 12065551234, 123") == "to *******1234, 123"
