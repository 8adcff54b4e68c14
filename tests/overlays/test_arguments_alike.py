"""Arguments that mean the same are called the same and given in the same way."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from flowroute_sdk import Flowroute, InvalidArgument, models
from flowroute_sdk.sandbox.embedded import Sandbox

SEVERAL_CALLS = {
    *("e911s.sync", "messages.records_of", "numbers.plan_provisioning"),
    *("numbers.provision", "numbers.undo_provisioning"),
}
"""Helpers that check everything before the first of their calls."""
SENDS_NOTHING = {"messages.segments", "messages.estimate"} | {
    f"porting.{name}"
    for name in ("documents_of", "download_a_port_order_file", "has_ended", "status_of")
}
TAGS = ["numbers", "routes", "messages", "e911s", "cnams", "porting"]
NUMBER = "12066505556"


def methods(client: Flowroute) -> dict[str, Callable[..., Any]]:
    """All operations and helpers, by name."""
    return {
        f"{tag}.{name}": getattr(getattr(client, tag), name)
        for tag in TAGS
        for name in dir(getattr(client, tag))
    }


def arguments(method: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """What a method takes of its own; not what all of them take, or what only the client hears."""
    found = inspect.signature(method).parameters
    return {name: each for name, each in found.items() if name not in {"options", "max_items"}}


def test_check_can_be_switched_off_wherever_something_is_sent(client: Flowroute) -> None:
    without = {
        name
        for name, method in methods(client).items()
        if arguments(method) and "check" not in arguments(method)
    }

    assert without == SENDS_NOTHING | SEVERAL_CALLS


def test_every_call_takes_the_same_options(client: Flowroute) -> None:
    without = {
        name
        for name, method in methods(client).items()
        if "options" not in inspect.signature(method).parameters
    }

    assert without == SENDS_NOTHING


@pytest.mark.parametrize("name", ["callback_url", "cnam_id", "e911_id", "route_id", "number_id"])
def test_an_argument_is_given_by_place_or_by_name_everywhere(client: Flowroute, name: str) -> None:
    both_ways = {
        key: arguments(method)[name].kind
        for key, method in methods(client).items()
        if name in arguments(method) and key != "numbers.provision_messaging"
    }

    assert both_ways
    assert set(both_ways.values()) == {inspect.Parameter.POSITIONAL_OR_KEYWORD}


def test_a_record_is_always_called_by_its_id(client: Flowroute) -> None:
    names = {
        name
        for key, method in methods(client).items()
        if not key.endswith(("provision", "plan_provisioning"))  # these name the parts of a plan
        for name in arguments(method)
    }

    assert names & {"route", "cnam", "e911", "number", "message", "task"} == set()


@pytest.mark.parametrize(
    "exchanged",
    [
        lambda client: client.cnams.associate_cnam(NUMBER, "22790"),
        lambda client: client.e911s.associate(NUMBER, "20930"),
        lambda client: client.routes.update_primary_voice_route("100", NUMBER),
        lambda client: client.routes.update_failover_voice_route("100", NUMBER),
    ],
    ids=["caller name", "address", "route", "failover route"],
)
def test_a_number_and_a_record_that_are_exchanged_are_refused(
    client: Flowroute, sandbox: Sandbox, exchanged: Callable[[Flowroute], Any]
) -> None:
    with pytest.raises(InvalidArgument, match="number_id"):
        exchanged(client)

    assert sandbox.requests() == []


def test_without_check_a_record_of_any_type_stands_for_its_id(
    client: Flowroute, sandbox: Sandbox
) -> None:
    attributes = {"alias": "PBX", "route_type": "host", "value": "pbx.example.com"}
    other: Any = models.Route.from_dict({"id": "20930", "type": "route", "attributes": attributes})

    assert client.e911s.get_e911(other, check=False).data.id == "20930"
    with pytest.raises(InvalidArgument, match="type e911, not route"):
        client.e911s.get_e911(other)
    with pytest.raises(InvalidArgument, match="e911_id"):
        client.e911s.get_e911("../numbers", check=False)
