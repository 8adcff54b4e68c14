"""How limiter, hooks and log lines are wired, around one transport that plays a script."""

from __future__ import annotations

import logging

import pytest
from flowroute_sdk import (
    DeadlineExceeded,
    HookFailed,
    TimedOut,
    UnprocessableEntity,
)
from flowroute_sdk.wire import Response

from tests.overlays.engine.recording import DONE, SENT, create, failure, get, send, sends


class Limiter:
    def __init__(self, delay, seen):
        self.delay, self.seen = delay, seen

    def reserve(self, bucket, max_delay):
        self.seen.append((bucket, max_delay))
        if isinstance(self.delay, Exception):
            raise self.delay
        return self.delay


class PenalizedLimiter(Limiter):
    def penalize(self, bucket, seconds):
        self.seen.append(("penalized", bucket, seconds))


def test_limiter_hooks_attempts_and_pauses_come_in_order(wired):
    seen = []
    driver, events = wired(
        Response(429, [(b"retry-after", b"3")]),
        SENT,
        rate_limit=Limiter(0.25, seen),
        on_request=lambda request: events.append(("request",)),
        on_response=lambda request, response: events.append(("response", response.status)),
        on_retry=lambda retry: events.append(("retry", retry.attempt, retry.delay)),
    )

    driver.run(lambda client: send(client, deadline=20))

    assert [event[:3] if event[0] != "send" else (*event[:2], event[4]) for event in events] == [
        ("pause", 0.25),
        ("request",),
        ("send", "POST", 19.75),
        ("response", 429),
        ("retry", 1, 3.0),
        ("pause", 3.0),
        ("pause", 0.25),
        ("request",),
        ("send", "POST", 16.5),
        ("response", 202),
    ]
    assert [left for _, left in seen] == [20.0, 16.75]


def test_a_limiter_without_room_before_the_deadline_stops_the_call_unsent(wired):
    driver, events = wired(SENT, rate_limit=Limiter(None, []))

    with pytest.raises(DeadlineExceeded) as caught:
        driver.run(lambda client: send(client, deadline=1))

    reason = "the rate limit allows no call before the deadline (POST /v2.1/messages)"
    assert str(caught.value) == f"the deadline has passed: {reason}"
    assert (caught.value.outcome, events) == ("not_sent", [])


def test_a_message_one_too_many_pushes_the_account_back_by_what_the_server_asks_for(wired):
    seen = []
    driver, events = wired(
        Response(429, [(b"retry-after", b"3")]),
        Response(429),
        Response(429, [(b"retry-after", b"Thu, 01 Jan 1970 00:00:05 GMT")]),
        SENT,
        rate_limit=PenalizedLimiter(0, seen),
    )

    driver.run(lambda client: send(client, media_urls="https://a.example/b.png"))

    assert seen == [
        ("mms", None),
        ("penalized", "mms", 3.0),
        ("mms", None),
        ("penalized", "mms", 1.0),
        ("mms", None),
        ("penalized", "mms", 5.0),
        ("mms", None),
    ]
    assert [event[1] for event in events if event[0] == "pause"] == [3.0, 1.0, 5.0]


def test_what_is_no_message_asks_no_limiter_and_a_429_to_it_pushes_nobody_back(wired):
    seen = []
    driver, _ = wired(Response(429), DONE, rate_limit=PenalizedLimiter(0, seen))

    driver.run(get)

    assert seen == []


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (ZeroDivisionError(), "rate_limit raised ZeroDivisionError (POST /v2.1/messages)"),
        ("soon", "rate_limit raised TypeError (POST /v2.1/messages)"),
    ],
)
def test_a_limiter_that_fails_stops_the_call_unsent(wired, answer, text):
    driver, events = wired(SENT, rate_limit=Limiter(answer, []))

    with pytest.raises(HookFailed) as caught:
        driver.run(send)

    assert (str(caught.value), caught.value.outcome, events) == (text, "not_sent", [])
    assert type(caught.value.__cause__) is (type(answer) if answer != "soon" else TypeError)


def test_an_error_of_ours_that_a_limiter_raises_is_raised_as_it_is(wired):
    error = TimedOut("the limiter's own store", outcome="not_sent")
    driver, _ = wired(SENT, rate_limit=Limiter(error, []))

    with pytest.raises(TimedOut) as caught:
        driver.run(send)

    assert caught.value is error


def fail(*_):
    raise ZeroDivisionError


def test_a_hook_that_fails_before_an_attempt_stops_the_call(wired):
    driver, events = wired(DONE, on_request=fail)

    with pytest.raises(HookFailed) as caught:
        driver.run(create)

    assert str(caught.value) == "on_request raised ZeroDivisionError (POST /v2/e911s)"
    assert (caught.value.outcome, sends(events)) == ("not_sent", [])


def test_a_hook_that_fails_before_a_later_attempt_leaves_what_the_first_has_left(wired):
    calls = []

    def second(request):
        calls.append(request)
        if len(calls) == 2:
            fail()

    driver, events = wired(failure(sent=True), on_request=second)

    with pytest.raises(HookFailed) as caught:
        driver.run(get)

    assert (caught.value.outcome, len(sends(events))) == ("unknown", 1)


@pytest.mark.parametrize("failing", ["on_response", "on_retry", "penalize"])
def test_what_fails_after_an_answer_is_reported_and_loses_nothing(wired, caplog, failing):
    limiter = PenalizedLimiter(0, [])
    limiter.penalize = fail if failing == "penalize" else limiter.penalize
    hooks = {} if failing == "penalize" else {failing: fail}
    driver, events = wired(Response(429), SENT, rate_limit=limiter, **hooks)

    assert driver.run(send).data.id == "mdr2-1"

    what = "rate_limit" if failing == "penalize" else failing
    times = 2 if failing == "on_response" else 1
    reported = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert [each.getMessage() for each in reported] == [f"{what} failed"] * times
    assert reported[0].exc_info[0] is ZeroDivisionError
    assert len(sends(events)) == 2


def test_hooks_see_what_was_sent_what_came_and_why_it_is_sent_again(wired):
    requests, answers, retries = [], [], []
    driver, _ = wired(
        failure("connect", sent=False),
        failure(sent=True, partial=Response(429)),
        Response(429),
        DONE,
        on_request=requests.append,
        on_response=lambda *seen: answers.append(seen),
        on_retry=retries.append,
    )

    driver.run(create)

    request = requests[0]
    assert (request.method, request.url) == ("POST", "http://api.example/v2/e911s")
    assert requests == [request] * 4
    assert answers == [(request, Response(429)), (request, DONE)]
    assert [(each.request, each.response, each.attempt, each.reason) for each in retries] == [
        (request, None, 1, "it failed"),
        (request, Response(429), 2, "it failed"),
        (request, Response(429), 3, "429"),
    ]


def test_each_attempt_is_one_line_with_its_own_time(wired, caplog):
    caplog.set_level(logging.DEBUG, "flowroute_sdk")
    driver, _ = wired(Response(503), DONE, takes=2.0)

    driver.run(get)

    lines = [each.getMessage() for each in caplog.records if each.name == "flowroute_sdk"]
    assert lines == [
        "GET /v2/e911s/7 503 2000 ms, attempt 1",
        "GET /v2/e911s/7 200 2000 ms, attempt 2",
    ]


def test_bodies_are_logged_where_that_was_asked_for(wired, caplog):
    caplog.set_level(logging.DEBUG, "flowroute_sdk")
    driver, _ = wired(Response(422, (), b"no"), log_bodies=True, log_phone_numbers=True)

    with pytest.raises(UnprocessableEntity):
        driver.run(send)

    lines = [each.getMessage() for each in caplog.records if each.name == "flowroute_sdk"]
    assert lines[1].startswith('sent {"data":')
    assert "12065551234" in lines[1]
    assert lines[2:] == ["received no"]
