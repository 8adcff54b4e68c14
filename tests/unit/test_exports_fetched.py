"""Waiting for a CDR export and fetching its file, on both sides."""

from __future__ import annotations

import asyncio
import inspect
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk import InvalidArgument, NotFound, testing
from flowroute_sdk.errors import DownloadError, DownloadExpired, ExportFailed, ExportUnfinished
from flowroute_sdk.models import CdrExport
from flowroute_sdk.testing import Answer, Clock, ConnectionLost, ScriptedTransport

from tests.misbehaving_server import MisbehavingServer, answer, raw

Play = Callable[..., Any]
CSV = b"direction,duration,total_cost\nInbound,5,0.1\nOutbound,7,0.2\n"
BIG = CSV + b"Inbound,1,0.1\n" * 20_000
GET = "/v2/cdrs/exports/7"


def export(status: str = "processing", address: str | None = None, **more: Any) -> dict[str, Any]:
    attributes = {"status": status, "download_url": address, **more}
    return {"id": "7", "type": "cdrexport", "attributes": attributes}


def told(status: str = "processing", address: str | None = None) -> Answer:
    return Answer(200, {"data": export(status, address)})


READY = told("completed", "https://files.example/x")


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest) -> Play:
    """Make one call on a client of either kind that plays a script."""

    async def in_async(script: ScriptedTransport, call: Callable[[Any], Any], **more: Any) -> Any:
        async with testing.async_client(script, **more) as client:
            found = call(client)
            if hasattr(found, "__aiter__"):
                return [each async for each in found]
            return await found if inspect.isawaitable(found) else found

    def run(call: Callable[[Any], Any], *steps: Any, **more: Any) -> ScriptedTransport:
        script = ScriptedTransport(steps, repeat_last=True, clock=Clock(now=1_000_000.0))
        played.append(script)
        if request.param == "async":
            results.append(asyncio.run(in_async(script, call, **more)))
            return script
        with testing.client(script, **more) as client:
            found = call(client)
            results.append(list(found) if inspect.isgenerator(found) else found)
        return script

    played: list[ScriptedTransport] = []
    results: list[Any] = []
    run.played, run.results = played, results  # type: ignore[attr-defined]
    return run


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer(answer(200, CSV)) as server:
        yield server


def waiting(**given: Any) -> Callable[[Any], Any]:
    given = {"cdr_export_id": 7, **given}
    return lambda client: client.cdr_exports.wait_until_ready(**given)


def test_an_export_is_looked_at_again_and_again_by_the_clock(play: Any) -> None:
    seen: list[Any] = []

    script = play(
        waiting(on_progress=lambda one: seen.append(one.attributes.status), timeout=3.0),
        *[told()] * 6,
        READY,
    )

    assert script.clock.sleeps == [1, 2, 4, 8, 15, 15]
    assert seen == ["processing"] * 6 + ["completed"]
    assert {each.timeout for each in script.attempts} == {3.0}
    assert {each.request.url.partition("/v2")[2] for each in script.attempts} == {GET[3:]}
    assert play.results[0].data.attributes.status == "completed"


def test_waiting_ends_when_its_time_is_over(play: Any) -> None:
    with pytest.raises(
        ExportUnfinished, match=r"7 isn't ready after 10 s; status: processing"
    ) as e:
        play(waiting(within=10), told())

    assert play.played[0].clock.sleeps == [1, 2, 4, 3]
    assert e.value.export is not None
    assert e.value.export.id == "7"
    assert e.value.__cause__ is None


def test_what_was_never_read_has_no_status(play: Any) -> None:
    with pytest.raises(ExportUnfinished, match="after 2 s; status: None") as caught:
        play(waiting(within=2, max_retries=0), ConnectionLost())

    assert caught.value.export is None
    assert caught.value.__cause__ is not None


def test_a_look_that_fails_is_made_up_for(play: Any) -> None:
    play(waiting(max_retries=0), Answer(503), Answer(429), ConnectionLost(), READY)

    assert len(play.played[0].attempts) == 4
    with pytest.raises(ExportUnfinished) as caught:
        play(waiting(within=0, max_retries=0), told())
    assert caught.value.__cause__ is None


def test_a_failure_that_was_made_up_for_is_no_cause(play: Any) -> None:
    with pytest.raises(ExportUnfinished) as caught:
        play(waiting(within=3, max_retries=0), ConnectionLost(), told())

    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("step", "error"), [(told("failed"), ExportFailed), (Answer(404), NotFound)]
)
def test_what_will_never_be_ready_ends_the_wait(play: Any, step: Any, error: Any) -> None:
    with pytest.raises(error):
        play(waiting(), step)

    assert len(play.played[0].attempts) == 1


@pytest.mark.parametrize(
    ("given", "field"), [({"within": -1}, "within"), ({"cdr_export_id": "a b"}, "cdr_export_id")]
)
def test_what_cannot_be_waited_for_is_refused(play: Any, given: Any, field: str) -> None:
    with pytest.raises(InvalidArgument) as refused:
        play(waiting(**given), READY)

    assert refused.value.field == field


def other(**more: Any) -> CdrExport:
    return CdrExport.from_dict({**export(**more), "type": "pet"})


def test_a_record_of_another_kind_is_taken_without_checks(play: Any, tmp_path: Path) -> None:
    play(waiting(cdr_export_id=other(), check=False), READY)
    for call in (
        waiting(cdr_export_id=other()),
        lambda client: client.cdr_exports.download(other(), tmp_path / "x"),
        lambda client: client.cdr_exports.rows(other()),
    ):
        with pytest.raises(InvalidArgument, match="a record of type cdrexport, not pet") as refused:
            play(call, READY)
        assert refused.value.field == "cdr_export_id"


def download(server: MisbehavingServer, to: Any, **given: Any) -> Callable[[Any], Any]:
    one = CdrExport.from_dict(export("completed", f"{server.url}/x?s=1", **given.pop("more", {})))
    given = {"allow_private": True, "cdr_export_id": one, **given}
    return lambda client: client.cdr_exports.download(to=to, **given)


def test_a_file_is_fetched_without_a_call_where_its_address_is_known(
    play: Any, server: MisbehavingServer, tmp_path: Path
) -> None:
    path = tmp_path / "calls.csv"

    play(download(server, path), READY)

    assert play.results == [path]
    assert path.read_bytes() == CSV
    assert play.played[0].attempts == []
    assert "authorization" not in server.requests[0].headers


def test_an_export_whose_address_is_not_known_is_read_first(
    play: Any, server: MisbehavingServer
) -> None:
    found, where = io.BytesIO(), f"{server.url}/x"
    unread = CdrExport.from_dict(export("completed"))

    for one in (7, unread):
        play(download(server, found, cdr_export_id=one, timeout=3.0), told("completed", where))

    assert found.getvalue() == CSV * 2
    assert [each.timeout for each in play.played[0].attempts] == [3.0]
    with pytest.raises(ExportUnfinished):
        play(download(server, found, cdr_export_id=7), told())
    assert found.getvalue() == CSV * 2


def test_the_rows_of_an_export_or_a_file_are_read(
    play: Any, server: MisbehavingServer, tmp_path: Path
) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(CSV)
    one = CdrExport.from_dict(export("completed", f"{server.url}/x"))

    for source in (one, path, str(path), io.BytesIO(CSV)):
        play(lambda client, s=source: client.cdr_exports.rows(s, allow_private=True), READY)

    assert [[row.duration for row in rows] for rows in play.results] == [[5, 7]] * 4


def test_limits_hold(play: Any, server: MisbehavingServer, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    one = CdrExport.from_dict(export("completed", f"{server.url}/x"))

    def rows(**more: Any) -> Callable[[Any], Any]:
        return lambda client: client.cdr_exports.rows(one, allow_private=True, **more)

    size = len(CSV)

    play(download(server, path, limit=size, largest=size), READY)
    play(rows(limit=size, largest=size), READY)
    for call in (download(server, path, limit=size - 1), rows(limit=size - 1)):
        with pytest.raises(DownloadError, match=f"{size} bytes, more than {size - 1}"):
            play(call, READY)
    for call in (download(server, path, largest=size - 1), rows(largest=size - 1)):
        with pytest.raises(DownloadError, match=f"decompresses to more than {size - 1} bytes"):
            play(call, READY)
    for field in ("limit", "largest"):
        for call in (download(server, path, **{field: 0}), rows(**{field: 0})):
            with pytest.raises(InvalidArgument) as refused:
                play(call, READY)
            assert refused.value.field == field
    assert path.read_bytes() == CSV


def test_private_addresses_are_not_fetched_unless_wished(
    play: Any, server: MisbehavingServer
) -> None:
    call = download(server, io.BytesIO(), allow_private=False)

    with pytest.raises(DownloadError, match="public internet"):
        play(call, READY)

    assert server.connections == 0
    play(call, READY, base_url=server.url)  # the client's own host
    assert server.count == 1


def test_what_may_pass_is_tried_again_after_a_pause(play: Any, server: MisbehavingServer) -> None:
    server.then(answer(503))

    with pytest.raises(DownloadError, match="answered 503"):
        play(download(server, io.BytesIO(), max_retries=2), READY)

    assert server.count == 3
    assert len(play.played[0].clock.sleeps) == 2
    server.then(answer(404))
    with pytest.raises(DownloadError, match="answered 404"):
        play(download(server, io.BytesIO(), max_retries=2), READY)
    assert server.count == 4


def test_attempts_that_get_further_do_not_count(play: Any, server: MisbehavingServer) -> None:
    step, tag = 1 << 16, '"a"'
    first = f"HTTP/1.1 200 OK\r\netag: {tag}\r\ncontent-length: {len(BIG)}\r\n\r\n".encode()
    acts = [raw(first + BIG[:step], keep=False)]
    for at in range(step, len(BIG), step):
        where = f"bytes {at}-{len(BIG) - 1}/{len(BIG)}"
        head = (
            f"HTTP/1.1 206 OK\r\netag: {tag}\r\ncontent-range: {where}\r\n"
            f"content-length: {len(BIG) - at}\r\n\r\n"
        )
        acts.append(raw(head.encode() + BIG[at : at + step], keep=False))
    server.then(*acts)
    found = io.BytesIO()

    play(download(server, found, max_retries=1), READY)

    assert found.getvalue() == BIG
    assert server.count == len(acts) > 3


def test_an_address_that_is_over_is_told_as_such(play: Any, server: MisbehavingServer) -> None:
    server.then(answer(403, "<Error/>"))
    early, late = "1970-01-12T13:46:39+00:00", "1970-01-12T13:46:41+00:00"

    with pytest.raises(DownloadExpired, match="expired on 1970-01-12 13:46:39"):
        play(download(server, io.BytesIO(), more={"expires_at": early}), READY)
    with pytest.raises(DownloadError) as caught:
        play(download(server, io.BytesIO(), more={"expires_at": late}), READY)
    assert not isinstance(caught.value, DownloadExpired)


def test_what_cannot_be_written_to_is_refused_before_anything_is_read(
    play: Any, server: MisbehavingServer
) -> None:
    with pytest.raises(InvalidArgument) as refused:
        play(download(server, io.StringIO(), cdr_export_id=7), READY)

    assert refused.value.field == "to"
    assert play.played[0].attempts == []
