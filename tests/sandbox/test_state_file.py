import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import JSON_API, client_of, envelope

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
        Sandbox(state_file=state)


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

    with pytest.raises(sqlite3.DatabaseError, match="not a sandbox's state"):
        Sandbox(state_file=state)
