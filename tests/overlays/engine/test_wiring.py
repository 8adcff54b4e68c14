"""How the policies are wired, around one transport that plays a script; both clients."""

from __future__ import annotations

import asyncio
import inspect
import json
import time

import pytest
from flowroute_api.api.e911s import get_e911, list_e911s
from flowroute_sdk import (
    AuthenticationFailed,
    DeadlineExceeded,
    InvalidArgument,
    NotFound,
    OutcomeUnknown,
    RateLimited,
    ResponseError,
    ServerError,
    TimedOut,
    TransportError,
)
from flowroute_sdk._policy.ledger import Ledger
from flowroute_sdk._transports.base import Failure
from flowroute_sdk.wire import Response

from tests.overlays.engine.direct import engine, wiring
from tests.overlays.engine.recording import DONE, SENT, create, delete, failure, get, send, sends
from tests.overlays.engine.support import RECORD


def test_the_transport_is_told_of_limits_and_whether_it_is_safe(wired):
    driver, events = wired(DONE)

    driver.run(lambda client: get(client, timeout=3, deadline=9))
    driver.run(lambda client: create(client, timeout=None))

    assert events == [
        ("send", "GET", "/v2/e911s/7", 3.0, 9.0, True),
        ("send", "POST", "/v2/e911s", None, None, False),
    ]


def test_pauses_grow_twofold_times_chance_up_to_eight_seconds(wired):
    driver, events = wired(failure(sent=False), max_retries=7)
    driver.clock.jitter = 0.5

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


def test_a_resource_s_own_mistake_in_reading_leaves_the_call_done(side):
    def broken(_):
        raise ZeroDivisionError

    executor = engine(side)
    call = executor.prepare(get_e911.OPERATION, path={"e911_id": "7"})

    with pytest.raises(ResponseError) as caught:
        executor.result(get_e911.OPERATION, call, DONE, broken)

    assert caught.value.outcome == "done"
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


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
    empty = Response(200, (), b'{"data": [], "links": {}}')
    driver, events = wired(empty, SENT, DONE)
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


def test_an_engine_goes_by_the_clocks_of_the_machine_and_by_chance(side):
    made = wiring(side)

    assert (made.monotonic, made.now) == (time.monotonic, time.time)
    assert all(0 <= made.chance() < 1 for _ in range(9))
    assert inspect.iscoroutinefunction(made.sleep) is (side == "async")


@pytest.mark.parametrize("status", [300, 600])
def test_what_is_no_success_is_an_error(wired, status):
    driver, _ = wired(Response(status, (), RECORD.encode()))

    with pytest.raises(ResponseError):
        driver.run(get)


def test_a_call_by_its_operation_has_query_body_and_bucket(side):
    limiter, sent = Buckets(), []

    def answer(method, target, headers, content, timeout, remaining, *, safe):
        sent.append((method, target, timeout, remaining, safe))
        return Response(200, (), b'{"data": []}')

    called = engine(side, answer=answer, limiter=limiter).call(
        list_e911s.OPERATION, query={"city": "b"}, bucket="mms", options={"timeout": 3}
    )
    if side == "async":
        asyncio.run(called)

    assert sent == [("GET", "/v2/e911s?city=b", 3.0, None, True)]
    assert limiter.asked == ["mms"]


class Buckets:
    def __init__(self):
        self.asked = []

    def reserve(self, bucket, max_delay):
        self.asked.append(bucket)
        return 0.0


def test_what_engines_share_has_a_ledger_whether_one_is_given_or_not(side):
    ledger = Ledger()

    assert wiring(side, ledger).ledger is ledger
    assert isinstance(wiring(side).ledger, Ledger)


def test_a_plain_answer_that_cannot_be_read_names_the_call(wired):
    driver, _ = wired(Response(200, (), b"<html>"))

    with pytest.raises(ResponseError) as caught:
        driver.run(get)

    assert caught.value.request.url == "http://api.example/v2/e911s/7"
    assert caught.value.response.content == b"<html>"


def test_a_raw_list_is_read_as_its_page(wired):
    driver, _ = wired(Response(200, (), b'{"data": [], "links": {}}'))

    raw = driver.run(lambda client: client.with_raw_response.e911s.list_e911s())

    assert hasattr(raw.parse(), "iter_pages")


def test_a_resource_s_own_mistake_in_reading_a_raw_answer_names_the_call(side):
    def broken(_):
        raise ZeroDivisionError

    executor = engine(side, raw=True)
    call = executor.prepare(get_e911.OPERATION, path={"e911_id": "7"})
    raw = executor.result(get_e911.OPERATION, call, DONE, broken)

    with pytest.raises(ResponseError) as caught:
        raw.parse()
    assert (caught.value.request, caught.value.response) == (call.request, DONE)


def test_an_interruption_says_what_may_have_become_of_what_is_not_repeated(wired):
    unsafe, _ = wired(KeyboardInterrupt())
    safe, _ = wired(KeyboardInterrupt())

    with pytest.raises(KeyboardInterrupt) as caught:
        unsafe.run(create)
    with pytest.raises(KeyboardInterrupt) as of_safe:
        safe.run(get)

    assert "settle it by reading: client.e911s.list_e911s(label=...)" in caught.value.__notes__[0]
    assert not hasattr(of_safe.value, "__notes__")


def test_credentials_that_are_refused_are_told_where_they_came_from(wired):
    driver, _ = wired(Response(401))

    with pytest.raises(AuthenticationFailed, match="; the access key came from "):
        driver.run(get)


@pytest.mark.parametrize("name", ["max_retries", "timeout"])
def test_an_unknown_option_is_named_with_the_method_beside_a_known_one(wired, name):
    driver, _ = wired(DONE)

    with pytest.raises(TypeError) as caught:
        driver.run(lambda client: get(client, **{name: 1, "e911_ids": "7"}))

    assert str(caught.value) == (
        "e911s.get_e911() got an unexpected keyword argument 'e911_ids': did you mean e911_id?"
    )
