"""Scripts in place of the network: for programs that test what they do when a call goes wrong."""

from __future__ import annotations

import asyncio
import inspect
import pickle
import time
from collections.abc import Callable
from typing import Any

import pytest
from flowroute_sdk import (
    AsyncFlowroute,
    DeadlineExceeded,
    Flowroute,
    OutcomeUnknown,
    RateLimited,
    RateLimits,
    Request,
    ResponseError,
    TimedOut,
    TransportError,
    UnprocessableEntity,
    testing,
)
from flowroute_sdk.testing import (
    Answer,
    Clock,
    ConnectionLost,
    Hang,
    NoConnection,
    ScriptedTransport,
    ScriptError,
    Truncated,
)

SENT = {"data": {"id": "mdr2-1", "type": "message"}}
ATTRIBUTES = {"alias": "New", "route_type": "host", "value": "pbx.example.com"}
ROUTES = {"data": [{"id": "7", "type": "route", "attributes": ATTRIBUTES}]}


class Bench:
    """A client of one kind that plays a script, whose calls are made with `run`."""

    def __init__(self, is_async: bool) -> None:
        self.is_async = is_async
        self.clock = Clock()
        self.script = ScriptedTransport([])

    def set(self, *steps: Any, **options: Any) -> Bench:
        self.clock = Clock()
        self.script = ScriptedTransport(steps)
        make = testing.async_client if self.is_async else testing.client
        self.client: Any = make(self.script, clock=self.clock, **options)
        return self

    def run(self, call: Callable[[Any], Any]) -> Any:
        if not self.is_async:
            return call(self.client)

        async def awaited() -> Any:
            return await call(self.client)

        return asyncio.run(awaited())

    @property
    def paths(self) -> list[str]:
        return [each.path for each in self.script.attempts]


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def bench(request: pytest.FixtureRequest) -> Bench:
    return Bench(request.param)


def send(client: Any, **options: Any) -> Any:
    return client.messages.send_a_message(
        to="12065551234", from_="12065550000", body="hi", **options
    )


def read(client: Any, **options: Any) -> Any:
    return client.routes.list_inbound_routes(**options)


def test_a_429_is_waited_for_without_waiting(bench: Bench) -> None:
    bench.set(Answer(429, headers={"Retry-After": "3"}), Answer(202, SENT))
    began = time.monotonic()

    sent = bench.run(send)

    assert sent.data.id == "mdr2-1"
    assert bench.clock.sleeps == [3.0]
    assert bench.clock.elapsed == 3.0
    assert [each.at for each in bench.script.attempts] == [0.0, 3.0]
    assert time.monotonic() - began < 60  # of pauses, not of the machine
    assert bench.script.steps_left == 0


def test_what_was_sent_is_written_down_without_credentials(bench: Bench) -> None:
    bench.set(Answer(202, SENT))

    bench.run(lambda client: send(client, timeout=5, deadline=9, extra_headers={"x-a": "1"}))

    (attempt,) = bench.script.attempts
    assert str(attempt) == "POST /v2.1/messages"
    assert attempt.request.url == "https://flowroute.test/v2.1/messages"
    assert attempt.json()["data"]["attributes"]["body"] == "hi"
    assert (attempt.timeout, attempt.remaining, attempt.limit) == (5.0, 9.0, 5.0)
    assert attempt.is_safe is False
    assert attempt.request.headers["x-a"] == "1"
    assert "authorization" not in attempt.request.headers
    assert bench.script.requests == [attempt.request]
    assert pickle.loads(pickle.dumps(attempt)) == attempt


def test_a_call_without_a_body_has_no_json(bench: Bench) -> None:
    bench.set(Answer(200, ROUTES))

    bench.run(lambda client: read(client, timeout=None))

    assert bench.script.attempts[0].json() is None
    assert bench.script.attempts[0].limit is None


def test_no_connection_is_tried_again_and_never_sent(bench: Bench) -> None:
    bench.set(NoConnection(), NoConnection("no route to host"), max_retries=1)

    with pytest.raises(TransportError, match="no route to host") as caught:
        bench.run(send)

    assert caught.value.outcome == "not_sent"
    assert bench.clock.sleeps == [0.5]


@pytest.mark.parametrize("step", [ConnectionLost(), Hang(), Truncated(502), Answer(500)])
def test_what_may_have_been_sent_is_not_sent_again(bench: Bench, step: testing.Step) -> None:
    bench.set(step)

    with pytest.raises(OutcomeUnknown) as caught:
        bench.run(send)

    assert caught.value.outcome == "unknown"
    assert bench.paths == ["/v2.1/messages"]


@pytest.mark.parametrize("step", [ConnectionLost(), Hang(), Truncated(200), Answer(503)])
def test_what_is_safe_to_repeat_is_repeated(bench: Bench, step: testing.Step) -> None:
    bench.set(step, Answer(200, ROUTES))

    assert bench.run(read).data[0].id == "7"
    assert len(bench.paths) == 2


def test_a_truncated_success_of_a_send_is_done_and_unreadable(bench: Bench) -> None:
    bench.set(Truncated(202, content='{"data": '))

    with pytest.raises(ResponseError) as caught:
        bench.run(send)

    assert (caught.value.outcome, caught.value.content) == ("done", b'{"data": ')


def test_an_answer_that_breaks_off_may_have_been_carried_out(bench: Bench) -> None:
    bench.set(Truncated(200, content="{"))

    with pytest.raises(TransportError) as caught:
        bench.run(lambda client: read(client, max_retries=0))

    assert caught.value.outcome == "unknown"


def test_an_error_document_is_read_like_the_api_s(bench: Bench) -> None:
    bench.set(Answer.error(422, "is no mobile number", title="Invalid Resource"))

    with pytest.raises(UnprocessableEntity) as caught:
        bench.run(send)

    assert (caught.value.title, caught.value.detail) == ("Invalid Resource", "is no mobile number")


@pytest.mark.parametrize(
    ("limits", "error", "took"),
    [
        ({"timeout": 4, "deadline": None}, TimedOut, 4.0),
        ({"timeout": 30, "deadline": 6}, DeadlineExceeded, 6.0),
    ],
)
@pytest.mark.parametrize("step", [Hang(), Answer(200, ROUTES, takes=60)])
def test_a_hang_ends_with_the_limit_of_the_call(
    bench: Bench, step: testing.Step, limits: dict[str, Any], error: type[Exception], took: float
) -> None:
    bench.set(step)

    with pytest.raises(TransportError) as caught:
        bench.run(lambda client: read(client, max_retries=0, **limits))

    assert type(caught.value) is error
    assert bench.clock.elapsed == took


def test_a_hang_while_connecting_has_sent_nothing(bench: Bench) -> None:
    bench.set(Hang(sent=False))

    with pytest.raises(TimedOut) as caught:
        bench.run(lambda client: send(client, max_retries=0))

    assert caught.value.outcome == "not_sent"


def test_what_an_answer_takes_comes_off_the_deadline(bench: Bench) -> None:
    bench.set(Answer(503, takes=2), Answer(200, ROUTES, takes=1))

    bench.run(lambda client: read(client, deadline=10))

    assert [each.remaining for each in bench.script.attempts] == [10.0, 7.5]
    assert bench.clock.elapsed == 3.5


def test_a_step_may_depend_on_the_request_and_turn_the_clock(bench: Bench) -> None:
    def slow(request: Request) -> testing.Step:
        bench.clock.advance(7)
        return Answer(200, {"data": []} if "limit" in request.url else ROUTES)

    bench.set(slow)

    assert bench.run(lambda client: read(client, limit=3)).data == []
    assert bench.clock.elapsed == 7.0


def test_more_calls_than_steps_fail_the_test_and_pass_for_no_failed_call(bench: Bench) -> None:
    bench.set(Answer(503))

    with pytest.raises(ScriptError, match=r"attempt 2, GET /v2/routes: there are 1"):
        bench.run(read)

    assert not issubclass(ScriptError, Exception)


def test_the_last_step_may_stand_for_all_further_attempts() -> None:
    script = ScriptedTransport([Answer(500), NoConnection()], repeat_last=True)

    with testing.client(script) as client, pytest.raises(TransportError):
        read(client, max_retries=5)

    assert (len(script.attempts), script.steps_left) == (6, 0)


def test_a_script_without_a_step_has_none_to_repeat() -> None:
    with (
        testing.client(ScriptedTransport([], repeat_last=True)) as client,
        pytest.raises(ScriptError),
    ):
        read(client)


@pytest.mark.parametrize("step", [Answer, "503", None, 503, Hang])
def test_what_is_no_step_is_refused_at_once(step: Any) -> None:
    with pytest.raises(TypeError, match="isn't a step: expected Answer"):
        ScriptedTransport([step])


@pytest.mark.parametrize(
    ("step", "said"),
    [(lambda request: 503, "returned 503"), (lambda request: 1 / 0, "ZeroDivisionError")],
)
def test_a_function_that_gives_no_step_fails_the_test(bench: Bench, step: Any, said: str) -> None:
    bench.set(step)

    with pytest.raises(ScriptError, match=said):
        bench.run(read)


def test_a_hang_without_any_limit_fails_the_test(bench: Bench) -> None:
    bench.set(Hang())

    with pytest.raises(ScriptError, match="neither a timeout nor a deadline"):
        bench.run(lambda client: read(client, timeout=None))


def test_a_closed_client_sends_nothing_more(bench: Bench) -> None:
    bench.set(Answer(200, ROUTES))
    bench.run(lambda client: client.aclose() if bench.is_async else client.close())

    with pytest.raises(TransportError, match="the client is closed"):
        bench.run(read)

    assert bench.script.attempts == []


def test_an_unknown_outcome_is_settled_in_the_time_of_the_test(bench: Bench) -> None:
    bench.set(
        Answer(200, {"data": []}),
        ConnectionLost(),
        Answer(200, ROUTES),
        Answer(200, ROUTES),
    )

    found = bench.run(
        lambda client: client.routes.create_an_inbound_route(
            route_type="host", value="pbx.example.com", alias="New", on_unknown="find"
        )
    )

    assert found.data.id == "7"
    assert len(bench.clock.sleeps) == 1
    assert [each.request.method for each in bench.script.attempts] == ["GET", "POST", "GET", "GET"]


def test_the_calls_without_a_clear_answer_are_listed_until_they_are_settled(bench: Bench) -> None:
    under_way: list[testing.OpenCall] = []

    def lose(_: Any) -> testing.Step:
        under_way.extend(testing.open_calls(bench.client))
        bench.clock.advance(2)
        return ConnectionLost()

    bench.set(lose, Answer(202, {"data": {"id": "mdr2-1", "type": "message"}}))

    with pytest.raises(OutcomeUnknown):
        bench.run(send)
    bench.run(send)

    assert under_way == [(bench.clock.monotonic() - 2, None)]
    assert testing.open_calls(bench.client) == [(1000.0, 1002.0)]


def test_clients_of_different_tests_know_nothing_of_each_other(bench: Bench) -> None:
    for _ in range(2):
        bench.set(Answer(200, {"data": []}), ConnectionLost(), *[Answer(200, {"data": []})] * 50)
        with pytest.raises(OutcomeUnknown) as caught:
            bench.run(lambda client: send(client, on_unknown="find", settle=10))
        assert caught.value.candidates == ()
        assert bench.clock.elapsed == 10.0


def test_a_rate_limit_goes_by_the_clock_and_is_the_client_s_own(bench: Bench) -> None:
    for _ in range(2):
        bench.set(*[Answer(202, SENT)] * 3, rate_limit=RateLimits(sms=2))

        for _ in range(3):
            bench.run(send)

        assert bench.clock.sleeps == pytest.approx([0.55, 0.55])


def test_without_a_rate_limit_there_is_none(bench: Bench) -> None:
    bench.set(*[Answer(202, SENT)] * 30)

    for _ in range(30):
        bench.run(send)

    assert bench.clock.sleeps == []


def test_views_live_by_the_same_clock(bench: Bench) -> None:
    bench.set(Answer(429, headers={"retry-after": "5"}), Answer(429))

    with pytest.raises(RateLimited):
        bench.run(lambda client: read(client.with_options(deadline=6)))

    assert bench.clock.sleeps == [5.0]


def test_a_script_can_be_given_to_a_client_itself() -> None:
    script = ScriptedTransport([Answer(200, ROUTES), Hang()])

    with Flowroute("1", "2", base_url="http://a.example/base", transport=script) as client:
        assert read(client).data[0].id == "7"
        with pytest.raises(TransportError):
            read(client, max_retries=0)

    assert [each.path for each in script.attempts] == ["/base/v2/routes"] * 2
    assert script.clock.elapsed == 30.0


async def test_a_script_can_be_given_to_an_async_client_itself() -> None:
    script = ScriptedTransport([Answer(200, ROUTES)])

    async with AsyncFlowroute("1", "2", transport=script) as client:
        assert (await read(client)).data[0].id == "7"


def test_nothing_of_the_environment_counts(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FR_BASE_URL", "http://nowhere.invalid")
    monkeypatch.setenv("FR_ACCESS_KEY", "not this")
    monkeypatch.setenv("HTTPS_PROXY", "junk://")
    bench.set(Answer(200, ROUTES))

    bench.run(read)

    assert bench.client.base_url == "https://flowroute.test"


@pytest.mark.parametrize("kind", [Flowroute, AsyncFlowroute])
def test_a_client_with_a_script_takes_the_arguments_of_the_client(kind: type[Any]) -> None:
    taken = set(inspect.signature(kind).parameters)
    left_out = {"access_key", "secret_key", "proxy", "verify", "transport", "http_client"}

    assert set(testing.ClientOptions.__annotations__) == taken - left_out


def test_the_public_names_are_there_and_sorted() -> None:
    assert testing.__all__ == sorted(testing.__all__)
    assert dir(testing) == testing.__all__
    for name in testing.__all__:
        assert getattr(testing, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        testing.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Answer(202), "Answer(202)"),
        (Truncated(200), "Truncated(200)"),
        (NoConnection("x"), "NoConnection('x')"),
        (ConnectionLost(), "ConnectionLost()"),
        (Hang(), "Hang(sent=True)"),
        (ScriptedTransport([Hang()]), "<ScriptedTransport, 1 of 1 steps left>"),
    ],
)
def test_what_a_script_is_made_of_shows_itself(value: object, text: str) -> None:
    assert repr(value) == text
