"""The receipts of a message are announced in one record, and nobody can tell."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox, StateFileError, journal, worker
from flowroute_sdk.sandbox.clock import Clock
from flowroute_sdk.sandbox.messaging import make_message
from flowroute_sdk.sandbox.posting import Outcome
from flowroute_sdk.sandbox.receipts import every_webhook, schedule_receipts
from flowroute_sdk.sandbox.records import Announcement, Delivery, Message
from flowroute_sdk.sandbox.store import Store
from flowroute_sdk.sandbox.webhooks import schedule
from flowroute_sdk.sandbox.world import Settings, World

from tests.sandbox.conftest import Receiver, client_of
from tests.sandbox.test_webhooks import OTHER, OWN, eventually, send

SENT, ACCEPTED, DELIVERED = "smsc submit", "message buffered", "delivered"
NOW = 1_700_000_000.0


@contextmanager
def silence() -> Iterator[str]:
    """The address of a receiver that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield f"http://127.0.0.1:{silent.getsockname()[1]}/dlr"


def told(receiver: Receiver) -> list[tuple[str, str]]:
    """Message and status of each receipt that came."""
    documents = [document["data"] for _, document in receiver.received]
    return [(one["id"], one["attributes"]["status"]) for one in documents]


def kinds_in(state: Path) -> dict[str, int]:
    with closing(sqlite3.connect(state)) as connection:
        rows = connection.execute("SELECT kind, count(*) FROM record GROUP BY kind")
        return dict(rows.fetchall())


def test_a_send_to_a_silent_receiver_puts_down_one_record_more(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with (
        silence() as url,
        Sandbox(fast=True, state_file=state) as sandbox,
        client_of(sandbox) as api,
    ):
        for _ in range(40):
            send(api, dlr_callback=url)

    kinds = kinds_in(state)
    assert kinds["announcement"] + kinds.get("delivery", 0) / 3 == 40
    assert kinds["announcement"] >= 30


def test_receipts_that_wait_are_listed_with_their_bodies_in_the_order_of_the_messages(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    with silence() as url:
        ids = [send(api, dlr_callback=url, body=f"text {place}") for place in range(5)]

        listed = sandbox.webhooks()
        dumped = sandbox.dump()["deliveries"]

        assert [one.id for one in listed] == [one["id"] for one in dumped]
        assert [one.body for one in listed] == [one["body"] for one in dumped]
        numbers = [int(one.id) for one in listed]
        assert numbers == list(range(numbers[0], numbers[0] + 15))
        for place, message_id in enumerate(ids):
            bodies = [one.body for one in listed[3 * place : 3 * place + 3]]
            assert all(message_id in body and f"text {place}" in body for body in bodies)
            assert SENT in bodies[0]
            assert DELIVERED in bodies[2]
        assert {one.state for one in listed} == {"waiting"}
        assert {one.url for one in listed} == {url}


def test_receipts_that_wait_go_out_of_a_dump_that_was_loaded(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    with silence() as url:
        for _ in range(3):
            send(api, dlr_callback=url)
        state = sandbox.dump()
    for delivery in state["deliveries"]:
        delivery["url"] = receiver.url
    sandbox.load(state)

    sandbox.flush_webhooks()

    assert [status for _, status in told(receiver)] == [SENT, ACCEPTED, DELIVERED] * 3


def test_one_address_gets_the_receipts_of_message_after_message(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    ids = [send(api, dlr_callback=f"{receiver.url}/dlr") for _ in range(20)]

    sandbox.flush_webhooks()

    expected = [(one, status) for one in ids for status in (SENT, ACCEPTED, DELIVERED)]
    assert told(receiver) == expected


def test_a_receipt_that_is_added_comes_once_and_behind_those_that_wait(
    receiver: Receiver,
) -> None:
    with Sandbox() as sandbox, client_of(sandbox) as api:
        message_id = send(api, dlr_callback=f"{receiver.url}/dlr")
        sandbox.advance(10)
        sandbox.add_receipt(message_id, "failed")
        sandbox.flush_webhooks()

        listed = sandbox.webhooks()

    assert [status for _, status in told(receiver)] == [SENT, ACCEPTED, DELIVERED, "failed"]
    assert len(listed) == 4
    assert "failed" in listed[-1].body


def test_a_fault_meets_one_receipt_of_a_message(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    sandbox.fault("webhook_duplicate", event="delivery_receipt")

    send(api, dlr_callback=f"{receiver.url}/dlr")
    sandbox.flush_webhooks()

    statuses = [status for _, status in told(receiver)]
    assert statuses == [SENT, SENT, ACCEPTED, DELIVERED]


def test_a_receipt_overtakes_the_webhook_that_a_fault_has_held_back(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    url = f"{receiver.url}/all"
    body = {"data": {"attributes": {"callback_url": url}}}
    assert api.put("/v2.1/messages/sms_callback", json=body).status_code == 204
    sandbox.fault("webhook_reorder")
    inbound = sandbox.deliver_inbound_sms(OTHER, OWN, "held")

    message_id = send(api, dlr_callback=url)
    sandbox.flush_webhooks()

    assert [one for one, _ in told(receiver)].index(inbound) == 1
    assert [one for one, _ in told(receiver)].count(message_id) == 3


def test_receipts_that_cannot_be_put_down_go_out_once_they_can(
    tmp_path: Path, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "RECOVERY", 0.01)
    refused: list[int] = []
    write = journal.Journal.write

    def full_at_first(self: journal.Journal, changes: Mapping[journal.Key, bytes | None]) -> None:
        if ("announcement", "1") in changes and changes["announcement", "1"] is None:
            refused.append(1)
            if len(refused) <= 2:
                raise StateFileError("the disk is full")
        write(self, changes)

    monkeypatch.setattr(journal.Journal, "write", full_at_first)
    state = tmp_path / "state.sqlite"
    with Sandbox(fast=True, state_file=state) as sandbox, client_of(sandbox) as api:
        message_id = send(api, dlr_callback=f"{receiver.url}/dlr")

        assert eventually(lambda: len(receiver.received) == 3)
        sandbox.flush_webhooks()
        assert [one.state for one in sandbox.webhooks()] == ["delivered"] * 3

    assert told(receiver) == [(message_id, SENT), (message_id, ACCEPTED), (message_id, DELIVERED)]
    assert len(refused) == 3


def test_a_file_from_before_there_were_announcements_is_read(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with Sandbox(state_file=state) as sandbox:
        sandbox.set_balance(5)
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("PRAGMA user_version = 1")
        connection.commit()

    with Sandbox(state_file=state) as sandbox:
        assert sandbox.balance == 5

    with closing(sqlite3.connect(state)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (journal.VERSION,)


class Stopped(Clock):
    """A clock that goes on when it is told to."""

    def real(self) -> float:
        return NOW


def sending(world: World, url: str) -> str:
    with world.transaction():
        message = make_message(world, "outbound", OWN, OTHER, "hi", (), is_mms=False)
        world.store.save(message)
        schedule_receipts(world, message, url, "http://here")
    return message.id


def posted_at(world: World, moments: list[float], status: int = 200) -> list[list[str]]:
    """What a worker posts at each of some moments, in seconds from the start."""
    posted: list[str] = []

    async def post(url: str, content: bytes, headers: Mapping[str, str]) -> Outcome:
        assert not headers
        posted.append(f"{url} {content.decode()}")
        return Outcome(status, None)

    async def at_each() -> list[list[str]]:
        found = []
        running = worker.Worker(world, post)
        task = asyncio.create_task(running.run())
        await asyncio.sleep(0)
        for moment in moments:
            world.clock.offset = moment
            await running.idle()
            found.append(posted.copy())
            posted.clear()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return found

    return asyncio.run(at_each())


def test_each_receipt_goes_out_at_its_moment_and_not_before() -> None:
    world = World(Settings(fast=False), Store(), Stopped())
    sending(world, "http://a/")

    early, first, second, between, third = posted_at(world, [0.4, 0.5, 2.0, 3.9, 4.0])

    assert (early, between) == ([], [])
    assert [len(first), len(second), len(third)] == [1, 1, 1]
    assert SENT in first[0]
    assert ACCEPTED in second[0]
    assert DELIVERED in third[0]


def test_receipts_that_are_late_come_together_and_before_what_was_scheduled_after_them() -> None:
    world = World(Settings(fast=False), Store(), Stopped())
    sending(world, "http://a/?1")
    world.clock.offset = 1.0
    with world.transaction():
        schedule(world, "event", "http://a/?2", {}, world.clock.now())

    (late,) = posted_at(world, [60.0])

    assert [one.partition(" ")[0][-1] for one in late] == ["1", "1", "1", "2"]


def test_receipts_that_failed_are_tried_again_after_the_interval_and_not_before() -> None:
    world = World(Settings(fast=False), Store(), Stopped())
    sending(world, "http://a/")

    found = posted_at(world, [60.0, 60.0, 89.0, 90.0, 119.0], status=500)

    assert [len(one) for one in found] == [3, 0, 0, 3, 0]


def test_webhooks_are_listed_in_the_order_in_which_they_were_scheduled() -> None:
    world = World(Settings(fast=True), Store(), Stopped())
    message_id = sending(world, "http://a/")
    with world.transaction():
        schedule(world, "event", "http://b/", {}, world.clock.now())
    sending(world, "http://c/")

    listed = every_webhook(world.store)

    assert [one.id for one in listed] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [one.url[7] for one in listed] == ["a", "a", "a", "b", "c", "c", "c"]
    assert all(message_id in one.body for one in listed[:3])


def test_an_announcement_stands_for_the_receipts_of_its_moment_only() -> None:
    world = World(Settings(fast=True), Store(), Stopped())
    message = world.store.get(Message, sending(world, "http://a/"))
    assert message is not None

    message.receipts.append(message.receipts[0])

    assert len(every_webhook(world.store)) == 3


def test_an_announcement_whose_ids_are_taken_takes_the_next_that_are_free() -> None:
    world = World(Settings(fast=True), Store(), Stopped())
    taken = Delivery(id="3", event="e", url="u", body="", due_at=NOW)
    with world.transaction():
        world.store.save(taken)

    sending(world, "http://a/")

    assert [one.id for one in every_webhook(world.store)] == ["3", "4", "5", "6"]


def test_an_announcement_of_a_message_that_is_gone_comes_to_nothing() -> None:
    world = World(Settings(fast=True), Store(), Stopped())
    with world.transaction():
        world.store.save(
            Announcement(id="1", message="gone", url="u", base_url="b", due_at=NOW, count=3)
        )

    assert every_webhook(world.store) == []
    assert posted_at(world, [0.0]) == [[]]
    assert world.store.all(Announcement) == {}


def test_receipts_that_wait_go_out_after_a_restart_under_the_ids_that_were_listed(
    tmp_path: Path, receiver: Receiver
) -> None:
    state = tmp_path / "state.sqlite"
    with closing(journal.Journal(state)) as file:
        file.prepare()
        world = World(Settings(), Store(file), Stopped())
        message_id = sending(world, f"{receiver.url}/dlr")
        before = every_webhook(world.store)

    with Sandbox(state_file=state) as sandbox:
        sandbox.flush_webhooks()
        after = sandbox.webhooks()

    assert kinds_in(state) == {"account": 1, "message": 1, "delivery": 3}
    assert told(receiver) == [(message_id, SENT), (message_id, ACCEPTED), (message_id, DELIVERED)]
    assert receiver.at("/dlr")[0]["data"]["links"]["related"].startswith("http://here/v2.1/")
    assert [(one.id, one.body) for one in after] == [(one.id, one.body) for one in before]
    assert {one.state for one in after} == {"delivered"}
