"""How the policies are wired: one scripted transport that writes everything down, both clients."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from flowroute_api.api.e911s import get_e911
from flowroute_sdk import (
    DeadlineExceeded,
    NotFound,
    OutcomeUnknown,
    RateLimited,
    ResponseError,
    ServerError,
    TimedOut,
    TransportError,
    testing,
)
from flowroute_sdk.testing import (
    Answer,
    Clock,
    ConnectionLost,
    Hang,
    NoConnection,
    ScriptedTransport,
    Truncated,
)
from flowroute_sdk.wire import Response

from tests.overlays.engine.support import ADDRESS, RECORD, Driver

DONE = Answer(200, content=RECORD)
SENT = Answer(202, {"data": {"id": "mdr2-1", "type": "message"}})


@pytest.fixture(params=["sync", "async"])
def kind(request):
    return request.param


class NotingClock(Clock):
    """A clock that stands still but for pauses, and writes them down among all that happens."""

    def __init__(self, events, jitter):
        super().__init__(now=0.0, jitter=jitter)
        self._events = events

    def sleep(self, seconds):
        self._events.append(("pause", seconds))
        super().sleep(seconds)


@pytest.fixture
def wired(kind):
    """A client that plays a script by such a clock, and all that happens around it."""
    with ExitStack() as stack:

        def make(*steps, jitter=1.0, **arguments):
            events = []

            def noting(step):
                def play(request):
                    sent = script.attempts[-1]
                    limits = sent.timeout, sent.remaining, sent.is_safe
                    events.append(("send", request.method, sent.path, *limits))
                    return step

                return play

            script = ScriptedTransport([noting(step) for step in steps], repeat_last=True)
            driver = Driver(kind, "http://api.example", **arguments)
            stack.callback(driver.close)
            clock = NotingClock(events, jitter)
            stack.enter_context(testing.patched(driver.client, clock=clock, script=script))
            return driver, events

        yield make


class Limiter:
    def __init__(self, delay, seen):
        self.delay, self.seen = delay, seen

    def reserve(self, bucket, max_delay):
        self.seen.append((bucket.value if hasattr(bucket, "value") else bucket, max_delay))
        return self.delay


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
        Answer(429, headers={"retry-after": "3"}),
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

    assert (caught.value.outcome, events) == ("not_sent", [])


def test_pauses_grow_twofold_times_chance_up_to_eight_seconds(wired):
    driver, events = wired(NoConnection(), max_retries=7, jitter=0.5)

    with pytest.raises(TransportError):
        driver.run(get)

    pauses = [event[1] for event in events if event[0] == "pause"]
    assert pauses == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0, 4.0]
    assert len(sends(events)) == 8


def test_no_pause_goes_beyond_the_deadline(wired):
    driver, events = wired(ConnectionLost(), max_retries=9)

    with pytest.raises(TransportError):
        driver.run(lambda client: get(client, deadline=1.6))

    assert [event[1] for event in events if event[0] == "pause"] == [0.5, 1.0]


@pytest.mark.parametrize("call", [get, create])
def test_an_attempt_that_was_never_sent_leaves_no_doubt(wired, call):
    driver, events = wired(NoConnection(), Answer(422))

    with pytest.raises(Exception) as caught:
        driver.run(call)

    assert caught.value.outcome == "refused"
    assert len(sends(events)) == 2


def test_an_attempt_that_may_have_been_carried_out_leaves_doubt_to_a_later_refusal(wired):
    driver, _ = wired(ConnectionLost(), Answer(404))

    with pytest.raises(NotFound) as caught:
        driver.run(get)

    assert caught.value.outcome == "unknown"


def test_an_ambiguous_answer_leaves_doubt_to_a_later_attempt_that_was_not_sent(wired):
    driver, _ = wired(Answer(500), NoConnection())

    with pytest.raises(TransportError) as caught:
        driver.run(get)

    assert caught.value.outcome == "unknown"


def test_a_404_to_a_repeated_call_with_content_is_no_success(wired):
    driver, _ = wired(ConnectionLost(), Answer(404))

    with pytest.raises(NotFound):
        driver.run(get)


def test_a_404_to_a_repeated_delete_counts_only_when_the_first_may_have_arrived(wired):
    arrived, _ = wired(ConnectionLost(), Answer(404))
    unsent, _ = wired(NoConnection(), Answer(404))

    assert arrived.run(delete) is None
    with pytest.raises(NotFound):
        unsent.run(delete)


@pytest.mark.parametrize("call", [get, create])
def test_a_refusal_that_breaks_off_is_a_refusal(wired, call):
    driver, events = wired(Truncated(422, content='{"err'))

    with pytest.raises(Exception) as caught:
        driver.run(call)

    assert (caught.value.outcome, caught.value.status) == ("refused", 422)
    assert len(sends(events)) == 1


def test_a_429_that_breaks_off_is_repeated_like_a_whole_one(wired):
    driver, events = wired(Truncated(429, headers={"retry-after": "2"}), DONE)

    assert driver.run(create).data.id == "7"
    assert ("pause", 2.0) in events


def test_a_success_that_breaks_off_is_read_again_only_where_that_is_safe(wired):
    broken = Truncated(200, content='{"da')
    safe, events = wired(broken, DONE)
    unsafe, unsafe_events = wired(broken, DONE)

    assert safe.run(get).data.id == "7"
    with pytest.raises(ResponseError) as caught:
        unsafe.run(create)

    assert (len(sends(events)), len(sends(unsafe_events))) == (2, 1)
    assert caught.value.outcome == "done"


def test_a_server_error_that_breaks_off_leaves_an_unsafe_call_in_doubt(wired):
    driver, events = wired(Truncated(502))

    with pytest.raises(OutcomeUnknown) as caught:
        driver.run(create)

    assert caught.value.response.status == 502
    assert len(sends(events)) == 1


@pytest.mark.parametrize(
    ("takes", "deadline", "expected"),
    [(5.0, 5.01, DeadlineExceeded), (5.0, 5.5, TimedOut), (5.0, None, TimedOut)],
)
def test_a_time_out_is_the_deadline_s_when_that_has_passed(wired, takes, deadline, expected):
    driver, _ = wired(Hang(), max_retries=0)

    with pytest.raises(TransportError) as caught:
        driver.run(lambda client: get(client, timeout=takes, deadline=deadline))

    assert type(caught.value) is expected


def test_the_deadline_counts_what_attempts_took(wired):
    driver, events = wired(Answer(503, takes=2.0), DONE)

    driver.run(lambda client: get(client, deadline=10))

    assert [event[4] for event in sends(events)] == [10.0, 7.5]


class Strange:
    """A transport that raises what none should, on either side."""

    def __init__(self):
        self.count = 0

    def for_threads(self, origin):
        return self

    def for_tasks(self, origin):
        strange = self

        class Awaited:
            async def send(self, *arguments, **more):
                strange.send()

            async def aclose(self):
                pass

        return Awaited()

    def send(self, *arguments, **more):
        self.count += 1
        raise ZeroDivisionError

    def close(self):
        pass


def test_an_exception_of_a_transport_that_is_no_failure_may_have_sent(connect):
    strange = Strange()
    driver = connect("http://api.example", transport=strange)

    with pytest.raises(TransportError) as caught:
        driver.run(lambda client: get(client, max_retries=0))
    with pytest.raises(OutcomeUnknown):
        driver.run(create)

    assert caught.value.outcome == "unknown"
    assert strange.count == 2


def test_retries_end_with_the_error_of_the_last_attempt(wired):
    limit = Answer(429, headers={"retry-after": "1"})
    driver, events = wired(Answer(503), limit, Answer(502), Answer(500))

    with pytest.raises(ServerError) as caught:
        driver.run(get)
    limited, _ = wired(Answer(429, headers={"retry-after": "7"}), max_retries=0)
    with pytest.raises(RateLimited) as too_many:
        limited.run(get)

    assert (caught.value.status, len(sends(events))) == (500, 4)
    assert too_many.value.retry_after == 7.0


def test_a_resource_s_own_mistake_in_reading_leaves_the_call_done(wired):
    driver, _ = wired(DONE)

    def broken(_):
        raise ZeroDivisionError

    executor = driver.client._executor
    call = executor.prepare(get_e911.OPERATION, path={"e911_id": "7"})

    with pytest.raises(ResponseError) as caught:
        executor.result(get_e911.OPERATION, call, Response(200, (), RECORD.encode()), broken)

    assert caught.value.outcome == "done"
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
