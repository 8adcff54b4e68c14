"""Fields in whatever form they come; none raises."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from flowroute_api.types import ApiNumber
from flowroute_sdk.webhooks._values import integer, moment, number, text, truth

AT = datetime(2018, 1, 8, 17, 55, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "a"),
        ("", ""),
        (5, "5"),
        (1.5, "1.5"),
        pytest.param(10**5000, None, id="huge"),
        (True, None),
        (None, None),
        (["a"], None),
        ({}, None),
    ],
)
def test_texts(value: Any, expected: str | None) -> None:
    assert text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, 5),
        (0, 0),
        ("4000000", 4_000_000),
        ("-5", -5),
        ("1" * 40, int("1" * 40)),
        ("1" * 41, None),
        ("5.0", None),
        ("", None),
        (True, None),
        (1.5, None),
        (None, None),
        ([5], None),
    ],
)
def test_integers(value: Any, expected: int | None) -> None:
    assert integer(value) == expected


@pytest.mark.parametrize("value", [True, "true", "True", "TRUE"])
def test_flags_that_are_set(value: Any) -> None:
    assert truth(value) is True


@pytest.mark.parametrize("value", [False, None, 1, "1", "yes", "false", "", [], ["true"]])
def test_flags_that_are_not_set(value: Any) -> None:
    assert truth(value) is False


@pytest.mark.parametrize("value", ["+12065550142", "12065550142", 12065550142])
def test_numbers_are_marked_as_those_of_the_api(value: Any) -> None:
    found = number(value)

    assert found == "12065550142"
    assert isinstance(found, ApiNumber)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("ACME", "ACME"), ("+ACME", "+ACME"), ("++1", "++1"), ("٣", "٣"), ("²", "²"), ("", ""),
     (None, ""), ([], ""), ("1 206", "1 206")],
)  # fmt: skip
def test_senders_without_a_number_stay_as_they_came(value: Any, expected: str) -> None:
    found = number(value)

    assert found == expected
    assert not isinstance(found, ApiNumber)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-01-08T17:55:03Z", AT),
        ("2018-01-08T17:55:03.25Z", AT + timedelta(milliseconds=250)),
        ("2018-01-08T17:55:03", AT),
        ("2018-01-08 17:55:03.000000+00:00", AT),
        ("2018-01-08T19:55:03+02:00", AT),
        ("2018-01-08", AT.replace(hour=0, minute=0, second=0)),
        ("Mon, 08 Jan 2018 17:55:03 GMT", AT),
        ("Mon, 08 Jan 2018 17:55:03 -0000", AT),
        ("Mon, 08 Jan 2018 12:55:03 -0500", AT),
        ("1515434103", AT),
        ("1515434103.5", AT + timedelta(milliseconds=500)),
        (1515434103, AT),
        (1515434103.5, AT + timedelta(milliseconds=500)),
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_moments(value: Any, expected: datetime) -> None:
    found = moment(value)

    assert found == expected
    assert found is not None
    assert found.utcoffset() is not None


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "2018-13-45", "1.5.2", "9" * 400, 10**400, 10**15, float("inf"), True, None,
     [], {}, "Mon, 99 Jan 2018 17:55:03 GMT", "-5", "\ud800"],
)  # fmt: skip
def test_what_is_no_moment_is_none(value: Any) -> None:
    assert moment(value) is None


def test_a_moment_keeps_its_zone() -> None:
    found = moment("2018-01-08T19:55:03+02:00")

    assert found is not None
    assert found.tzinfo == timezone(timedelta(hours=2))
