"""Where routes lead, and through which point of presence."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk._arguments.targets import edge_strategy, route_value
from flowroute_sdk.errors import InvalidArgument


@pytest.mark.parametrize(
    ("route_type", "value", "sent"),
    [
        ("number", "+1 (647) 699-8778", "16476998778"),
        ("number", 16476998778, "16476998778"),
        ("number", "647-699-8778;weight=3", "16476998778;weight=3"),
        ("host", "24.239.23.40:5060", "24.239.23.40:5060"),
        ("uri", "sip:alice@atlanta.com;transport=tls", "sip:alice@atlanta.com;transport=tls"),
        (None, "16476998778", "16476998778"),
    ],
)
def test_a_phone_number_becomes_digits_and_the_rest_stays(
    route_type: str | None, value: Any, sent: str
) -> None:
    assert route_value(route_type, value, check=True) == sent


@pytest.mark.parametrize(
    ("route_type", "value"),
    [("number", "home"), ("number", ""), ("host", ""), ("host", 5), (None, " "), ("number", None)],
)
def test_a_target_that_cannot_be_one_is_refused(route_type: str | None, value: Any) -> None:
    with pytest.raises(InvalidArgument, match="value"):
        route_value(route_type, value, check=True)


def test_an_unchecked_target_is_sent_as_given() -> None:
    assert route_value("number", "home", check=False) == "home"


@pytest.mark.parametrize("value", [2, "2", SimpleNamespace(id="2")])
def test_a_point_of_presence_is_a_number_an_id_or_a_record(value: Any) -> None:
    assert edge_strategy(value, check=True) == 2


@pytest.mark.parametrize("value", ["two", "", True, SimpleNamespace(id=None)])
def test_what_is_no_point_of_presence_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="edge_strategy_id"):
        edge_strategy(value, check=True)


def test_no_point_of_presence_and_an_unchecked_one_pass() -> None:
    assert edge_strategy(None, check=True) is None
    assert edge_strategy("two", check=False) == "two"
