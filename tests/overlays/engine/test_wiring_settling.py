"""How the ledger and its look-ups are wired, around one transport that plays a script."""

from __future__ import annotations

import json
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from flowroute_sdk import (
    BadRequest,
    FlowrouteError,
    OutcomeUnknown,
    ResponseError,
    TransportError,
    testing,
)
from flowroute_sdk.wire import Response

from tests.overlays.engine.recording import create, failure, get, send, sends
from tests.overlays.engine.support import RECORD, record

LISTED = json.dumps({"data": [record("7")], "links": {}}).encode()
NONE = Response(200, (), b'{"data": [], "links": {}}')
FOUND = Response(200, (), LISTED)


def limits(events):
    return [(event[1], *event[3:5]) for event in sends(events)]


def in_doubt_since(driver):
    return [each.in_doubt_since for each in testing.open_calls(driver.client)]


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
    assert len(testing.open_calls(driver.client)) == 1


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


def test_any_answer_tells_what_the_server_s_clock_is_ahead_by(wired):
    dated = Response(200, [(b"date", DATE)], RECORD.encode())
    driver, events = wired(dated, messages("old"), failure(sent=True), messages("old", "new"))

    driver.run(get)
    driver.run(find)

    assert asked_since(events[1:]) == [["1970-01-01T00:59:55.00Z"]] * 2


@pytest.mark.parametrize("first", [messages(), messages(status=400)])
def test_a_server_whose_clock_is_far_behind_is_asked_again_by_its_own(wired, first):
    driver, events = wired(first, messages("old"), failure(sent=True), messages("old", "new"))
    driver.clock.date = 1e6

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


def test_a_raw_call_only_raises_whatever_it_was_asked_for(wired):
    driver, events = wired(failure(sent=True))

    with pytest.raises(OutcomeUnknown):
        driver.run(lambda client: create(client.with_raw_response, on_unknown="find"))

    assert [event[1] for event in sends(events)] == ["POST"]
