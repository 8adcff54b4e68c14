"""Arguments are held against what the generated operation says of them."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_api.api.cnams import create_cnam_record, list_cnams
from flowroute_api.api.numbers import list_account_phone_numbers
from flowroute_api.types import Field, Operation
from flowroute_sdk._arguments.documented import check_documented, check_field, page_window
from flowroute_sdk.errors import InvalidArgument


def field(kind: str = "string", **said: Any) -> Field:
    return Field("x", "query", kind, **said)


def listing(**limits: Any) -> Operation[Any]:
    fields = {"limit": field("integer", minimum=1, **limits), "offset": field("integer", minimum=0)}
    return Operation(
        "list_things",
        tag="things",
        method="GET",
        path="/things",
        safe_to_repeat=True,
        accept="application/json",
        responses={200: None},
        fields=lambda: fields,
    )


@pytest.mark.parametrize("value", ["FLOWROUTE", "Bob Law", "A", "T-1_2.,@+&'/\"", "A" * 15])
def test_a_caller_name_within_the_rules_passes(value: str) -> None:
    check_documented(create_cnam_record.OPERATION, value=value)

    assert value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A" * 16, "1 to 15 characters"),
        ("", "1 to 15 characters"),
        ("   ", "1 to 15 characters"),
        (None, "1 to 15 characters"),
        ("206 555 1234", "letters, at least one of them"),
        ("CAFÉ", "digits, spaces and - _"),
        ("A*B", "digits, spaces and - _"),
        ("A\nB", "digits, spaces and - _"),
        ("A\n", "digits, spaces and - _"),
    ],
)
def test_a_caller_name_outside_the_rules_is_refused(value: Any, expected: str) -> None:
    with pytest.raises(InvalidArgument, match=expected):
        check_documented(create_cnam_record.OPERATION, value=value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, {}),
        (True, {"kind": "boolean"}),
        (None, {"kind": "boolean"}),
        (5, {"kind": "integer", "minimum": 5, "maximum": 5}),
        ("a", {"choices": ("a", "b")}),
        (None, {"choices": ("a", "b")}),
        ("", {"max_length": 64}),
        ("a" * 64, {"max_length": 64}),
        ("wa", {"pattern": "^[a-z]{2}$"}),
        ("some wa here", {"pattern": "wa"}),
        ("a$", {"pattern": r"^a\$"}),
        ("é", {"pattern": r"^\W$"}),
        (object(), {"kind": "object"}),
    ],
)
def test_what_the_document_allows_passes(value: Any, said: dict[str, Any]) -> None:
    assert check_field("x", value, field(**said)) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    ("value", "said", "expected"),
    [
        (None, {"required": True}, "text that isn't blank"),
        ("", {"required": True}, "text that isn't blank"),
        ("", {"min_length": 1}, "text that isn't blank"),
        ("  ", {}, "text that isn't blank"),
        (5, {}, "text that isn't blank"),
        ("a" * 65, {"max_length": 64}, "text of 1 to 64 characters, not blank"),
        (
            "a",
            {"required": True, "min_length": 2, "max_length": 3},
            "text of 2 to 3 characters, not blank",
        ),
        (1, {"kind": "boolean"}, "True, False or None"),
        ("c", {"choices": ("a", "b")}, "one of a, b"),
        (None, {"choices": ("a", "b"), "required": True}, "one of a, b"),
        (6, {"kind": "integer", "minimum": 1, "maximum": 5}, "a whole number, 1 to 5"),
        (-1, {"kind": "integer"}, "a whole number, 0 to 1000000000"),
        (None, {"kind": "integer", "required": True}, "a whole number, 0 to 1000000000"),
        ("w1", {"pattern": "^[a-z]{2}$"}, "text of the form ^[a-z]{2}$"),
        ("w1", {"pattern": "^[a-z]{2}$", "form": "two letters"}, "two letters"),
        ("wa\n", {"pattern": "^[a-z]{2}$", "form": "two letters"}, "two letters"),
        ("", {"pattern": "^[a-z]{2}$", "form": "two letters"}, "two letters"),
        ("é", {"pattern": r"^\w$", "form": "a letter"}, "a letter"),
    ],
)
def test_what_the_document_refuses_is_refused_in_its_words(
    value: Any, said: dict[str, Any], expected: str
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        check_field("x", value, field(**said))

    assert (caught.value.field, caught.value.expected) == ("x", expected)


@pytest.mark.parametrize(
    "window",
    [(0, 0, 0), (201, 0, 0), (True, 0, 0), ("5", 0, 0), (1, -1, 0), (1, 0, -1), (1.0, 0, 0)],
)
def test_a_page_outside_the_limits_is_refused(window: tuple[Any, Any, Any]) -> None:
    with pytest.raises(InvalidArgument):
        page_window(list_account_phone_numbers.OPERATION, *window)


def test_a_page_is_as_large_as_the_list_of_the_operation_allows() -> None:
    page_window(list_cnams.OPERATION, 10**9, None, None)
    page_window(list_account_phone_numbers.OPERATION, 200, 0, 0)
    page_window(listing(maximum=5000), 5000, None, None)

    with pytest.raises(InvalidArgument, match="limit=5001: expected a whole number, 1 to 5000"):
        page_window(listing(maximum=5000), 5001, None, None)
    with pytest.raises(InvalidArgument, match="limit=0: expected a whole number, 1 to 1000000000"):
        page_window(listing(), 0, None, None)


def test_what_is_counted_with_has_to_be_right_even_unchecked() -> None:
    page_window(listing(), "any", None, None, check=False)

    with pytest.raises(InvalidArgument, match="max_items='5': expected a whole number, 0 to"):
        page_window(listing(), 1, 0, "5", check=False)
    with pytest.raises(InvalidArgument, match="offset=-1: expected a whole number, 0 to"):
        page_window(listing(), 1, -1, None, check=False)


@pytest.mark.parametrize("value", [-0.5, 10.5, True, "1"])
def test_a_number_out_of_range_or_of_another_kind_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="a number, 0 to 10"):
        check_field("size", value, field("number", minimum=0, maximum=10))


@pytest.mark.parametrize("value", [0, 2.5, 10, None])
def test_a_number_within_its_limits_passes_whole_or_not(value: Any) -> None:
    check_field("size", value, field("number", minimum=0, maximum=10))

    assert value is None or value >= 0
