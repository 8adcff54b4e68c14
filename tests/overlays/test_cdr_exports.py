"""`client.cdr_exports` against the sandbox."""

from __future__ import annotations

import asyncio
import gzip
import io
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, CallRecord, Flowroute, testing
from flowroute_sdk.errors import (
    AuthenticationFailed,
    CallRecordError,
    DownloadError,
    DownloadExpired,
    ExportFailed,
    ExportUnfinished,
    InvalidArgument,
    NotFound,
    OutcomeUnknown,
    TransportError,
)
from flowroute_sdk.models import CdrExport, CdrExportDocument
from flowroute_sdk.sandbox.embedded import Sandbox

from tests.misbehaving_server import MisbehavingServer, answer

JANUARY = {"start": "2019-01-01 00:00:00", "end": "2019-02-01 00:00:00"}
OWN, OTHER = "12062011682", "12065550142"
THEN = datetime(2019, 1, 15, 12, tzinfo=UTC)
CSV = b"direction,duration,total_cost\nInbound,5,0.1\nOutbound,7,0.2\n"


def sent(sandbox: Sandbox) -> Any:
    return sandbox.requests()[-1].json()["data"]["attributes"]


def an_export(address: str | None, **attributes: Any) -> CdrExport:
    """A completed export whose file lies at an address."""
    whole = {"status": "completed", "download_url": address, **attributes}
    return CdrExport.from_dict({"id": 1, "type": "cdrexport", "attributes": whole})


def left_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


@pytest.fixture
def export(client: Flowroute, sandbox: Sandbox) -> CdrExportDocument:
    """One of two calls, completed."""
    sandbox.add_call(OTHER, OWN, at=THEN, duration=29)
    sandbox.add_call(OWN, "+12065550143", at=THEN + timedelta(hours=1), duration=0)
    return client.cdr_exports.wait_until_ready(client.cdr_exports.create_a_cdr_export(**JANUARY))


def test_an_export_is_created_waited_for_and_read(
    client: Flowroute, export: CdrExportDocument
) -> None:
    first, second = client.cdr_exports.rows(export)

    assert (first.direction, first.duration, first.destination) == ("Inbound", 29, OWN)
    assert first.start_time == THEN
    assert first.number_alias == "Seattle office"
    assert (second.direction, second.result, second.total_cost) == ("Outbound", "failed", 0)
    assert export.data.attributes.num_calls == 2
    assert export.data.attributes.total_cost_usd == first.total_cost == Decimal("0.00474784")


def test_the_documented_form_is_sent(client: Flowroute, sandbox: Sandbox) -> None:
    client.cdr_exports.create_a_cdr_export(
        start="2019-01-01 00:00:00",
        end="2019-02-01 00:00:00",
        number_aliases=["Office 221", "Office 888"],
        callback_url="https://myserver.com/cdrs",
    )

    assert sandbox.requests()[-1].json() == {
        "data": {
            "type": "cdrexport",
            "attributes": {
                "callback_url": "https://myserver.com/cdrs",
                "filter_parameters": {
                    "start_call_start_time": "2019-01-01 00:00:00",
                    "start_call_end_time": "2019-02-01 00:00:00",
                    "number_aliases": ["Office 221", "Office 888"],
                },
            },
        }
    }


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2019, 1, 1), date(2019, 2, 1), ("2019-01-01 00:00:00", "2019-02-01 00:00:00")),
        (
            datetime(2019, 1, 1, 2, tzinfo=timezone(timedelta(hours=3))),
            datetime(2019, 1, 1, 0, 0, 0, 1, tzinfo=UTC),
            ("2018-12-31 23:00:00", "2019-01-01 00:00:01"),
        ),
        ("2019-01-01T00:00:00+00", "2 Jan 2019", ("2019-01-01 00:00:00", "2019-01-02 00:00:00")),
        (
            datetime.fromisoformat("2019-01-01T00:00:00.999999"),
            date(2019, 4, 3),
            ("2019-01-01 00:00:00", "2019-04-03 00:00:00"),
        ),
    ],
)
def test_times_are_sent_in_utc_and_whole_seconds(
    client: Flowroute, sandbox: Sandbox, start: Any, end: Any, expected: tuple[str, str]
) -> None:
    client.cdr_exports.create_a_cdr_export(start=start, end=end)

    filters = sent(sandbox)["filter_parameters"]
    assert (filters["start_call_start_time"], filters["start_call_end_time"]) == expected


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"start": "soon"}, r"^start='soon': expected a date"),
        ({"start": 5}, r"^start=5: expected a date"),
        ({"end": "01/02/2019"}, r"^end=.*: expected a date with one meaning"),
        ({"end": JANUARY["start"]}, r"^end=.*: expected a time after start, 2019-01-01 00:00:00"),
        ({"end": date(2018, 12, 31)}, r"^end=.*: expected a time after start"),
        (
            {"end": "2019-04-03 00:00:01"},
            r"^end=.*: expected at most 92 days after start, 2019-04-03 00:00:00 UTC",
        ),
        ({"number_aliases": []}, r"^number_aliases=\[\]: expected at least one string"),
        ({"number_aliases": [5]}, r"^number_aliases=5"),
        ({"number_aliases_contains": ""}, r"^number_aliases_contains=''"),
        ({"custom_x_tags": 5}, r"^custom_x_tags=5"),
        ({"destination_numbers": "12"}, r"^destination_numbers='12': expected a phone number"),
        ({"destination_numbers": []}, r"^destination_numbers=\[\]: expected at least one number"),
        ({"callerid_numbers": ["nobody"]}, r"^callerid_numbers='nobody'"),
        ({"callerid_numbers": 1.5}, r"^callerid_numbers=1\.5"),
        ({"caller_ip": 5}, r"^caller_ip=5"),
        ({"duration_greater_than": -1}, r"^duration_greater_than=-1: expected seconds, 0 or more"),
        ({"duration_greater_than": float("nan")}, r"^duration_greater_than=nan"),
        ({"duration_greater_than": True}, r"^duration_greater_than=True"),
        ({"duration_greater_than": "5"}, r"^duration_greater_than='5'"),
        ({"callback_url": 5}, r"^callback_url=5"),
        ({"more_filters": ["a"]}, r"^more_filters=.*: expected a mapping"),
        ({"more_filters": {1: 2}}, r"^more_filters=.*: expected a mapping"),
        ({"extra_body": 5}, r"^extra_body=5"),
        ({"more_filters": {}, "extra_body": 5}, r"^extra_body=5"),
        ({"on_unknown": "wait"}, r"^on_unknown='wait'"),
    ],
)
def test_what_cannot_be_right_is_not_sent(
    client: Flowroute, sandbox: Sandbox, arguments: dict[str, Any], problem: str
) -> None:
    with pytest.raises(InvalidArgument, match=problem):
        client.cdr_exports.create_a_cdr_export(**{**JANUARY, **arguments})

    assert sandbox.requests() == []


def test_all_filters_are_sent(client: Flowroute, sandbox: Sandbox) -> None:
    number = client.numbers.list_phone_number_details(OWN)
    client.cdr_exports.create_a_cdr_export(
        **JANUARY,
        number_aliases="Seattle office",
        number_aliases_contains=["off", "fice"],
        destination_numbers=[number, "(206) 555-0142", "911"],
        callerid_numbers="+44 20 7946 0958",
        custom_x_tags=("a", "b"),
        caller_ip="53.186.152.52",
        duration_greater_than=1.5,
    )

    filters = sent(sandbox)["filter_parameters"]
    assert filters["number_aliases"] == ["Seattle office"]
    assert filters["number_aliases_contains"] == ["off", "fice"]
    assert filters["destination_numbers"] == [OWN, OTHER, "911"]
    assert filters["callerid_numbers"] == ["442079460958"]
    assert filters["custom_x_tags"] == ["a", "b"]
    assert filters["caller_ip"] == "53.186.152.52"
    assert filters["duration_greater_than"] == 1.5


def test_further_filters_are_sent_as_given_beside_an_extra_body() -> None:
    script = testing.ScriptedTransport([testing.Answer(201, {"data": {**EXPORT}})])
    with testing.client(script) as client:
        client.cdr_exports.create_a_cdr_export(
            **JANUARY,
            more_filters={"is_tollfree": True},
            extra_body={"data": {"attributes": {"filter_parameters": {"cost": 1}}}},
        )

    filters = script.attempts[0].json()["data"]["attributes"]["filter_parameters"]
    assert (filters["is_tollfree"], filters["cost"]) == (True, 1)
    assert filters["start_call_start_time"] == JANUARY["start"]


EXPORT = {"id": "1", "type": "cdrexport", "attributes": {"status": "processing"}}


def test_without_check_texts_go_as_they_are() -> None:
    script = testing.ScriptedTransport([testing.Answer(201, {"data": {**EXPORT}})])
    with testing.client(script) as client:
        client.cdr_exports.create_a_cdr_export(
            start="yesterday", end="today", callerid_numbers="anonymous", check=False
        )

    filters = script.attempts[0].json()["data"]["attributes"]["filter_parameters"]
    assert filters["start_call_start_time"] == "yesterday"
    assert filters["callerid_numbers"] == ["anonymous"]


def test_a_list_is_read_whichever_way_its_items_come(client: Flowroute, sandbox: Sandbox) -> None:
    attributes = {
        "status": "failed",
        "total_cost": 1.5,
        "filter_parameters": {"number_aliases": "['Office 221', 'Office 888']"},
    }
    wrapped = {"data": {"id": 1, "type": "cdrexport", "attributes": attributes}, "note": "kept"}
    plain = {"id": "2", "type": "cdrexport", "attributes": {"status": "stuck"}}
    sandbox.fault("bad_json", body={"data": [wrapped, plain]}, operation="list_cdr_exports")

    first, second = client.cdr_exports.list_cdr_exports()

    assert (first.id, second.id) == ("1", "2")
    assert first.attributes.total_cost == "1.5"
    assert first.attributes.total_cost_usd == Decimal("1.5")
    assert first.attributes.filter_parameters is not None
    assert first.attributes.filter_parameters.number_aliases == "['Office 221', 'Office 888']"
    assert first.extras == {"note": "kept"}
    assert second.attributes.status == "stuck"


def test_pages_go_on_although_their_links_lead_nowhere(client: Flowroute) -> None:
    made = [client.cdr_exports.create_a_cdr_export(**JANUARY).data.id for _ in range(5)]

    page = client.cdr_exports.list_cdr_exports(limit=2)

    assert page.links is not None
    assert str(page.links.next).startswith("http://cdr-api/cdrs/exports?")
    assert [each.id for each in page] == made[::-1]
    assert [each.id for each in client.cdr_exports.list_cdr_exports(status="failed")] == []


def test_an_export_stands_for_its_id(client: Flowroute, export: CdrExportDocument) -> None:
    same = client.cdr_exports.get_a_cdr_export(export.data)

    assert same == client.cdr_exports.get_a_cdr_export(int(export.data.id))
    with pytest.raises(InvalidArgument, match="a record of type cdrexport, not number"):
        client.cdr_exports.get_a_cdr_export(client.numbers.list_phone_number_details(OWN))  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        client.cdr_exports.get_a_cdr_export("1")


# Waiting
@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A sandbox that takes its time, and a client that lives by its clock."""
    with (
        Sandbox() as sandbox,
        Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url) as client,
    ):
        clock = testing.Clock(runs=True, on_advance=sandbox.advance)
        with testing.patched(client, clock=clock):
            yield sandbox, client, clock


def test_waiting_goes_by_the_clock_of_the_client(slow: Any) -> None:
    _, client, clock = slow
    seen: list[str | None] = []

    done = client.cdr_exports.wait_until_ready(
        client.cdr_exports.create_a_cdr_export(**JANUARY),
        on_progress=lambda export: seen.append(export.attributes.status),
    )

    assert done.data.attributes.status == "completed"
    assert seen == ["processing"] * (len(seen) - 1) + ["completed"]
    assert clock.sleeps[:5] == [1, 2, 4, 8, 15]
    assert sum(clock.sleeps) >= 120


def test_waiting_ends_where_it_is_told_to(slow: Any) -> None:
    _, client, clock = slow
    created = client.cdr_exports.create_a_cdr_export(**JANUARY)

    with pytest.raises(
        ExportUnfinished, match="isn't ready after 10 s; status: processing"
    ) as caught:
        client.cdr_exports.wait_until_ready(created, within=10)

    assert caught.value.export.id == created.data.id
    assert 9 <= sum(clock.sleeps) <= 10
    with pytest.raises(ExportUnfinished, match="isn't ready, its status is processing"):
        client.cdr_exports.download(created, io.BytesIO())


def test_an_export_that_fails_is_an_error(slow: Any) -> None:
    sandbox, client, _ = slow
    created = client.cdr_exports.create_a_cdr_export(**JANUARY)
    sandbox.fail_cdr_export(created.data.id)

    with pytest.raises(ExportFailed, match=f"CDR export {created.data.id} has failed") as caught:
        client.cdr_exports.wait_until_ready(created)

    assert caught.value.export is not None
    assert caught.value.export.attributes.download_url is None
    with pytest.raises(ExportFailed):
        list(client.cdr_exports.rows(created))


def test_a_look_up_that_fails_does_not_end_the_wait(
    client: Flowroute, sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    live(client)
    created = client.cdr_exports.create_a_cdr_export(**JANUARY)
    sandbox.fault("drop_before", operation="get_a_cdr_export", times=2)
    sandbox.fault("status", status=503, operation="get_a_cdr_export", times=2)

    assert client.cdr_exports.wait_until_ready(created, max_retries=0).data.id == created.data.id


def test_the_last_failure_is_the_cause(
    client: Flowroute, sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    live(client)
    sandbox.fault("drop_before", operation="get_a_cdr_export", times=None)

    with pytest.raises(ExportUnfinished, match="status: None") as caught:
        client.cdr_exports.wait_until_ready("1", within=5)

    assert isinstance(caught.value.__cause__, TransportError)
    assert caught.value.export is None


@pytest.mark.parametrize("status", [401, 404])
def test_a_refusal_ends_the_wait(client: Flowroute, sandbox: Sandbox, status: int) -> None:
    sandbox.fault("status", status=status, operation="get_a_cdr_export")

    with pytest.raises((AuthenticationFailed, NotFound)):
        client.cdr_exports.wait_until_ready("1")
    with pytest.raises(InvalidArgument, match="within"):
        client.cdr_exports.wait_until_ready("1", within=-1)


def test_what_the_hook_raises_ends_the_wait(client: Flowroute) -> None:
    created = client.cdr_exports.create_a_cdr_export(**JANUARY)

    with pytest.raises(ZeroDivisionError):
        client.cdr_exports.wait_until_ready(created, on_progress=lambda _: 1 / 0)


# Files
def test_a_file_is_downloaded_to_a_path(
    client: Flowroute, sandbox: Sandbox, export: CdrExportDocument, tmp_path: Path
) -> None:
    path = tmp_path / "calls.csv.gz"

    assert client.cdr_exports.download(export, path) is path

    assert gzip.decompress(path.read_bytes()).startswith(b"direction,start_time,end_time,")
    assert [each.duration for each in client.cdr_exports.rows(path)] == [29, 0]
    assert [each.name for each in tmp_path.iterdir()] == ["calls.csv.gz"]
    (asked,) = [one for one in sandbox.requests() if one.path.startswith("/cdr-exports/")]
    assert "authorization" not in asked.headers


def test_a_file_is_downloaded_by_id_into_an_open_one(
    client: Flowroute, export: CdrExportDocument
) -> None:
    file = io.BytesIO()

    client.cdr_exports.download(export.data.id, file)
    file.seek(0)

    assert len(list(client.cdr_exports.rows(file))) == 2


@pytest.mark.parametrize("content", [CSV, gzip.compress(CSV)], ids=["plain", "gzip"])
def test_the_form_of_the_file_is_told_by_its_content(client: Flowroute, content: bytes) -> None:
    with MisbehavingServer(answer(200, content)) as server:
        found = list(client.cdr_exports.rows(an_export(server.url), allow_private=True))

    assert [each.duration for each in found] == [5, 7]


def test_only_the_client_s_own_host_may_be_private(client: Flowroute) -> None:
    with MisbehavingServer(answer(200, CSV)) as server:
        with pytest.raises(DownloadError, match="public internet"):
            list(client.cdr_exports.rows(an_export(server.url)))

        assert server.connections == 0


def test_a_download_that_breaks_off_goes_on(
    client: Flowroute,
    sandbox: Sandbox,
    export: CdrExportDocument,
    live: Callable[..., testing.Clock],
) -> None:
    clock = live(client)
    sandbox.fault("truncate", path="/cdr-exports/*")

    assert len(list(client.cdr_exports.rows(export))) == 2

    asked = [one for one in sandbox.requests() if one.path.startswith("/cdr-exports/")]
    assert [one.status for one in asked] == [200, 206]
    assert asked[1].headers["range"].startswith("bytes=")
    assert len(clock.sleeps) == 1


def test_the_number_of_attempts_is_limited(
    client: Flowroute,
    sandbox: Sandbox,
    export: CdrExportDocument,
    live: Callable[..., testing.Clock],
    tmp_path: Path,
) -> None:
    clock = live(client)
    sandbox.fault("status", status=503, path="/cdr-exports/*", times=None)

    with pytest.raises(DownloadError, match="answered 503") as caught:
        client.cdr_exports.download(export, tmp_path / "x", max_retries=3)

    assert caught.value.status == 503
    assert clock.sleeps == [0.5, 1, 2]
    assert list(tmp_path.iterdir()) == []


def test_a_deadline_leaves_no_time_for_another_attempt(
    client: Flowroute,
    sandbox: Sandbox,
    export: CdrExportDocument,
    live: Callable[..., testing.Clock],
) -> None:
    clock = live(client)
    sandbox.fault("status", status=503, path="/cdr-exports/*", times=None)

    with pytest.raises(DownloadError, match="answered 503"):
        client.cdr_exports.download(export, io.BytesIO(), max_retries=100, deadline=60)

    assert sum(clock.sleeps) < 60
    assert len(clock.sleeps) > 5


def test_an_expired_file_is_told_as_such(
    client: Flowroute, sandbox: Sandbox, export: CdrExportDocument
) -> None:
    sandbox.advance(3 * 86_400)
    until = f"{export.data.attributes.expires_at:%Y-%m-%d %H:%M:%S} UTC"

    with pytest.raises(DownloadExpired, match=f"expired on {until}: create the export again"):
        client.cdr_exports.download(export, io.BytesIO())


def test_a_refusal_after_the_time_is_taken_for_the_reason(client: Flowroute) -> None:
    with MisbehavingServer(answer(403)) as server:
        over = an_export(server.url, expires_at="2019-03-21T23:20:30+00:00")
        with pytest.raises(DownloadExpired, match="expired on 2019-03-21 23:20:30 UTC"):
            client.cdr_exports.download(over, io.BytesIO(), allow_private=True)

        good = an_export(server.url, expires_at="2999-03-21T23:20:30+00:00")
        with pytest.raises(DownloadError, match="answered 403") as caught:
            client.cdr_exports.download(good, io.BytesIO(), allow_private=True)

        assert not isinstance(caught.value, DownloadExpired)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"limit": 0}, "limit=0"),
        ({"largest": True}, "largest=True"),
        ({"to": None}, "to=None"),
        ({"timeout": -1}, "timeout=-1"),
    ],
)
def test_impossible_options_fetch_nothing(
    client: Flowroute,
    sandbox: Sandbox,
    export: CdrExportDocument,
    options: dict[str, Any],
    problem: str,
) -> None:
    sandbox.forget_requests()

    with pytest.raises(InvalidArgument, match=problem):
        client.cdr_exports.download(export, **{"to": io.BytesIO(), **options})

    assert sandbox.requests() == []


def test_limits_hold_for_the_file_and_for_what_is_in_it(client: Flowroute) -> None:
    with MisbehavingServer(answer(200, gzip.compress(CSV * 100))) as server:
        export = an_export(server.url)
        with pytest.raises(DownloadError, match="more than 50"):
            list(client.cdr_exports.rows(export, limit=50, allow_private=True))
        with pytest.raises(DownloadError, match="decompresses to more than 5000"):
            list(client.cdr_exports.rows(export, largest=5000, allow_private=True))


def test_odd_rows_are_told_by_line_or_let_through(client: Flowroute) -> None:
    with MisbehavingServer(answer(200, CSV + b"Inbound,soon,1\n")) as server:
        export = an_export(server.url)
        rows = client.cdr_exports.rows(export, allow_private=True)
        assert [next(rows).duration, next(rows).duration] == [5, 7]  # type: ignore[call-overload]
        with pytest.raises(CallRecordError, match="line 4, column duration: 'soon'"):
            next(rows)  # type: ignore[call-overload]

        last = list(client.cdr_exports.rows(export, strict=False, allow_private=True))[-1]

    assert (last.duration, last.extras) == (None, {"duration": "soon"})


@pytest.mark.parametrize("source", [None, 5, io.StringIO("x")])
def test_rows_of_what_is_nothing_are_refused(client: Flowroute, source: Any) -> None:
    with pytest.raises(InvalidArgument, match="source="):
        list(client.cdr_exports.rows(source))


# Outcomes that are in doubt
def test_an_export_without_an_answer_is_found_in_the_list(
    client: Flowroute, sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    live(client)
    client.cdr_exports.create_a_cdr_export(**JANUARY)
    sandbox.fault("drop_after", operation="create_a_cdr_export")

    found = client.cdr_exports.create_a_cdr_export(
        **JANUARY, number_aliases=["b", "a"], on_unknown="find"
    )

    made = list(client.cdr_exports.list_cdr_exports())
    assert len(made) == 2
    assert found.data.id == made[0].id


def test_an_export_that_was_never_made_stays_unknown(
    client: Flowroute, sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    live(client)
    client.cdr_exports.create_a_cdr_export(**JANUARY)
    sandbox.fault("status", status=500, title="", detail="", operation="create_a_cdr_export")

    with pytest.raises(OutcomeUnknown, match=r"client\.cdr_exports\.list_cdr_exports") as caught:
        client.cdr_exports.create_a_cdr_export(**JANUARY, on_unknown="find", settle=5)

    assert caught.value.candidates == ()
    assert len(list(client.cdr_exports.list_cdr_exports())) == 1


def test_candidates_are_shown_where_that_is_wished(
    client: Flowroute, sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    live(client)
    sandbox.fault("drop_after", operation="create_a_cdr_export")

    with pytest.raises(OutcomeUnknown) as caught:
        client.cdr_exports.create_a_cdr_export(**JANUARY, on_unknown="candidates")

    (candidate,) = caught.value.candidates
    assert isinstance(candidate, CdrExport)


# The other side
async def test_the_async_client_does_all_of_it(
    async_client: AsyncFlowroute, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.add_call(OTHER, OWN, at=THEN, duration=29)
    seen: list[str] = []

    async def note(export: CdrExport) -> None:
        seen.append(export.id)

    created = await async_client.cdr_exports.create_a_cdr_export(**JANUARY)
    done = await async_client.cdr_exports.wait_until_ready(created, on_progress=note)
    path = await async_client.cdr_exports.download(done, tmp_path / "x")

    assert seen[-1] == created.data.id
    for source in (done, path):
        assert [each.duration async for each in async_client.cdr_exports.rows(source)] == [29]
    assert [each.id async for each in async_client.cdr_exports.list_cdr_exports()] == [done.data.id]


async def test_good_rows_before_an_odd_one_come_on_the_async_client_too(
    async_client: AsyncFlowroute, tmp_path: Path
) -> None:
    path = tmp_path / "x"
    path.write_bytes(CSV + b"Inbound,1,1\n" * 1000 + b"Inbound,soon,1\n")
    found: list[CallRecord] = []

    async def take() -> None:
        async for call in async_client.cdr_exports.rows(path):
            found.append(call)  # noqa: PERF401 - those before the error count

    with pytest.raises(CallRecordError, match="line 1004"):
        await take()

    assert len(found) == 1002


async def test_a_cancelled_download_leaves_nothing_behind(
    async_client: AsyncFlowroute, tmp_path: Path
) -> None:
    asked = threading.Event()

    def endless(exchange: Any) -> bool:
        exchange.send(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n" + b"x" * 1000)
        asked.set()
        exchange.closing.wait(100)
        return False

    with MisbehavingServer(endless) as server:
        export = an_export(server.url)
        download = asyncio.ensure_future(
            async_client.cdr_exports.download(export, tmp_path / "x", allow_private=True)
        )
        await asyncio.to_thread(asked.wait, 60)
        download.cancel()
        with pytest.raises(asyncio.CancelledError):
            await download

    assert left_in(tmp_path) == []
