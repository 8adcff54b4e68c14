"""Dates and times in the API's form."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from flowroute_sdk._arguments.dates import api_date
from flowroute_sdk.errors import InvalidArgument
from hypothesis import given
from hypothesis import strategies as st

EAST = timezone(timedelta(hours=2))
NAIVE = datetime(2024, 1, 31, 10)  # noqa: DTZ001 - without a zone on purpose
FORM = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d\dZ)?", re.ASCII)


@pytest.mark.parametrize(
    ("given_value", "sent"),
    [
        (date(2024, 1, 31), "2024-01-31"),
        (NAIVE, "2024-01-31T10:00:00.00Z"),
        (datetime(2024, 1, 31, 10, tzinfo=EAST), "2024-01-31T08:00:00.00Z"),
        (NAIVE.replace(second=5, microsecond=129_999), "2024-01-31T10:00:05.12Z"),
        ("2024-01-31", "2024-01-31"),
        ("2024-01-31T10:00:00Z", "2024-01-31T10:00:00.00Z"),
        ("2024-01-31T10:00:00.25Z", "2024-01-31T10:00:00.25Z"),
        ("2024-01-31 10:00", "2024-01-31T10:00:00.00Z"),
        ("2024-01-31T10:00:00+02:00", "2024-01-31T08:00:00.00Z"),
        ("31 January 2024", "2024-01-31"),
        ("Jan 31, 2024 10 pm", "2024-01-31T22:00:00.00Z"),
        ("Wed, 31 Jan 2024 10:00:00 GMT", "2024-01-31T10:00:00.00Z"),
        ("2024-01-31T10:00:00 UTC", "2024-01-31T10:00:00.00Z"),
    ],
)
def test_every_usual_form_becomes_the_form_of_the_api(given_value: Any, sent: str) -> None:
    assert api_date("start_date", given_value) == sent


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("02.11.2026", "2026-02-11 or 2026-11-02"),
        ("24-01-31", "2024-01-31 or 2031-01-24"),
        ("01/02/2024", "2024-01-02 or 2024-02-01"),
        ("1-2-2024 10:00", "2024-01-02 or 2024-02-01"),
        ("12/11/10", "2012-11-10 or 2010-11-12 or 2010-12-11 or 2012-10-11"),
        ("31 Jan 24", "2031-01-24 or 2024-01-31"),
    ],
)
def test_a_date_that_can_be_read_in_several_ways_is_refused_with_all_of_them(
    text: str, meanings: str
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        api_date("since", text)

    assert caught.value.expected == f"a date with one meaning: {meanings}"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("31/01/2024", "2024-01-31"),
        ("01/31/2024", "2024-01-31"),
        ("02/02/2024", "2024-02-02"),
        ("2 Nov 2026", "2026-11-02"),
        ("Nov 2, 2026", "2026-11-02"),
        ("2024/01/02", "2024-01-02"),
        ("2024.01.02", "2024-01-02"),
        ("2024-1-2", "2024-01-02"),
        ("20240102", "2024-01-02"),
        ("20240102T101500", "2024-01-02T10:15:00.00Z"),
        (" 2024-01-02 10:00", "2024-01-02T10:00:00.00Z"),
        ("2024-01-02T10:00:00+02:00", "2024-01-02T08:00:00.00Z"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_only_passes(text: str, sent: str) -> None:
    assert api_date("since", text) == sent


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "10:00",
        "January 2024",
        "31",
        "2024-02-30",
        "2024-01-31T25:00:00Z",
        "2024-01-31 10:00 XYZ",
        None,
        20240131,
        3.5,
        True,
        datetime.min.replace(tzinfo=EAST),
        datetime.max.replace(tzinfo=timezone.min),
    ],
)
def test_what_is_no_whole_date_is_refused_with_the_field(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="since"):
        api_date("since", value)


def test_an_unchecked_string_is_sent_as_given() -> None:
    assert api_date("start_date", "yesterday", check=False) == "yesterday"


@given(st.text() | st.text("0123456789-/:. TZadmpJn+", max_size=30))
def test_any_text_is_a_date_in_the_form_of_the_api_or_refused(text: str) -> None:
    try:
        sent = api_date("since", text)
    except InvalidArgument:
        return
    assert FORM.fullmatch(sent)


@given(st.datetimes(timezones=st.timezones() | st.none()))
def test_any_datetime_is_sent_in_utc_or_refused(moment: datetime) -> None:
    try:
        sent = api_date("since", moment)
    except InvalidArgument:
        assert moment.year in {1, 9999}
    else:
        assert FORM.fullmatch(sent)


@pytest.mark.usefixtures("in_tokyo")
def test_the_zone_of_the_machine_does_not_matter() -> None:
    assert api_date("start_date", NAIVE) == "2024-01-31T10:00:00.00Z"
    assert api_date("start_date", NAIVE.replace(tzinfo=EAST)) == "2024-01-31T08:00:00.00Z"
