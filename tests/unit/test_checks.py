"""Checks on arguments."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk._arguments import checks
from flowroute_sdk.errors import InvalidArgument

ROUTE = SimpleNamespace(id="98396", type_="route")


@pytest.mark.parametrize("value", ["98396", 98396, ROUTE, SimpleNamespace(data=ROUTE)])
def test_an_id_comes_from_a_string_an_int_a_record_or_a_document(value: Any) -> None:
    assert checks.record_id("route_id", value, "route") == "98396"


def test_the_built_in_route_zero_is_an_id() -> None:
    assert checks.record_id("route_id", 0, "route") == "0"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "  ",
        "a b",
        "a/b",
        "..",
        "a\n",
        "\ud800",
        -1,
        True,
        1.5,
        pytest.param(10**5000, id="huge"),
        [],
        {},
        SimpleNamespace(id=None),
        SimpleNamespace(data=None),
        SimpleNamespace(id="7", type_="cnam"),
    ],
)
def test_what_is_no_id_is_refused_with_the_field(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="route_id"):
        checks.record_id("route_id", value, "route")


@pytest.mark.parametrize(("value", "amount"), [("3.99", "3.99"), (3.99, "3.99"), (0, "0")])
def test_a_price_is_exact(value: Any, amount: str) -> None:
    assert checks.price("max_setup_cost", value) == Decimal(amount)


@pytest.mark.parametrize(
    "value", ["", "free", -0.01, float("inf"), "NaN", None, [], pytest.param(10**5000, id="huge")]
)
def test_what_is_no_price_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="max_setup_cost"):
        checks.price("max_setup_cost", value)


def test_one_string_is_a_list_of_one() -> None:
    assert checks.text_list("media_urls", "https://a.example/b.png") == ["https://a.example/b.png"]


@pytest.mark.parametrize("value", [[], "", [""], [5], 5, None, ["\ud800"]])
def test_a_list_without_usable_strings_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="media_urls"):
        checks.text_list("media_urls", value)


@pytest.mark.parametrize("value", ["", None, "NYC", "a" * 64])
def test_text_that_may_be_left_out_passes(value: Any) -> None:
    checks.check_text("alias", value, max_length=64)

    assert value is None or len(value) <= 64


@pytest.mark.parametrize("value", ["a" * 65, 5, "\udfff", " "])
def test_text_beyond_its_limits_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="alias"):
        checks.check_text("alias", value, max_length=64)


def test_flags_and_choices_take_nothing_else() -> None:
    checks.check_flag("email", None)
    checks.check_one_of("action", "enable", ("enable", "disable"))

    with pytest.raises(InvalidArgument, match="email"):
        checks.check_flag("email", "true")
    with pytest.raises(InvalidArgument, match="enable, disable"):
        checks.check_one_of("action", "start", ("enable", "disable"))
