"""What follows each answer, told by the attempts alone."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk import errors
from flowroute_sdk._options.options import Settings
from flowroute_sdk._policy import accounting, classify
from flowroute_sdk._policy.advice import advise
from flowroute_sdk._policy.attempts import Again, Answer, Attempts, Done, Over, Verdict
from flowroute_sdk._requests.build import Call
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.origin import Origin
from flowroute_sdk.wire import Request, Response

ORIGIN = Origin("https", "api.example", 443, "/base")
REQUEST = Request("POST", "https://api.example/v2/e911s?city=x")
ENVELOPE = b'{"errors": [{"title": "T", "detail": "D", "id": 1}, {"title": "U"}]}'


def attempts(method: str = "GET", *, safe: bool = True, **options: Any) -> Attempts:
    settings = Settings().merged(options)
    quiet = method == "DELETE"
    call = Call(ORIGIN, method, "/base/x", [], None, settings, safe=safe, quiet=quiet)
    return Attempts(call, 100.0)


def after(made: Attempts, *answers: Answer, at: float = 100.0, now: float = 0.0) -> Verdict:
    verdict: Verdict | None = None
    for answer in answers:
        made.number += 1
        verdict = made.judge(answer, at=at, now=now, chance=lambda: 1.0)
    assert verdict is not None
    return verdict


def failure(
    kind: Any = "dropped", *, sent: bool = True, partial: Response | None = None
) -> Failure:
    return Failure(kind, "it failed", sent=sent, partial=partial)


def error_after(made: Attempts, *answers: Answer, **more: float) -> errors.FlowrouteError:
    verdict = after(made, *answers, **more)
    assert isinstance(verdict, Over)
    return verdict.error


@pytest.mark.parametrize(
    ("status", "safe", "expected"),
    [
        (200, True, Again),
        (200, False, errors.ResponseError),
        (299, False, errors.ResponseError),
        (300, False, errors.OutcomeUnknown),
        (399, True, Again),
        (400, True, errors.BadRequest),
        (400, False, errors.BadRequest),
        (499, True, errors.APIError),
        (500, True, Again),
        (500, False, errors.OutcomeUnknown),
    ],
)
def test_an_answer_that_broke_off_counts_for_what_it_settles(
    status: int, safe: bool, expected: type
) -> None:
    verdict = after(attempts(safe=safe), failure(partial=Response(status, (), b"x")))

    assert type(verdict.error if isinstance(verdict, Over) else verdict) is expected


def test_a_body_above_the_limit_is_not_read_again() -> None:
    error = error_after(attempts(), failure("too_large", partial=Response(200, (), b"x")))

    assert str(error) == "200, but the answer is unreadable: it failed: x (GET /base/x)"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (failure("connect", sent=False), errors.NotFound),
        (Response(429), errors.NotFound),
        (failure(), Done),
        (Response(503), Done),
        (Response(503, (), ENVELOPE), Done),
    ],
)
def test_a_repeated_delete_that_finds_nothing_succeeds_where_an_attempt_got_through(
    first: Answer, last: type
) -> None:
    gone = Response(404)
    verdict = after(attempts("DELETE"), first, gone)

    assert type(verdict.error if isinstance(verdict, Over) else verdict) is last
    assert isinstance(verdict, Over) or verdict == Done(gone)


def test_what_got_through_is_not_forgotten_over_a_later_attempt_that_did_not() -> None:
    unsent = failure("connect", sent=False)

    assert isinstance(after(attempts("DELETE"), failure(), unsent, Response(404)), Done)
    assert error_after(attempts(), failure(), unsent, Response(404)).outcome == "unknown"


@pytest.mark.parametrize(
    ("first", "outcome"),
    [
        (failure(), "unknown"),
        (Response(500), "unknown"),
        (Response(503, (), ENVELOPE), "refused"),
        (Response(429), "refused"),
        (failure("connect", sent=False), "refused"),
    ],
)
def test_doubt_is_left_only_by_what_may_have_been_carried_out(first: Answer, outcome: str) -> None:
    assert error_after(attempts(), first, Response(404)).outcome == outcome


@pytest.mark.parametrize(
    ("kind", "at", "deadline", "expected"),
    [
        ("read_timeout", 109.98, 10, errors.DeadlineExceeded),
        ("read_timeout", 109.97, 10, errors.TimedOut),
        ("read_timeout", 999.0, None, errors.TimedOut),
        ("pool", 100.0, None, errors.DeadlineExceeded),
        ("connect", 110.0, 10, errors.TransportError),
    ],
)
def test_a_timer_may_be_early_by_a_tick(
    kind: str, at: float, deadline: float | None, expected: type
) -> None:
    made = attempts(deadline=deadline, max_retries=0)

    assert type(error_after(made, failure(kind, sent=False), at=at)) is expected


def test_no_time_is_left_from_the_deadline_on() -> None:
    made = attempts(deadline=10)

    assert (made.remaining(109.0), attempts().remaining(1e9)) == (1.0, None)
    with pytest.raises(errors.DeadlineExceeded) as caught:
        made.remaining(110.0)
    text = "the deadline has passed: no time is left for an attempt (GET /base/x)"
    assert (str(caught.value), caught.value.outcome) == (text, "not_sent")


def test_eight_refusals_by_the_rate_limit_are_taken_and_faults_are_counted_apart() -> None:
    made = attempts(max_retries=1)
    limited = Response(429, [(b"retry-after", b"Thu, 01 Jan 1970 00:01:00 GMT")])

    assert [after(made, limited, now=55.0) for _ in range(8)] == [Again(5.0)] * 8
    assert after(made, Response(503)) == Again(0.5)
    error = error_after(made, limited, now=55.0)
    assert isinstance(error, errors.RateLimited)
    assert error.retry_after == 5.0


@pytest.mark.parametrize(
    ("safe", "doubtful", "kind", "outcome", "text"),
    [
        (True, False, errors.HookFailed, "not_sent", "no (POST /v2/e911s)"),
        (True, True, errors.HookFailed, "unknown", "no (POST /v2/e911s)"),
        (False, False, errors.HookFailed, "not_sent", "no (POST /v2/e911s)"),
        (
            False,
            True,
            errors.OutcomeUnknown,
            "unknown",
            "the call may have been carried out before: no (POST /v2/e911s)",
        ),
    ],
)
def test_a_hook_that_fails_stops_a_call_whose_outcome_stays_what_it_was(
    safe: bool, doubtful: bool, kind: type, outcome: str, text: str
) -> None:
    error = classify.hook_error(REQUEST, "no", safe=safe, doubtful=doubtful)

    assert (type(error), error.outcome, str(error)) == (kind, outcome, text)
    assert getattr(error, "request", None) is REQUEST
    made = attempts(safe=safe)
    after(made, Response(500) if safe else failure("connect", sent=False))
    assert made.stopped("no").outcome == ("unknown" if safe else "not_sent")


@pytest.mark.parametrize(
    ("kind", "sent", "safe", "late", "expected", "text"),
    [
        ("dropped", True, True, False, errors.TransportError, "it failed"),
        ("read_timeout", True, True, False, errors.TimedOut, "timed out: it failed"),
        (
            "read_timeout",
            True,
            True,
            True,
            errors.DeadlineExceeded,
            "the deadline has passed: it failed",
        ),
        (
            "dropped",
            True,
            False,
            False,
            errors.OutcomeUnknown,
            "the call may have been carried out, but there was no answer: it failed",
        ),
    ],
)
def test_a_failure_carries_its_words_its_request_and_what_came(
    kind: str, sent: bool, safe: bool, late: bool, expected: type, text: str
) -> None:
    came = Response(200)
    error: Any = classify.error_of_failure(
        REQUEST, failure(kind, sent=sent, partial=came), safe=safe, doubtful=False, late=late
    )

    assert (type(error), str(error)) == (expected, f"{text} (POST /v2/e911s)")
    assert (error.request, error.response, error.outcome) == (REQUEST, came, "unknown")


def test_a_refusal_carries_all_that_the_api_says() -> None:
    response = Response(422, (), ENVELOPE)
    error: Any = classify.error_of_status(REQUEST, response, safe=True, doubtful=False, now=0.0)

    assert (error.title, error.detail, error.id, error.status) == ("T", "D", "1", 422)
    assert [each["title"] for each in error.errors] == ["T", "U"]
    assert (error.request, error.response) == (REQUEST, response)
    assert str(error) == "422 Unprocessable Entity: T: D: U (POST /v2/e911s)"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b'{"data": {"id": "mdr2-1"}}', "mdr2-1"),
        (b'{"data": {"id": 7}}', "7"),
        (b'{"data": {"id": null}}', None),
        (b'{"data": []}', None),
        (b"{}", None),
        (b"", None),
    ],
)
def test_the_id_of_what_was_made_is_read_where_it_can_be(content: bytes, found: str | None) -> None:
    assert accounting.id_of(Response(200, (), content)) == found


@pytest.mark.parametrize(
    ("method", "path", "known"),
    [("POST", "cnams", True), ("PUT", "cnams", False), ("POST", "portability", False)],
)
def test_a_call_that_makes_something_known_has_an_entry_and_advice(
    method: str, path: str, known: bool
) -> None:
    content = b'{"value": "Bob"}'
    call = Call(ORIGIN, method, f"/base/v2/{path}", [], content, Settings(), safe=False)
    error = errors.OutcomeUnknown("no answer", request=call.request)

    entry = accounting.entry_of(call)
    advise(error, call, "")

    assert (None if entry is None else entry.lane) == (("cnam", "bob") if known else None)
    advice = "; settle it by reading: client.cnams.list_cnams(value=...)" if known else ""
    assert str(error) == f"no answer{advice}"


@pytest.mark.parametrize(
    ("answer", "safe", "expected"),
    [
        (failure(), False, errors.OutcomeUnknown),
        (failure("tls", sent=False), False, errors.TransportError),
        (failure("tls", sent=False), True, errors.TransportError),
        (failure("connect", sent=False), False, None),
        (failure("connect", sent=False), True, None),
        (failure(), True, None),
        (Response(429), False, None),
        (Response(503), False, errors.OutcomeUnknown),
        (Response(503), True, None),
        (Response(404), True, errors.NotFound),
    ],
)
def test_only_what_does_no_harm_and_may_help_is_tried_again(
    answer: Answer, safe: bool, expected: type | None
) -> None:
    verdict = after(attempts(safe=safe), answer)

    assert (type(verdict.error) if isinstance(verdict, Over) else None) is expected


def test_a_fault_that_broke_off_is_told_as_what_broke_off() -> None:
    error = error_after(attempts(max_retries=0), failure(partial=Response(500)))

    assert type(error) is errors.TransportError
    assert error.response == Response(500)


def test_a_pause_has_to_end_before_the_deadline() -> None:
    made = attempts(deadline=10)

    assert after(made, Response(503), at=109.4) == Again(0.5)
    assert isinstance(error_after(made, Response(503), at=109.1), errors.ServerError)
    assert after(attempts(), Response(503), at=1e9) == Again(0.5)


def test_the_operating_system_s_error_is_the_cause() -> None:
    cause = ConnectionRefusedError()
    refused = Failure("connect", "no", sent=False, cause=cause)

    verdict = after(attempts(max_retries=0), refused)

    assert isinstance(verdict, Over)
    assert verdict.cause is cause


@pytest.mark.parametrize("safe", [True, False])
@pytest.mark.parametrize("doubtful", [True, False])
def test_a_call_that_is_stopped_or_too_late_is_what_its_attempts_have_left(
    safe: bool, doubtful: bool
) -> None:
    made = attempts(safe=safe)
    if doubtful:
        made._remember(failure())
    outcome = "unknown" if doubtful else "not_sent"
    unknown = doubtful and not safe

    late, stopped = made.too_late("no time"), made.stopped("on_request raised ValueError")

    assert (late.outcome, stopped.outcome) == (outcome, outcome)
    assert type(late) is (errors.OutcomeUnknown if unknown else errors.DeadlineExceeded)
    assert type(stopped) is (errors.OutcomeUnknown if unknown else errors.HookFailed)
    assert "no time" in str(late)
    assert "on_request raised ValueError (GET /base/x)" in str(stopped)


@pytest.mark.parametrize(("safe", "kind"), [(True, "TransportError"), (False, "OutcomeUnknown")])
def test_an_attempt_that_was_not_sent_leaves_the_doubt_of_an_earlier_one(
    safe: bool, kind: str
) -> None:
    made = attempts(safe=safe, max_retries=0)
    made._remember(failure())

    error = error_after(made, failure("connect", sent=False))

    assert (type(error).__name__, error.outcome) == (kind, "unknown")
