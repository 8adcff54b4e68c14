"""Many callers at once on an event loop, and a single one."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack

import httpx
from flowroute_sdk import AsyncFlowroute

from .answers import SEND_PATH
from .calls import BODY, HEADERS, KEYS, LIST_TARGET, TEXT, timestamps
from .figures import OURS, Group, compared
from .race import AsyncCall, async_race

try:
    import aiohttp
except ImportError:
    aiohttp = None  # type: ignore[assignment]

MANY = 50
TARGETS = {
    ("send_a_message", MANY): {OURS: 0.65},
    ("look_up_a_set_of_messages", MANY): {OURS: 0.75},
    ("send_a_message", 1): {OURS: 1.0},
    ("look_up_a_set_of_messages", 1): {OURS: 1.0},
}


def our_calls(client: AsyncFlowroute) -> tuple[AsyncCall, AsyncCall]:
    """A send and a look-up, the results of both looked at."""

    async def send() -> str:
        sent = await client.messages.send_a_message(
            to=TEXT["to"], from_=TEXT["from"], body=TEXT["body"]
        )
        return sent.data.id

    async def look_up() -> object:
        page = await client.messages.look_up_a_set_of_messages("2017-12-01", limit=100)
        return [record.attributes.timestamp for record in page.data]

    return send, look_up


def httpx_calls(client: httpx.AsyncClient) -> tuple[AsyncCall, AsyncCall]:
    """The same, bare."""

    async def send() -> str:
        return (await client.post(SEND_PATH, json=BODY)).json()["data"]["id"]

    async def look_up() -> object:
        return timestamps((await client.get(LIST_TARGET)).content)

    return send, look_up


def aiohttp_calls(session: aiohttp.ClientSession, url: str) -> tuple[AsyncCall, AsyncCall]:
    """The same with aiohttp alone, the floor."""

    async def send() -> str:
        async with session.post(url + SEND_PATH, data=json.dumps(BODY)) as answer:
            return json.loads(await answer.read())["data"]["id"]

    async def look_up() -> object:
        async with session.get(url + LIST_TARGET) as answer:
            return timestamps(await answer.read())

    return send, look_up


async def async_groups(url: str, scale: float) -> list[Group]:
    """Sends and look-ups of many callers, and of one."""
    async with AsyncExitStack() as open_now:
        enter = open_now.enter_async_context
        bare = await enter(httpx.AsyncClient(base_url=url, headers=HEADERS))
        client = await enter(AsyncFlowroute(*KEYS, base_url=url, rate_limit=None))
        ways = {"httpx": httpx_calls(bare), OURS: our_calls(client)}
        if aiohttp is not None:
            session = await enter(aiohttp.ClientSession(headers=HEADERS))
            ways["aiohttp"] = aiohttp_calls(session, url)
        return [
            await _group(
                operation, workers, {name: calls[which] for name, calls in ways.items()}, scale
            )
            for workers in (MANY, 1)
            for which, operation in enumerate(("send_a_message", "look_up_a_set_of_messages"))
        ]


async def _group(
    operation: str, workers: int, contenders: dict[str, AsyncCall], scale: float
) -> Group:
    rounds, calls = (20, 4) if workers > 1 else (150, 4)
    laps = await async_race(
        contenders, workers=workers, rounds=max(int(rounds * scale), 3), calls=calls
    )
    callers = f"{workers} at once" if workers > 1 else "one at a time"
    what = operation if operation == "send_a_message" else f"{operation}, 100 records"
    return compared(f"{what}, async, {callers}", laps, TARGETS[operation, workers])
