"""What a CDR export is asked for with, and what is told of one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice
from typing import Any

import pytest
from flowroute_api.api.cdr_exports import create_a_cdr_export
from flowroute_sdk._arguments.exports import export_request, with_more_filters
from flowroute_sdk._policy.exports import (
    export_pauses,
    file_address,
    has_expired,
    is_ready,
    told_by,
)
from flowroute_sdk.errors import (
    DownloadError,
    DownloadExpired,
    ExportFailed,
    ExportUnfinished,
    InvalidArgument,
)
from flowroute_sdk.models import CdrExport, Number

URL = "https://files.example/1.csv.gz"
EXPIRY = datetime(2019, 3, 21, 16, 43, tzinfo=UTC)
NOTHING = dict.fromkeys(
    (
        "number_aliases",
        "number_aliases_contains",
        "destination_numbers",
        "callerid_numbers",
        "custom_x_tags",
        "caller_ip",
        "duration_greater_than",
        "callback_url",
    )
)


def export(status: str, **attributes: Any) -> CdrExport:
    attributes = {"status": status, **attributes}
    return CdrExport.from_dict({"id": 1, "type": "cdrexport", "attributes": attributes})


def asked(start: Any = "2019-01-01", end: Any = "2019-02-01", **changes: Any) -> Any:
    """The attributes that are asked with."""
    given: dict[str, Any] = {**NOTHING, "check": True, **changes}
    request = export_request(create_a_cdr_export.OPERATION, start=start, end=end, **given)
    return request.to_dict()["data"]["attributes"]


def filters(**changes: Any) -> Any:
    return asked(**changes)["filter_parameters"]


def refused(**changes: Any) -> InvalidArgument:
    with pytest.raises(InvalidArgument) as caught:
        asked(**changes)
    return caught.value


def test_a_look_is_taken_every_fifteen_seconds_after_the_first_few() -> None:
    assert list(islice(export_pauses(), 7)) == [1, 2, 4, 8, 15, 15, 15]


@pytest.mark.parametrize(
    ("status", "url", "ready"),
    [
        ("completed", URL, True),
        ("completed", None, False),
        ("completed", "", False),
        ("processing", URL, False),
        ("brand new", None, False),
    ],
)
def test_an_export_is_ready_when_its_file_is_there(
    status: str, url: str | None, ready: bool
) -> None:
    found = export(status, download_url=url)

    assert is_ready(found) is ready
    if ready:
        assert file_address(found) == URL
    else:
        with pytest.raises(
            ExportUnfinished, match=f"export 1 isn't ready, its status is {status}"
        ) as caught:
            file_address(found)
        assert caught.value.export is found


def test_an_export_that_failed_will_never_be_ready() -> None:
    found = export("failed", download_url=URL)

    for ask in (is_ready, file_address):
        with pytest.raises(ExportFailed, match="CDR export 1 has failed") as caught:
            ask(found)
        assert caught.value.export is found


def test_an_address_is_over_from_the_moment_that_is_told() -> None:
    found, at = export("completed", expires_at=EXPIRY.isoformat()), EXPIRY.timestamp()

    assert [has_expired(found, now) for now in (at - 1, at, at + 1)] == [False, True, True]
    assert not has_expired(export("completed"), at)


def test_an_error_is_told_with_what_the_export_says() -> None:
    found, at = export("completed", expires_at=EXPIRY.isoformat()), EXPIRY.timestamp()
    refusal = DownloadError("answered 403", status=403)
    gone = DownloadError("answered 404", status=404)

    assert told_by(refusal, found, at - 1) is refusal
    assert told_by(gone, found, at) is gone
    for error in (refusal, DownloadExpired("expired", status=403)):
        told = told_by(error, found, at)
        assert isinstance(told, DownloadExpired)
        assert told.status == 403
        assert str(told).startswith(
            "the file of CDR export 1 expired on 2019-03-21 16:43:00 UTC: create"
        )
    silent = told_by(DownloadExpired("expired", status=400), export("completed"), at)
    assert str(silent).startswith("the file of CDR export 1 expired: create the export again")
    assert silent.status == 400


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (date(2019, 1, 1), "2019-01-02", "2019-01-01 00:00:00", "2019-01-02 00:00:00"),
        (
            datetime(2019, 1, 1, 1, tzinfo=timezone(timedelta(hours=2))),
            datetime(2019, 1, 1, 0, 0, 0, 1, tzinfo=UTC),
            "2018-12-31 23:00:00",
            "2019-01-01 00:00:01",
        ),
        (
            datetime(2019, 1, 1, 0, 0, 0, 999_999, tzinfo=UTC),
            datetime(2019, 4, 3, tzinfo=UTC),
            "2019-01-01 00:00:00",
            "2019-04-03 00:00:00",
        ),
    ],
)
def test_a_period_covers_all_that_was_meant(start: Any, end: Any, first: str, last: str) -> None:
    found = filters(start=start, end=end)

    assert found["start_call_start_time"] == first
    assert found["start_call_end_time"] == last
    assert len(found) == 2


def test_a_period_has_to_go_forward_and_not_too_far() -> None:
    same = "2019-01-01 00:00:00"
    back = refused(start=same, end=same)
    assert (back.field, back.value) == ("end", same)
    assert back.expected == "a time after start, 2019-01-01 00:00:00 UTC"
    long = refused(start=same, end="2019-04-03 00:00:01")
    assert (long.field, long.value) == ("end", "2019-04-03 00:00:01")
    assert long.expected == (
        "at most 92 days after start, 2019-04-03 00:00:00 UTC: create several exports"
    )
    assert refused(start="soon").field == "start"
    assert refused(end="soon").field == "end"
    start = datetime(2019, 1, 1, 0, 0, 0, 500_000, tzinfo=UTC)
    latest = refused(start=start, end="2019-05-01").expected
    assert "2019-04-03 00:00:00 UTC" in latest


def test_without_check_a_period_may_be_anything() -> None:
    found = filters(start="2019-02-01", end="2018-01-01", check=False)
    assert found["start_call_start_time"] == "2019-02-01"
    assert found["start_call_end_time"] == "2018-01-01"
    mixed = filters(start=date(2019, 2, 1), end="2018-01-01", check=False)
    assert mixed["start_call_start_time"] == "2019-02-01 00:00:00"
    assert mixed["start_call_end_time"] == "2018-01-01 00:00:00"


@pytest.mark.parametrize("value", [0, 5, 1.5, 10**9])
def test_a_duration_is_seconds(value: float) -> None:
    assert filters(duration_greater_than=value)["duration_greater_than"] == value


@pytest.mark.parametrize("value", [-1, "5", True, 10**9 + 1, float("nan")])
def test_what_is_no_duration_is_refused(value: Any) -> None:
    error = refused(duration_greater_than=value)

    assert (error.field, error.expected) == ("duration_greater_than", "seconds, 0 or more")
    assert error.value is value
    if value == "5":
        assert filters(duration_greater_than=value, check=False)["duration_greater_than"] == "5"


@pytest.mark.parametrize("name", ["number_aliases", "number_aliases_contains", "custom_x_tags"])
def test_texts_are_one_or_several(name: str) -> None:
    assert filters(**{name: "a"}) == {**filters(), name: ["a"]}
    assert filters(**{name: ("a", "b")}) == {**filters(), name: ["a", "b"]}
    assert refused(**{name: 7}).field == name


@pytest.mark.parametrize("name", ["destination_numbers", "callerid_numbers"])
def test_numbers_are_one_or_several_and_may_be_short(name: str) -> None:
    number = Number.from_dict(
        {"id": "12062011682", "type": "number", "attributes": {"value": "12062011682"}}
    )
    some = [number, "911", "+1 206 555 0142", 12065550143, "123456"]
    found = filters(**{name: some})

    assert found[name] == ["12062011682", "911", "12065550142", "12065550143", "123456"]
    assert found.keys() == {*filters(), name}
    for one in (number, "(206) 201-1682", 12062011682):
        assert filters(**{name: one})[name] == ["12062011682"]
    assert filters(**{name: ["anonymous"]}, check=False)[name] == ["anonymous"]


@pytest.mark.parametrize("name", ["destination_numbers", "callerid_numbers"])
@pytest.mark.parametrize(
    ("value", "expected"),
    [(1.5, "a phone number, or a list of them"), ([], "at least one number"), (["12"], "")],
)
def test_what_is_no_number_is_refused(name: str, value: Any, expected: str) -> None:
    error = refused(**{name: value})

    assert error.field == name
    assert expected in error.expected


@pytest.mark.parametrize("text", ["1234567", "12", "911x"])
def test_what_is_neither_short_nor_whole_is_no_number(text: str) -> None:
    assert refused(callerid_numbers=text).field == "callerid_numbers"


def test_the_address_and_the_callback_are_checked() -> None:
    assert filters(caller_ip="10.0.0.1")["caller_ip"] == "10.0.0.1"
    assert asked(callback_url="https://a.example/x")["callback_url"] == "https://a.example/x"
    assert "callback_url" not in asked()
    assert refused(caller_ip=7).field == "caller_ip"
    assert refused(callback_url=7).field == "callback_url"
    assert filters(caller_ip=7, check=False)["caller_ip"] == 7


def test_more_filters_are_sent_below_an_extra_body() -> None:
    options: Any = {"timeout": 3, "extra_body": {"data": {"x": 1}}}

    assert with_more_filters(None, options) is options
    assert with_more_filters({"a": 1}, options) == {
        "timeout": 3,
        "extra_body": {"data": {"attributes": {"filter_parameters": {"a": 1}}, "x": 1}},
    }
    assert with_more_filters({"a": 1}, {}) == {
        "extra_body": {"data": {"attributes": {"filter_parameters": {"a": 1}}}}
    }
    odd: Any = {"extra_body": "x"}
    assert with_more_filters({"a": 1}, odd) is odd


@pytest.mark.parametrize("more", ["a", 7, [("a", 1)], {1: 2}, {"a": 1, None: 2}])
def test_more_filters_have_names(more: Any) -> None:
    with pytest.raises(InvalidArgument, match="a mapping of names to values") as caught:
        with_more_filters(more, {})

    assert (caught.value.field, caught.value.value) == ("more_filters", more)
