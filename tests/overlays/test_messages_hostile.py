"""Many equal sends at once whose answers get lost: none is taken for another, none is doubled."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import random
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute
from flowroute_sdk.errors import OutcomeUnknown
from flowroute_sdk.sandbox.embedded import Sandbox
from flowroute_sdk.wire import Request, Response

TO, FROM = "12065551234", "12012673227"
MESSAGE: dict[str, Any] = {"to": TO, "from_": FROM, "body": "the same text"}
THREADS, SENDS = 16, 50


class Treacherous:
    """Loses some sends, carries out others without telling, and knows what became of each."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._chance = random.Random(1)
        self.made: dict[str, str | None] = {}
        """The call by its header, and the id of the message; None for one that was lost."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope.get("method") != "POST" or not scope["path"].endswith("/messages"):
            await self._app(scope, receive, send)
            return
        call = dict(scope["headers"])[b"x-call"].decode()
        assert call not in self.made, "sent twice"
        self.made[call] = None
        fate = self._chance.random()
        if fate < 0.1:
            await self._fail(send)
            return
        parts: list[Any] = []

        async def keep(part: Any) -> None:
            parts.append(part)

        await self._app(scope, receive, keep)
        content = b"".join(part.get("body", b"") for part in parts)
        self.made[call] = json.loads(content)["data"]["id"]
        if fate < 0.2:
            await self._fail(send)
            return
        for part in parts:
            await send(part)

    async def _fail(self, send: Any) -> None:
        await send({"type": "http.response.start", "status": 500, "headers": []})
        await send({"type": "http.response.body", "body": b"what happened?"})

    def hold_to_the_promise(self, sent: dict[str, str], calls: int) -> None:
        """Nothing lost was reported as sent, and no record stands for two calls."""
        lost = {call for call, made in self.made.items() if made is None}
        assert len(self.made) == calls
        assert not lost & sent.keys()
        assert Counter(sent.values()).most_common(1)[0][1] == 1
        assert set(sent.values()) <= set(self.made.values())
        assert lost, "the server has to lose something"
        assert len(sent) + len(lost) < calls, "and to keep some answers back"


@pytest.fixture
def treacherous(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Sandbox, Treacherous]]:
    servers: list[Treacherous] = []

    def wrap(app: Any) -> Treacherous:
        servers.append(Treacherous(app))
        return servers[0]

    with Sandbox(fast=True, wrap=wrap) as sandbox:
        yield sandbox, servers[0]


def records(sandbox: Sandbox) -> set[str]:
    messages = sandbox.dump()["messages"]
    return {each["id"] for each in messages if each.get("body") == MESSAGE["body"]}


def options(sandbox: Sandbox) -> dict[str, Any]:
    return {
        "access_key": sandbox.access_key,
        "secret_key": sandbox.secret_key,
        "base_url": sandbox.url,
        "rate_limit": None,
    }


def test_threads_that_send_the_same_text_never_share_a_record(
    treacherous: tuple[Sandbox, Treacherous],
) -> None:
    sandbox, server = treacherous
    sent: dict[str, str] = {}
    unknown: list[str] = []

    def send(client: Flowroute, call: str, how: Any) -> None:
        try:
            answer = client.messages.send_a_message(
                **MESSAGE, on_unknown=how, settle=0.05, extra_headers={"x-call": call}
            )
            sent[call] = answer.data.id
        except OutcomeUnknown:
            unknown.append(call)

    def send_many(name: int) -> None:
        for number in range(SENDS):
            how = "find" if (name + number) % 4 == 0 else "raise"
            send(clients[name % len(clients)], f"{name}-{number}", how)

    with ExitStack() as made, ThreadPoolExecutor(THREADS) as pool:
        clients = [made.enter_context(Flowroute(**options(sandbox))) for _ in range(4)]
        list(pool.map(send_many, range(THREADS)))

    assert len(sent) + len(unknown) == THREADS * SENDS
    server.hold_to_the_promise(sent, THREADS * SENDS)


async def test_tasks_that_send_the_same_text_and_are_cancelled_never_share_a_record(
    treacherous: tuple[Sandbox, Treacherous],
) -> None:
    sandbox, server = treacherous
    answers = itertools.count()
    sent: dict[str, str] = {}

    async def cancel_some(request: Request, response: Response) -> None:
        if request.method == "POST" and next(answers) % 7 == 0:
            task = asyncio.current_task()
            assert task is not None
            task.cancel()
            await asyncio.sleep(0)

    async def send(client: AsyncFlowroute, call: str) -> None:
        with contextlib.suppress(OutcomeUnknown):
            answer = await client.messages.send_a_message(
                **MESSAGE, on_unknown="find", settle=0.05, extra_headers={"x-call": call}
            )
            sent[call] = answer.data.id

    async with contextlib.AsyncExitStack() as made:
        clients = [
            await made.enter_async_context(
                AsyncFlowroute(**options(sandbox), on_response=cancel_some)
            )
            for _ in range(3)
        ]
        for batch in range(10):
            tasks = [send(clients[each % 3], f"{batch}-{each}") for each in range(20)]
            await asyncio.gather(*tasks, return_exceptions=True)

    server.hold_to_the_promise(sent, 200)


def test_equal_sends_that_were_all_carried_out_are_all_found(sandbox: Sandbox) -> None:
    both_went_out = threading.Barrier(2)
    sandbox.fault("drop_after", times=2, operation="send_a_message")

    def meet(request: Any) -> None:
        if request.method == "POST":
            both_went_out.wait(60)

    with Flowroute(**options(sandbox), on_request=meet) as client:

        def send(_: int) -> str:
            answer = client.messages.send_a_message(**MESSAGE, on_unknown="find", settle=20)
            return answer.data.id

        with ThreadPoolExecutor(2) as pool:
            sent = list(pool.map(send, range(2)))

    assert set(sent) == records(sandbox)
    assert len(set(sent)) == 2


def test_of_equal_sends_one_of_which_was_lost_none_is_found(sandbox: Sandbox) -> None:
    both_went_out = threading.Barrier(2)
    sandbox.fault("drop_after", operation="send_a_message")
    sandbox.fault("drop_before", operation="send_a_message")

    def meet(request: Any) -> None:
        if request.method == "POST":
            both_went_out.wait(60)

    with Flowroute(**options(sandbox), on_request=meet) as client:

        def send(_: int) -> list[str]:
            with pytest.raises(OutcomeUnknown) as caught:
                client.messages.send_a_message(**MESSAGE, on_unknown="find", settle=1)
            return [each.id for each in caught.value.candidates]

        with ThreadPoolExecutor(2) as pool:
            candidates = list(pool.map(send, range(2)))

    assert candidates == [list(records(sandbox))] * 2
