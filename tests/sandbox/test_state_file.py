import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox, StateFileError, journal
from flowroute_sdk.sandbox.handlers import numbers
from flowroute_sdk.sandbox.records import Number
from flowroute_sdk.sandbox.world import World

from tests.sandbox.conftest import JSON_API, client_of, envelope, error_of

HQ = {
    "label": "HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": "1182",
    "street_name": "3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zip": "98101",
}
AUTH = ("12345678", "sandbox-secret-key")


def start(state: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "flowroute_sdk.sandbox", "--port", "0", "--state", str(state)]
    process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None
    return process, found.group()


def names(url: str) -> set[str]:
    with httpx.Client(base_url=url, auth=AUTH) as api:
        page = api.get("/v2/cnams?limit=100000&starts_with=k").json()
        return {one["attributes"]["value"] for one in page["data"]}


def test_a_killed_process_comes_back_with_every_acknowledged_change(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    process, url = start(state, "--fast")
    acknowledged: set[str] = set()

    def load(worker: int) -> None:
        with httpx.Client(base_url=url, auth=AUTH, headers={"content-type": JSON_API}) as api:
            for serial in range(100_000):
                name = f"K{worker} {serial}"
                try:
                    response = api.post("/v2/cnams", json={"value": name})
                except httpx.TransportError:
                    return
                if response.status_code == 201:
                    acknowledged.add(name)
                if len(acknowledged) == 200:
                    os.kill(process.pid, signal.SIGKILL)

    workers = [threading.Thread(target=load, args=(worker,)) for worker in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    process.communicate()

    second, url = start(state)
    try:
        found = names(url)
    finally:
        second.kill()
        second.communicate()
    assert len(acknowledged) >= 200
    assert acknowledged <= found
    assert len(found) <= len(acknowledged) + len(workers)


def test_everything_survives_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with Sandbox(fast=True, state_file=state) as first, client_of(first) as api:
        number = api.get("/v2/numbers/available?limit=1").json()["data"][0]["id"]
        api.post(f"/v2/numbers/{number}?messaging_enabled=true")
        api.delete("/v2/numbers/12012673227")
        wish = envelope("message", to="12065550142", body="hi", **{"from": "12062011682"})
        api.post("/v2.1/messages", json=wish)
        first.advance(1000)
        before = first.dump()

    with Sandbox(fast=True, state_file=state) as second:
        after = second.dump()

    ordered = {name: sorted(map(repr, one)) for name, one in before.items() if name != "account"}
    for name, records in ordered.items():
        assert sorted(map(repr, after[name])) == records
    assert after["account"] == before["account"]


def test_a_reset_is_kept_too(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with Sandbox(state_file=state) as first, client_of(first) as api:
        api.delete("/v2/cnams/22671")
        first.reset()

    with Sandbox(state_file=state) as second, client_of(second) as api:
        assert api.get("/v2/cnams/22671").status_code == 200


def test_two_processes_do_not_share_a_file(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    process, _ = start(state)
    try:
        command = [sys.executable, "-m", "flowroute_sdk.sandbox", "--port", "0"]
        second = subprocess.run(
            [*command, "--state", str(state)], capture_output=True, text=True, check=False
        )
    finally:
        process.kill()
        process.communicate()

    assert second.returncode == 1
    assert second.stderr.startswith("error: ")
    assert "locked" in second.stderr


def test_a_file_that_is_no_state_is_refused(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    state.write_text("nonsense " * 1000)

    with pytest.raises(Exception, match="not a database"):
        Sandbox(state_file=state).start()


def test_lists_keep_their_order_over_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    routes = [{"id": one, "alias": one, "route_type": "host", "value": "h"} for one in ("9", "10")]
    account = {"routes": routes}
    with Sandbox(state_file=state, account=account) as first, client_of(first) as api:
        change = {"data": {"type": "route", "attributes": {"value": "other"}}}
        assert api.patch("/v2/routes/9", json=change).status_code == 200
        before = [one["id"] for one in api.get("/v2/routes").json()["data"]]
    with Sandbox(state_file=state) as second, client_of(second) as api:
        after = [one["id"] for one in api.get("/v2/routes").json()["data"]]

    assert before == after == ["0", "9", "10"]


@pytest.mark.parametrize(("kind", "data"), [("stranger", "{}"), ("number", '{"id": "1"}')])
def test_a_database_of_something_else_is_refused(tmp_path: Path, kind: str, data: str) -> None:
    state = tmp_path / "state.sqlite"
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("CREATE TABLE record (kind, id, data, UNIQUE (kind, id))")
        connection.execute("INSERT INTO record VALUES (?, '1', ?)", (kind, data))
        connection.commit()

    with pytest.raises(StateFileError, match="not a sandbox's state"):
        Sandbox(state_file=state).start()


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_the_database_of_another_program_is_refused_untouched(tmp_path: Path, mode: str) -> None:
    state = tmp_path / "state.sqlite"
    with closing(sqlite3.connect(state)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("CREATE TABLE record (kind, id, data, more)")
        connection.execute("INSERT INTO record VALUES ('a', 'b', 'c', 'd')")
        connection.commit()
    before = state.read_bytes()

    with pytest.raises(StateFileError, match="another program"):
        Sandbox(state_file=state).start()

    assert state.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with Sandbox(state_file=state):
        pass
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = state.read_bytes()

    with pytest.raises(StateFileError, match="newer version of the sandbox"):
        Sandbox(state_file=state).start()

    assert state.read_bytes() == before


def test_a_file_says_what_it_is(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with Sandbox(state_file=state):
        pass

    with closing(sqlite3.connect(state)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    assert (application, version) == (int.from_bytes(b"FrSb"), journal.VERSION)


def test_a_file_from_before_there_were_versions_is_upgraded(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(journal.SCHEMA)
        row = ("account", "account", b'{"id": "account", "balance": 3000000000}')
        connection.execute("INSERT INTO record VALUES (?, ?, ?)", row)
        connection.commit()

    with Sandbox(state_file=state) as sandbox:
        assert sandbox.balance == 3

    with closing(sqlite3.connect(state)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (journal.VERSION,)


class FullDisk:
    """A journal that fails from now on, as one does whose disk is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def fill(self) -> None:
        def fail(*_: Any) -> None:
            raise StateFileError("state.sqlite: database or disk is full")

        self._patch.setattr(journal.Journal, "write", fail)
        self._patch.setattr(journal.Journal, "replace", fail)

    def free(self) -> None:
        self._patch.undo()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


CHANGES: list[tuple[str, str, Any]] = [
    ("POST", "/v2/cnams", {"value": "SHOP"}),
    ("PATCH", "/v2/routes/98396", {"data": {"type": "route", "attributes": {"value": "other"}}}),
    (
        "PATCH",
        "/v2/numbers/12062011682",
        {"type": "number", "alias": "x"},
    ),
    ("DELETE", "/v2/numbers/12066505556", None),
    ("DELETE", "/v2/cnams/22671", None),
    ("DELETE", "/v2/e911s/21299", None),
    ("PUT", "/v2.1/messages/sms_callback", {"data": {"attributes": {"callback_url": "http://h"}}}),
    (
        "POST",
        "/v2.1/messages",
        envelope("message", to="12065550142", body="hi", **{"from": "12062011682"}),
    ),
    ("PUT", "/_sandbox/balance", {"dollars": 5}),
    ("POST", "/_sandbox/clock", {"seconds": 500_000}),
    ("POST", "/_sandbox/cnams/23453/approve", {}),
    ("POST", "/_sandbox/inbound/sms", {"from": "12065550142", "to": "12062011682", "body": "hi"}),
    ("POST", "/_sandbox/reset", {}),
    ("PUT", "/_sandbox/state", {}),
]


def strays(sandbox: Sandbox) -> list[Any]:
    """The records that have been changed without being committed."""
    assert sandbox._core is not None
    return sandbox._core.world.store.strays()


@pytest.mark.parametrize(("method", "path", "body"), CHANGES)
def test_what_cannot_be_committed_changes_nothing(
    tmp_path: Path, disk: FullDisk, method: str, path: str, body: Any
) -> None:
    with Sandbox(state_file=tmp_path / "state.sqlite") as sandbox, client_of(sandbox) as api:
        before = sandbox.dump()
        disk.fill()

        refused = api.request(method, path, json=body)

        error = error_of(refused, 503)
        assert "disk is full" in error["detail"]
        assert "nothing has changed" in error["detail"]
        assert sandbox.dump() == before
        assert strays(sandbox) == []
        assert abs(sandbox.now() - time.time()) < 1000
        assert api.get("/v2/numbers").status_code == 200
        disk.free()
        assert api.request(method, path, json=body).is_success
        assert strays(sandbox) == []


def test_tasks_that_cannot_end_for_a_full_disk_keep_nobody_from_reading(
    tmp_path: Path, disk: FullDisk
) -> None:
    state = tmp_path / "state.sqlite"
    task = {"id": "1", "numbers": ["15035550100"], "enable": True, "ends_at": 0}
    account = {"numbers": [{"id": "15035550100"}], "tasks": [task]}
    with Sandbox(state_file=state, account=account) as sandbox, client_of(sandbox) as api:
        disk.fill()
        during = api.get("/v2/numbers/15035550100")
        disk.free()
        after = api.get("/v2/numbers/15035550100")

    assert during.json()["data"]["attributes"]["messaging_enabled"] is False
    assert after.json()["data"]["attributes"]["messaging_enabled"] is True


def test_a_state_that_does_not_fit_on_the_disk_is_refused_by_the_disk_itself(
    tmp_path: Path,
) -> None:
    with Sandbox(state_file=tmp_path / "state.sqlite") as sandbox, client_of(sandbox) as api:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
        try:
            statuses = [
                api.post("/v2/e911s", json=envelope("e911", **{**HQ, "label": f"{serial} " * 900}))
                for serial in range(200)
            ]
            left = api.get("/v2/e911s?limit=1000")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        made = [one for one in statuses if one.status_code == 201]
        refused = [one for one in statuses if one.status_code == 503]

    assert len(made) + len(refused) == 200
    assert made
    assert refused
    assert len(left.json()["data"]) == len(made) + 3
    with Sandbox(state_file=tmp_path / "state.sqlite") as again, client_of(again) as api:
        assert len(api.get("/v2/e911s?limit=1000").json()["data"]) == len(made) + 3


@pytest.mark.parametrize("saves", [True, False])
def test_what_a_failing_handler_has_changed_is_undone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, saves: bool
) -> None:
    def fail(world: World, *_: Any, **__: Any) -> None:
        number = world.store.get(Number, "12062011682")
        assert number is not None
        number.callbacks["sms_callback"] = "http://stray"
        if saves:
            world.store.save(number)
        raise LookupError("a mistake in the sandbox")

    monkeypatch.setattr(numbers, "start_task", fail)
    with Sandbox() as sandbox, client_of(sandbox) as api:
        before = sandbox.dump()
        wish = {"type": "number", "alias": "x", "messaging_enabled": False}

        error_of(api.patch("/v2/numbers/12062011682", json=wish), 500)

        assert sandbox.dump() == before
        assert strays(sandbox) == []
    assert "a mistake in the sandbox" in caplog.text


def test_a_sandbox_can_be_started_again(tmp_path: Path) -> None:
    for sandbox in (Sandbox(), Sandbox(state_file=tmp_path / "state.sqlite")):
        with sandbox:
            sandbox.balance = 7
        assert repr(sandbox) == "<Sandbox not running>"

        with sandbox, client_of(sandbox) as api:
            assert sandbox.balance == 7
            assert api.get("/v2/numbers").status_code == 200


def test_a_sandbox_is_started_once_at_a_time() -> None:
    with Sandbox() as sandbox:
        with pytest.raises(RuntimeError, match="already running"):
            sandbox.start()
        assert sandbox.balance == 50


def test_a_taken_port_leaves_the_state_file_free(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with Sandbox() as first:
        port = int(first.url.rpartition(":")[2])
        threads = threading.active_count()

        with pytest.raises(OSError, match="in use"):
            Sandbox(port=port, state_file=state).start()

        assert threading.active_count() == threads
        with Sandbox(state_file=state):
            pass


def test_a_sandbox_that_cannot_start_leaves_nothing_behind(tmp_path: Path) -> None:
    state, threads = tmp_path / "state.sqlite", threading.active_count()

    async def broken(*_: Any) -> None:
        raise LookupError("broken")

    sandbox = Sandbox(state_file=state, wrap=lambda _: broken)
    with pytest.raises(LookupError, match="broken"):
        sandbox.start()
    sandbox.stop()

    assert threading.active_count() == threads
    with Sandbox(state_file=state):
        pass
