"""Segments and cost of an SMS by the published rules."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk.errors import InvalidArgument
from flowroute_sdk.segments import estimate, segments
from hypothesis import given
from hypothesis import strategies as st

# The sandbox is held against the same cases.
CASES = json.loads(Path(__file__).parents[1].joinpath("segments.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_cases_that_the_sandbox_shares(case: dict[str, Any]) -> None:
    cut = segments(case["text"] * case["times"])

    assert cut.count == case["segments"]
    assert cut.encoding == {0: "ascii", 8: "ucs-2"}[case["encoding"]]


@pytest.mark.parametrize(
    ("length", "count"),
    [(0, 0), (1, 1), (160, 1), (161, 2), (280, 2), (281, 3), (420, 3), (421, 4)],
)
def test_ascii_fits_160_characters_and_then_140_a_segment(length: int, count: int) -> None:
    cut = segments("a" * length)

    assert (cut.encoding, cut.count, cut.characters) == ("ascii", count, length)


@pytest.mark.parametrize(("length", "count"), [(1, 1), (70, 1), (71, 2), (140, 2), (141, 3)])
def test_any_other_character_means_70_a_segment(length: int, count: int) -> None:
    cut = segments("é" * length)

    assert (cut.encoding, cut.count, cut.characters) == ("ucs-2", count, length)


def test_an_emoji_counts_as_two_characters() -> None:
    cut = segments("🙂" * 35 + "!")

    assert (cut.characters, cut.count) == (71, 2)


def test_smart_quotes_are_named_with_their_places_and_a_plain_form() -> None:
    cut = segments("It\u2019s \u201cso\u201d \u2013 he\u2019d say")

    assert [(each.character, each.positions, each.plain) for each in cut.non_ascii] == [
        ("\u2019", (2, 14), "'"),
        ("\u201c", (5,), '"'),
        ("\u201d", (8,), '"'),
        ("\u2013", (10,), "-"),
    ]
    assert cut.non_ascii[0].name == "RIGHT SINGLE QUOTATION MARK"


def test_a_character_without_a_name_or_plain_form_is_shown_by_its_code() -> None:
    (found,) = segments("\ue000").non_ascii

    assert (found.name, found.plain) == ("U+E000", None)


def test_the_estimate_multiplies_rate_and_surcharge_by_segments_and_messages() -> None:
    result = estimate("a" * 161, rate="0.0040", surcharge=0.003, messages=10)

    assert result.segments.count == 2
    assert result.cost == Decimal("0.14")


@pytest.mark.parametrize(
    "arguments",
    [
        {"rate": "a lot"},
        {"rate": -1},
        {"rate": float("nan")},
        {"rate": "1e999999"},
        {"rate": True},
        {"rate": 1, "messages": None},
        {"rate": 1, "messages": -1},
    ],
)
def test_an_estimate_refuses_what_is_no_amount_or_number(arguments: dict[str, Any]) -> None:
    with pytest.raises(InvalidArgument):
        estimate("hello", **arguments)


def test_a_body_that_is_no_text_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="body"):
        segments(5)  # type: ignore[arg-type]


@given(st.text())
def test_plain_forms_make_a_body_shorter_or_leave_it_ucs2(body: str) -> None:
    cut = segments(body)
    plain = body.translate(
        {ord(each.character): each.plain for each in cut.non_ascii if each.plain is not None}
    )

    assert (cut.encoding == "ascii") == (not cut.non_ascii)
    assert plain.isascii() == all(each.plain is not None for each in cut.non_ascii)
