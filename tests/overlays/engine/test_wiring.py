"""How the policies are wired: one scripted transport that writes everything down, both clients."""

from __future__ import annotations

import inspect
import json
import logging
import time
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from flowroute_api.api.e911s import get_e911
from flowroute_sdk import (
    BadRequest,
    DeadlineExceeded,
    FlowrouteError,
    HookFailed,
    InvalidArgument,
    NotFound,
    OutcomeUnknown,
    RateLimited,
    ResponseError,
    ServerError,
    TimedOut,
    TransportError,
    UnprocessableEntity,
)
from flowroute_sdk._policy.ledger import Ledger, ledger_for
from flowroute_sdk._transports.base import Failure
from flowroute_sdk.wire import Response

from tests.overlays.engine.support import ADDRESS, RECORD, Driver, record

DONE = Response(200, (), RECORD.encode())
SENT = Response(202, (), b'{"data": {"id": "mdr2-1", "type": "message"}}')


@pytest.fixture(params=["sync", "async"])
def kind(request):
    return request.param


@pytest.fixture
def wired(kind):
    """A client whose clock stands still but for pauses, and all that happens around it."""
    drivers = []

    def make(*script, takes=0.0, **arguments):
        events = []
        driver = Driver(kind, "http://api.example", **{"rate_limit": None} | arguments)
        driver.sent = []
        drivers.append(driver)
        wiring = driver.client._executor.wiring
        clock = [1000.0]
        acts = list(script)

        def answer(method, target, headers, content, timeout, remaining, *, safe=True):
            events.append(("send", method, target, timeout, remaining, safe))
            driver.sent.append((dict(headers), content))
            clock[0] += takes
            act = acts.pop(0) if len(acts) > 1 else acts[0]
            act = act() if callable(act) else act
            if isinstance(act, BaseException):
                raise act
            return act

        def pause(seconds):
            events.append(("pause", seconds))
            clock[0] += seconds

        class Plain:
            send = staticmethod(answer)

            def close(self):
                pass

        class Awaited:
            async def send(self, *arguments, **more):
                return answer(*arguments, **more)

            async def aclose(self):
                pass

        async def async_pause(seconds):
            pause(seconds)

        wiring.transport = Awaited() if driver.is_async else Plain()
        wiring.sleep = async_pause if driver.is_async else pause
        wiring.monotonic = lambda: clock[0]
        wiring.now = lambda: 0.0
        wiring.ledger = Ledger()  # that of the process holds what other tests have left in doubt
        return driver, events

    yield make
    for driver in drivers:
        driver.close()


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


def get(client, **options):
    return client.e911s.get_e911("7", **options)


def create(client, **options):
    return client.e911s.create_address(**ADDRESS, **options)


def delete(client):
    return client.e911s.delete_address("7")


def send(client, **options):
    return client.messages.send_a_message(
        to="12065551234", from_="12065550000", body="hi", **options
    )


def failure(kind="dropped", *, sent, partial=None):
    return Failure(kind, "it failed", sent=sent, partial=partial)


def sends(events):
    return [event for event in events if event[0] == "send"]


def test_the_transport_is_told_of_limits_and_whether_it_is_safe(wired):
    driver, events = wired(DONE)

    driver.run(lambda client: get(client, timeout=3, deadline=9))
    driver.run(lambda client: create(client, timeout=None))

    assert events == [
        ("send", "GET", "/v2/e911s/7", 3.0, 9.0, True),
        ("send", "POST", "/v2/e911s", None, None, False),
    ]


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

    reason = "the rate limit leaves no room before the deadline (POST /v2.1/messages)"
    assert str(caught.value) == f"the deadline has passed: {reason}"
    assert (caught.value.outcome, events) == ("not_sent", [])


def test_pauses_grow_twofold_times_chance_up_to_eight_seconds(wired):
    driver, events = wired(failure(sent=False), max_retries=7)
    driver.client._executor.wiring.chance = lambda: 0.5

    with pytest.raises(TransportError):
        driver.run(get)

    pauses = [event[1] for event in events if event[0] == "pause"]
    assert pauses == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0, 4.0]
    assert len(sends(events)) == 8


def test_no_pause_goes_beyond_the_deadline(wired):
    driver, events = wired(failure(sent=True), max_retries=9)

    with pytest.raises(TransportError):
        driver.run(lambda client: get(client, deadline=1.6))

    assert [event[1] for event in events if event[0] == "pause"] == [0.5, 1.0]


@pytest.mark.parametrize("call", [get, create])
def test_an_attempt_that_was_never_sent_leaves_no_doubt(wired, call):
    driver, events = wired(failure("connect", sent=False), Response(422))

    with pytest.raises(Exception) as caught:
        driver.run(call)

    assert caught.value.outcome == "refused"
    assert len(sends(events)) == 2


def test_an_attempt_that_may_have_been_carried_out_leaves_doubt_to_a_later_refusal(wired):
    driver, _ = wired(failure(sent=True), Response(404))

    with pytest.raises(NotFound) as caught:
        driver.run(get)

    assert caught.value.outcome == "unknown"


def test_an_ambiguous_answer_leaves_doubt_to_a_later_attempt_that_was_not_sent(wired):
    driver, _ = wired(Response(500), failure("connect", sent=False))

    with pytest.raises(TransportError) as caught:
        driver.run(get)

    assert caught.value.outcome == "unknown"


def test_a_404_to_a_repeated_call_with_content_is_no_success(wired):
    driver, _ = wired(failure(sent=True), Response(404))

    with pytest.raises(NotFound):
        driver.run(get)


def test_a_404_to_a_repeated_delete_counts_only_when_the_first_may_have_arrived(wired):
    arrived, _ = wired(failure(sent=True), Response(404))
    unsent, _ = wired(failure("connect", sent=False), Response(404))

    assert arrived.run(delete) is None
    with pytest.raises(NotFound):
        unsent.run(delete)


@pytest.mark.parametrize("call", [get, create])
def test_a_refusal_that_breaks_off_is_a_refusal(wired, call):
    driver, events = wired(failure(sent=True, partial=Response(422, (), b'{"err')))

    with pytest.raises(Exception) as caught:
        driver.run(call)

    assert (caught.value.outcome, caught.value.status) == ("refused", 422)
    assert len(sends(events)) == 1


def test_a_429_that_breaks_off_is_repeated_like_a_whole_one(wired):
    driver, events = wired(
        failure(sent=True, partial=Response(429, [(b"retry-after", b"2")])), DONE
    )

    assert driver.run(create).data.id == "7"
    assert ("pause", 2.0) in events


def test_a_success_that_breaks_off_is_read_again_only_where_that_is_safe(wired):
    broken = failure(sent=True, partial=Response(200, (), b'{"da'))
    safe, events = wired(broken, DONE)
    unsafe, unsafe_events = wired(broken, DONE)

    assert safe.run(get).data.id == "7"
    with pytest.raises(ResponseError) as caught:
        unsafe.run(create)

    assert (len(sends(events)), len(sends(unsafe_events))) == (2, 1)
    assert caught.value.outcome == "done"


def test_a_server_error_that_breaks_off_leaves_an_unsafe_call_in_doubt(wired):
    driver, events = wired(failure(sent=True, partial=Response(502)))

    with pytest.raises(OutcomeUnknown) as caught:
        driver.run(create)

    assert caught.value.response.status == 502
    assert len(sends(events)) == 1


@pytest.mark.parametrize(
    ("takes", "deadline", "expected"),
    [(5.0, 5.01, DeadlineExceeded), (5.0, 5.5, TimedOut), (5.0, None, TimedOut)],
)
def test_a_time_out_is_the_deadline_s_when_that_has_passed(wired, takes, deadline, expected):
    driver, _ = wired(failure("read_timeout", sent=True), takes=takes, max_retries=0)

    with pytest.raises(TransportError) as caught:
        driver.run(lambda client: get(client, deadline=deadline))

    assert type(caught.value) is expected


def test_the_deadline_counts_what_attempts_took(wired):
    driver, events = wired(Response(503), DONE, takes=2.0)

    driver.run(lambda client: get(client, deadline=10))

    assert [event[4] for event in sends(events)] == [10.0, 7.5]


def test_an_exception_of_a_transport_that_is_no_failure_may_have_sent(wired):
    safe, _ = wired(ZeroDivisionError(), max_retries=0)
    unsafe, _ = wired(ZeroDivisionError(), DONE)

    with pytest.raises(TransportError) as caught:
        safe.run(get)
    with pytest.raises(OutcomeUnknown):
        unsafe.run(create)

    assert str(caught.value) == "ZeroDivisionError (GET /v2/e911s/7)"
    assert caught.value.outcome == "unknown"


def test_retries_end_with_the_error_of_the_last_attempt(wired):
    limit = Response(429, [(b"retry-after", b"1")])
    driver, events = wired(Response(503), limit, Response(502), Response(500))

    with pytest.raises(ServerError) as caught:
        driver.run(get)
    limited, _ = wired(Response(429, [(b"retry-after", b"7")]), max_retries=0)
    with pytest.raises(RateLimited) as too_many:
        limited.run(get)

    assert (caught.value.status, len(sends(events))) == (500, 4)
    assert too_many.value.retry_after == 7.0


def test_a_resource_s_own_mistake_in_reading_leaves_the_call_done(wired):
    driver, _ = wired(DONE)

    def broken(_):
        raise ZeroDivisionError

    operation_call = driver.client._executor.call

    with pytest.raises(ResponseError) as caught:
        driver.run(
            lambda _: operation_call(get_e911.OPERATION, path={"e911_id": "7"}, build=broken)
        )

    assert caught.value.outcome == "done"
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


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


def test_the_cause_of_a_failure_is_the_operating_system_s_error(wired):
    cause = ConnectionRefusedError()
    driver, _ = wired(Failure("connect", "refused", sent=False, cause=cause), max_retries=0)

    with pytest.raises(TransportError) as caught:
        driver.run(get)

    assert caught.value.__cause__ is cause


def test_an_extra_body_for_a_call_that_has_none_is_refused(wired):
    driver, events = wired(DONE)

    with pytest.raises(InvalidArgument) as caught:
        driver.run(lambda client: get(client, extra_body={"a": 1}))

    assert str(caught.value) == "extra_body={'a': 1}: expected no body: this call has none"
    assert events == []


def test_a_raw_call_answers_with_what_came_and_reads_it_on_demand(wired):
    driver, _ = wired(DONE)

    raw = driver.run(lambda client: client.with_raw_response.e911s.get_e911("7"))

    assert (raw.status, raw.content, raw.request.method) == (200, DONE.content, "GET")
    assert raw.parse().data.id == "7"


def test_a_raw_answer_that_cannot_be_read_says_so_when_it_is_read(wired):
    driver, _ = wired(Response(200, (), b"<html>"))

    raw = driver.run(lambda client: client.with_raw_response.e911s.get_e911("7"))

    with pytest.raises(ResponseError) as caught:
        raw.parse()
    assert (caught.value.request, caught.value.response) == (raw.request, raw.response)


def test_the_parts_of_a_call_all_reach_the_transport(wired):
    driver, events = wired(NONE, SENT, DONE)
    sent = driver.sent

    driver.run(lambda client: client.e911s.list_e911s(city="Seattle", limit=5))
    driver.run(lambda client: send(client, extra_headers={"x-a": "1"}))
    driver.run(lambda client: client.e911s.update_address("7", city="Tacoma", extra_query={"b": 1}))

    assert [event[1:3] for event in events] == [
        ("GET", "/v2/e911s?city=Seattle&limit=5"),
        ("POST", "/v2.1/messages"),
        ("PATCH", "/v2/e911s/7?b=1"),
    ]
    assert [content and json.loads(content)["data"]["attributes"] for _, content in sent] == [
        None,
        {"to": "12065551234", "from": "12065550000", "body": "hi"},
        {"city": "Tacoma"},
    ]
    assert [headers.get(b"x-a") for headers, _ in sent] == [None, b"1", None]
    assert all(headers[b"authorization"].startswith(b"Basic ") for headers, _ in sent)


def test_a_client_goes_by_the_clocks_of_the_machine_and_by_chance(kind):
    driver = Driver(kind, "http://api.example", rate_limit=None)
    wiring = driver.client.__class__("a", "b", base_url="http://api.example")._executor.wiring

    assert (wiring.monotonic, wiring.now) == (time.monotonic, time.time)
    assert all(0 <= wiring.chance() < 1 for _ in range(9))
    assert inspect.iscoroutinefunction(wiring.sleep) is driver.is_async
    assert wiring.ledger is ledger_for("a", "http://api.example", 0)
    driver.close()


@pytest.mark.parametrize("status", [300, 600])
def test_what_is_no_success_is_an_error(wired, status):
    driver, _ = wired(Response(status, (), RECORD.encode()))

    with pytest.raises(ResponseError):
        driver.run(get)


def test_each_attempt_at_what_somebody_calls_repeatable_may_have_made_something(wired):
    driver, _ = wired(failure(sent=True), Response(201, (), b'{"data": {"id": "8"}}'))

    driver.run(
        lambda client: client.request(
            "POST", "/v2/cnams", json={"value": "Bob"}, safe_to_repeat=True
        )
    )

    assert in_doubt_since(driver) == [1000.5]


def test_an_unknown_outcome_says_what_to_read(wired):
    driver, _ = wired(failure(sent=True))

    with pytest.raises(OutcomeUnknown, match=r"client\.e911s\.list_e911s\(label=\.\.\.\)$"):
        driver.run(create)


LISTED = json.dumps({"data": [record("7")], "links": {}}).encode()
NONE = Response(200, (), b'{"data": [], "links": {}}')
FOUND = Response(200, (), LISTED)


def limits(events):
    return [(event[1], *event[3:5]) for event in sends(events)]


def test_look_ups_have_the_limits_of_the_call_and_end_with_the_search(wired):
    driver, events = wired(NONE, failure(sent=True), NONE, takes=1.5)

    with pytest.raises(OutcomeUnknown) as caught:
        driver.run(
            lambda client: create(client, on_unknown="find", settle=6, timeout=9, deadline=4)
        )

    assert caught.value.candidates == ()
    assert limits(events) == [
        ("GET", 9.0, 4.0),
        ("POST", 9.0, 4.0),
        ("GET", 9.0, 4.0),
        ("GET", 9.0, 4.0),
        ("GET", 9.0, 1.5),
    ]
    assert [event[1] for event in events if event[0] == "pause"] == [0.5, 1.0]


def test_a_last_look_up_has_a_second_even_where_no_time_is_left(wired):
    driver, events = wired(NONE, failure(sent=True), FOUND)

    found = driver.run(lambda client: create(client, on_unknown="find", settle=0))

    assert found.data.id == "7"
    assert limits(events)[-1] == ("GET", 30.0, 1.0)


def test_a_look_up_that_fails_shows_nothing_and_the_next_one_counts(wired):
    driver, events = wired(NONE, failure(sent=True), Response(404), FOUND)

    found = driver.run(lambda client: create(client, on_unknown="find", settle=30))

    assert found.data.id == "7"
    assert [event[1] for event in sends(events)] == ["GET", "POST", "GET", "GET", "GET"]


@pytest.mark.parametrize("status", [401, 403])
def test_credentials_that_are_refused_end_the_search(wired, status):
    driver, events = wired(NONE, failure(sent=True), Response(status))

    with pytest.raises(OutcomeUnknown) as caught:
        driver.run(lambda client: create(client, on_unknown="find", settle=30))

    assert caught.value.candidates == ()
    assert len(sends(events)) == 3


def test_what_was_found_for_one_call_is_not_found_for_the_next(wired):
    driver, _ = wired(NONE, failure(sent=True), FOUND, FOUND, NONE, failure(sent=True), FOUND)

    first = driver.run(lambda client: create(client, on_unknown="find", settle=5))
    with pytest.raises(OutcomeUnknown) as caught:
        driver.run(lambda client: create(client, on_unknown="find", settle=5))

    assert first.data.id == "7"
    assert caught.value.candidates == ()


def test_candidates_are_shown_and_not_claimed(wired):
    driver, _ = wired(NONE, failure(sent=True), FOUND)

    with pytest.raises(OutcomeUnknown) as caught:
        driver.run(lambda client: create(client, on_unknown="candidates", settle=5))

    assert [each.id for each in caught.value.candidates] == ["7"]
    assert [len(lane) for lane in driver.client._executor.wiring.ledger._open.values()] == [1]


def in_doubt_since(driver):
    ledger = driver.client._executor.wiring.ledger
    return [each.ended_at for lane in ledger._open.values() for each in lane]


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (Response(201, (), RECORD.encode()), []),
        (Response(201, (), b"{}"), [1002.0]),
        (Response(422), []),
        (failure("connect", sent=False), []),
        (Response(500), [1002.0]),
        (KeyboardInterrupt(), [1002.0]),
    ],
)
def test_a_call_is_in_the_ledger_before_it_goes_out_and_leaves_it_with_its_answer(
    wired, answer, left
):
    during = []

    def send_it():
        during.extend(in_doubt_since(driver))
        return answer

    driver, _ = wired(send_it, takes=2.0, max_retries=0)

    with suppress(FlowrouteError, KeyboardInterrupt):
        driver.run(create)

    assert (during, in_doubt_since(driver)) == ([None], left)


def test_a_call_that_is_safe_to_repeat_is_in_no_ledger(wired):
    driver, _ = wired(failure(sent=True), max_retries=0)

    with pytest.raises(TransportError):
        driver.run(get)

    assert in_doubt_since(driver) == []


def test_an_answer_tells_the_ledger_the_server_s_time(wired):
    driver, _ = wired(Response(200, [(b"date", b"Thu, 01 Jan 1970 01:00:00 GMT")], RECORD.encode()))

    driver.run(get)

    clock = driver.client._executor.wiring.ledger.clock
    assert clock.ahead(1000.0, 0.0) == (2600.0, 2601.0)


DATE = b"Thu, 01 Jan 1970 01:00:00 GMT"
MESSAGE = {
    "to": "12065551234",
    "from": "12065550000",
    "body": "hi",
    "direction": "outbound",
    "is_mms": False,
    "timestamp": "1970-01-01T01:00:00Z",
}


def messages(*ids, status=200):
    found = [{"id": each, "type": "message", "attributes": MESSAGE} for each in ids]
    return Response(status, [(b"date", DATE)], json.dumps({"data": found, "links": {}}).encode())


def asked_since(events):
    queries = (parse_qs(urlsplit(event[2]).query) for event in sends(events) if event[1] == "GET")
    return [query["start_date"] for query in queries]


def find(client, **options):
    return send(client, on_unknown="find", settle=0, timeout=7, **options)


def test_messages_are_looked_for_from_the_moment_of_sending_by_the_server_s_clock(wired):
    driver, events = wired(messages("old"), failure(sent=True), messages("old", "new"))

    found = driver.run(find)

    assert found.data.id == "new"
    assert asked_since(events) == [["1969-12-31T23:54:55.00Z"], ["1970-01-01T00:59:55.00Z"]]
    assert limits(events) == [("GET", 7.0, None), ("POST", 7.0, None), ("GET", 7.0, 1.0)]


@pytest.mark.parametrize("first", [messages(), messages(status=400)])
def test_a_server_whose_clock_is_far_behind_is_asked_again_by_its_own(wired, first):
    driver, events = wired(first, messages("old"), failure(sent=True), messages("old", "new"))
    driver.client._executor.wiring.now = lambda: 1e6

    found = driver.run(find)

    assert found.data.id == "new"
    assert asked_since(events) == [["1970-01-12T13:41:35.00Z"], *[["1970-01-01T00:59:55.00Z"]] * 2]
    assert limits(events)[:2] == [("GET", 7.0, None)] * 2


def test_a_look_up_that_is_refused_before_sending_sends_nothing(wired):
    driver, events = wired(messages(status=400))

    with pytest.raises(BadRequest):
        driver.run(find)

    assert [event[1] for event in sends(events)] == ["GET"]


def test_an_answered_call_that_would_have_been_settled_returns_its_answer(wired):
    driver, events = wired(NONE, Response(201, (), RECORD.encode()))

    made = driver.run(lambda client: create(client, on_unknown="find"))

    assert (made.data.id, made.data.attributes.label) == ("7", "HQ")
    assert [event[1] for event in sends(events)] == ["GET", "POST"]
    assert in_doubt_since(driver) == []


def test_an_answer_that_cannot_be_read_is_raised_and_not_looked_for(wired):
    driver, events = wired(NONE, Response(201, (), b"<html>"))

    with pytest.raises(ResponseError) as caught:
        driver.run(lambda client: create(client, on_unknown="find"))

    assert caught.value.request.method == "POST"
    assert caught.value.response == Response(201, (), b"<html>")
    assert len(sends(events)) == 2


def test_a_search_goes_on_while_there_is_time_and_ends_when_a_result_stays(wired):
    driver, events = wired(NONE, failure(sent=True), NONE, FOUND)

    found = driver.run(lambda client: create(client, on_unknown="find", settle=3))

    assert found.data.id == "7"
    assert [event[1] for event in events if event[0] == "pause"] == [0.5, 1.0]
    assert len(sends(events)) == 5


def test_the_last_seconds_of_a_search_are_used(wired):
    driver, events = wired(NONE, failure(sent=True), NONE)

    with pytest.raises(OutcomeUnknown):
        driver.run(lambda client: create(client, on_unknown="find", settle=2))

    assert [event[1] for event in events if event[0] == "pause"] == [0.5, 1.0, 0.5]
