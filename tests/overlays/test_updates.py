"""What all updates have in common."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.errors import InvalidArgument
from flowroute_sdk.sandbox.embedded import Sandbox

RESOURCES = {
    "update_a_phone_number": "numbers",
    "update_an_inbound_route": "routes",
    "update_address": "e911s",
}
UPDATES: dict[str, Callable[..., Any]] = {
    "update_a_phone_number": lambda client, **options: client.numbers.update_a_phone_number(
        "12012673227", **options
    ),
    "update_an_inbound_route": lambda client, **options: client.routes.update_an_inbound_route(
        "98399", **options
    ),
    "update_address": lambda client, **options: client.e911s.update_address("20930", **options),
}


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_that_changes_nothing_is_not_sent(
    client: Flowroute, sandbox: Sandbox, name: str
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        UPDATES[name](client)

    method = getattr(getattr(client, RESOURCES[name]), name)
    parameters = inspect.signature(method).parameters.values()
    fields = {each.name for each in parameters if each.default is None}
    head, _, named = str(caught.value).rpartition(": ")
    assert head == f"{name}=None: expected at least one field to change"
    assert set(named.split(", ")) == fields
    assert sandbox.requests() == []


@pytest.mark.parametrize("name", UPDATES)
def test_a_misspelt_field_of_an_update_is_named_with_the_nearest(
    client: Flowroute, sandbox: Sandbox, name: str
) -> None:
    wrong, right = ("lable", "label") if "address" in name else ("alis", "alias")

    with pytest.raises(TypeError, match=rf"\.{name}\(\) got .* '{wrong}': did you mean {right}\?"):
        UPDATES[name](client, **{wrong: "x"})

    assert sandbox.requests() == []


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_of_a_field_that_has_no_argument_is_sent(
    client: Flowroute, sandbox: Sandbox, name: str
) -> None:
    field = {"alias": "by hand"} if "address" not in name else {"label": "by hand"}
    extra = field if "number" in name else {"data": {"attributes": field}}

    UPDATES[name](client, extra_body=extra)

    assert "by hand" in sandbox.requests()[-1].body
