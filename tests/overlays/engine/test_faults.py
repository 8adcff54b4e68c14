"""Each fault on a safe and an unsafe call: what is raised, how many requests reached the server."""

from __future__ import annotations

import pytest
from flowroute_sdk import (
    DeadlineExceeded,
    NotFound,
    OutcomeUnknown,
    RateLimited,
    ResponseError,
    ServerError,
    TimedOut,
    TransportError,
)

from tests.misbehaving_server import (
    answer,
    drop,
    drop_before_reading,
    garbage,
    half,
    stall,
    trickle,
    trickle_head,
)
from tests.overlays.engine.support import ADDRESS, RECORD

SHORT = 1.0
"""Seconds that are a time-out, and yet enough to connect and to be heard on a busy machine."""
ENVELOPE = '{"errors": [{"status": 503, "title": "Unavailable", "detail": "maintenance"}]}'


def get(client):
    return client.e911s.get_e911("7")


def create(client):
    return client.e911s.create_address(**ADDRESS)


def delete(client):
    return client.e911s.delete_address("7")


@pytest.mark.parametrize("fault", [drop, garbage, half(200)], ids=["drop", "garbage", "half"])
def test_a_safe_call_is_repeated_when_an_answer_breaks_off(against, fault):
    server, driver = against(fault, answer(200, RECORD))

    record = driver.run(get)

    assert record.data.id == "7"
    assert server.count == 2
    assert driver.pauses == [0.5]


def test_a_safe_call_gives_up_after_its_retries(against):
    server, driver = against(drop)

    with pytest.raises(TransportError) as caught:
        driver.run(get)

    assert server.count == 3
    assert driver.pauses == [0.5, 1.0]
    assert caught.value.outcome == "unknown"


@pytest.mark.parametrize("fault", [drop, garbage], ids=["drop", "garbage"])
def test_an_unsafe_call_without_an_answer_is_sent_once(against, fault):
    server, driver = against(fault)

    with pytest.raises(OutcomeUnknown) as caught:
        driver.run(create)

    assert server.count == 1
    assert caught.value.outcome == "unknown"
    assert caught.value.response is None


def test_an_unsafe_call_whose_success_breaks_off_counts_as_done(against):
    server, driver = against(half(201))

    with pytest.raises(ResponseError) as caught:
        driver.run(create)

    assert server.count == 1
    assert caught.value.outcome == "done"
    assert caught.value.content == b'{"data": '


@pytest.mark.parametrize("call", [get, create])
def test_a_connection_reset_before_the_request_was_read_is_not_taken_for_unsent(against, call):
    server, driver = against(drop_before_reading, max_retries=0)

    with pytest.raises((TransportError, OutcomeUnknown)) as caught:
        driver.run(call)

    assert server.count == 0
    assert caught.value.outcome in ("unknown", "not_sent")


@pytest.mark.parametrize("call", [get, create])
def test_a_refused_connection_is_repeated_for_every_call(serve, connect, call):
    server = serve(drop)
    with server:
        url = server.url
    driver = connect(url)

    with pytest.raises(TransportError) as caught:
        driver.run(call)

    assert driver.pauses == [0.5, 1.0]
    assert caught.value.outcome == "not_sent"


def test_a_stalled_safe_call_times_out_and_is_repeated(against):
    server, driver = against(stall, answer(200, RECORD), timeout=SHORT)

    assert driver.run(get).data.id == "7"
    assert server.count == 2


def test_a_stalled_safe_call_ends_as_timed_out(against):
    server, driver = against(stall, timeout=SHORT, max_retries=1)

    with pytest.raises(TimedOut):
        driver.run(get)

    assert server.count == 2


def test_a_stalled_unsafe_call_is_sent_once(against):
    server, driver = against(stall, timeout=SHORT)

    with pytest.raises(OutcomeUnknown):
        driver.run(create)

    assert server.count == 1


@pytest.mark.parametrize("fault", [stall, trickle(200)], ids=["stall", "trickle"])
def test_no_answer_outlives_the_deadline(against, fault):
    server, driver = against(fault, timeout=60, deadline=SHORT)

    with pytest.raises(DeadlineExceeded):
        driver.run(get)

    assert server.count == 1


def test_not_even_a_head_that_trickles_outlives_the_deadline(against):
    server, driver = against(trickle_head, timeout=60, deadline=SHORT)

    with pytest.raises(DeadlineExceeded):
        driver.run(get)

    assert server.count == 1


def test_an_unsafe_call_past_its_deadline_is_of_unknown_outcome(against):
    server, driver = against(stall, timeout=60, deadline=SHORT)

    with pytest.raises(OutcomeUnknown):
        driver.run(create)

    assert server.count == 1


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_safe_call_is_repeated_when_the_server_fails_in_passing(against, status):
    server, driver = against(answer(status, "<html>"), answer(200, RECORD))

    assert driver.run(get).data.id == "7"
    assert server.count == 2


@pytest.mark.parametrize("status", [500, 502, 504])
def test_an_unsafe_call_that_the_server_failed_at_is_of_unknown_outcome(against, status):
    server, driver = against(answer(status, ENVELOPE))

    with pytest.raises(OutcomeUnknown) as caught:
        driver.run(create)

    assert server.count == 1
    assert caught.value.response.status == status


def test_an_unsafe_call_refused_for_maintenance_was_not_carried_out(against):
    server, driver = against(answer(503, ENVELOPE))

    with pytest.raises(ServerError) as caught:
        driver.run(create)

    assert server.count == 1
    assert caught.value.outcome == "refused"
    assert caught.value.title == "Unavailable"


@pytest.mark.parametrize("call", [get, create])
def test_a_call_over_the_rate_limit_is_repeated_after_what_the_server_asks_for(against, call):
    server, driver = against(
        answer(429, retry_after="3"), answer(200 if call is get else 201, RECORD)
    )

    assert driver.run(call).data.id == "7"
    assert server.count == 2
    assert driver.pauses == [3.0]


def test_a_long_retry_after_is_cut_to_a_minute(against):
    _, driver = against(answer(429, retry_after="86400"), answer(200, RECORD))

    driver.run(get)

    assert driver.pauses == [60.0]


def test_a_retry_after_beyond_the_deadline_raises_at_once(against):
    server, driver = against(answer(429, retry_after="30"), deadline=10)

    with pytest.raises(RateLimited) as caught:
        driver.run(create)

    assert server.count == 1
    assert driver.pauses == []
    assert caught.value.retry_after == 30
    assert caught.value.outcome == "refused"


def test_max_retries_0_sends_once(against):
    server, driver = against(answer(429))

    with pytest.raises(RateLimited):
        driver.run(lambda client: client.e911s.get_e911("7", max_retries=0))

    assert server.count == 1


@pytest.mark.parametrize("first", [drop, answer(500), answer(503, ENVELOPE)])
def test_a_404_to_a_repeated_delete_is_its_success(against, first):
    server, driver = against(first, answer(404))

    assert driver.run(delete) is None
    assert server.count == 2


def test_a_404_to_the_first_delete_is_not_found(against):
    server, driver = against(answer(404))

    with pytest.raises(NotFound):
        driver.run(delete)

    assert server.count == 1


def test_a_404_after_a_delete_that_was_turned_away_is_not_found(against):
    server, driver = against(answer(429), answer(404))

    with pytest.raises(NotFound):
        driver.run(delete)

    assert server.count == 2


@pytest.mark.parametrize("call", [get, create])
def test_a_redirect_is_never_followed(against, serve, call):
    elsewhere = serve(answer(200, RECORD))
    server, driver = against(answer(307, location=f"{elsewhere.url}/v2/e911s/7"))

    with pytest.raises(ResponseError) as caught:
        driver.run(call)

    assert (server.count, elsewhere.count) == (1, 0)
    assert caught.value.status == 307
    assert caught.value.outcome == "refused"
    assert f"a redirect to {elsewhere.url}/v2/e911s/7" in str(caught.value)


def test_a_see_other_to_an_unsafe_call_leaves_its_outcome_unknown(against):
    server, driver = against(answer(303, location="/elsewhere"))

    with pytest.raises(OutcomeUnknown):
        driver.run(create)

    assert server.count == 1


@pytest.mark.parametrize("status", [200, 202])
def test_a_success_that_can_be_read_counts_whatever_its_number(against, status):
    server, driver = against(answer(status, RECORD))

    assert driver.run(create).data.id == "7"
    assert server.count == 1


@pytest.mark.parametrize("status", [200, 201, 202, 204])
@pytest.mark.parametrize("content", [b"", b" \n", b"{}", b'{"data": null}', b"null"])
def test_any_success_of_a_call_without_content_is_one(against, status, content):
    server, driver = against(answer(status, b"" if status == 204 else content))

    assert driver.run(lambda client: client.e911s.delete_address("7")) is None
    assert server.count == 1


def test_a_page_of_a_gateway_is_no_success_of_a_call_without_content(against):
    server, driver = against(answer(200, b"<html>Sign in</html>"))

    with pytest.raises(ResponseError, match="200"):
        driver.run(lambda client: client.e911s.delete_address("7"))

    assert server.count == 1


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[]", b"{}", b'{"data": 1}', b"\xff\xfe", b"null"]
)
def test_a_success_that_cannot_be_read_says_so_and_is_not_repeated(against, content):
    server, driver = against(answer(201, content))

    with pytest.raises(ResponseError) as caught:
        driver.run(create)

    assert server.count == 1
    assert caught.value.outcome == "done"
    assert caught.value.content == content
    assert "\n" not in str(caught.value)
