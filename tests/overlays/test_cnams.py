"""`client.cnams` against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.errors import APIError, InvalidArgument, NotFound
from flowroute_sdk.sandbox.embedded import Sandbox

NUMBER = "12012673227"


def test_a_name_is_handed_in_changed_and_deleted(client: Flowroute, sandbox: Sandbox) -> None:
    created = client.cnams.create_cnam_record("Bob & Law")
    assert sandbox.requests()[-1].json() == {"value": "Bob & Law"}

    updated = client.cnams.update_cnam_record(created, value="BOB LAW")

    assert updated.data.attributes.value == "BOB LAW"
    assert client.cnams.get_cnam(created.data.id).data.attributes.is_approved is False
    client.cnams.remove_cnam(created.data)
    with pytest.raises(NotFound, match=created.data.id):
        client.cnams.get_cnam(created)


def test_an_approved_name_is_given_to_a_number_and_taken_off(
    client: Flowroute, sandbox: Sandbox
) -> None:
    created = client.cnams.create_cnam_record("REGENCE TWO")
    with pytest.raises(APIError):
        client.cnams.associate_cnam(created, NUMBER)
    sandbox.approve_cnam(created.data.id)

    associated = client.cnams.associate_cnam(created, "(201) 267-3227")
    unassociated = client.cnams.unassociate_cnam(int(NUMBER))

    assert associated.data.id == created.data.id
    assert unassociated.data.id is None


def test_names_are_filtered(client: Flowroute, sandbox: Sandbox) -> None:
    approved = list(client.cnams.list_cnams(is_approved=True, limit=1))
    client.cnams.list_cnams(
        value="inc", starts_with="REG", contains="ENCE", ends_with="INC", offset=0
    )

    assert {record.attributes.is_approved for record in approved} == {True}
    assert sandbox.requests()[-1].query == (
        "value=inc&starts_with=REG&contains=ENCE&ends_with=INC&limit=1000&offset=0"
    )


def test_pages_of_names_have_no_maximum(client: Flowroute) -> None:
    assert client.cnams.list_cnams(limit=100_000).data


@pytest.mark.parametrize("value", ["A" * 16, "12065551234", "CAFÉ", "", None, 5])
def test_a_name_that_breaks_a_rule_is_not_sent(
    client: Flowroute, sandbox: Sandbox, value: Any
) -> None:
    with pytest.raises(InvalidArgument, match="value"):
        client.cnams.create_cnam_record(value)
    with pytest.raises(InvalidArgument, match="value"):
        client.cnams.update_cnam_record("23453", value=value)

    assert sandbox.requests() == []


def test_an_unchecked_name_is_the_servers_to_refuse(client: Flowroute, sandbox: Sandbox) -> None:
    with pytest.raises(APIError):
        client.cnams.create_cnam_record("A" * 16, check=False)

    assert sandbox.requests()[-1].json() == {"value": "A" * 16}


def test_another_record_is_no_name(client: Flowroute) -> None:
    route = client.routes.list_inbound_routes().data[0]

    with pytest.raises(InvalidArgument, match="type cnam, not route"):
        client.cnams.get_cnam(route)  # type: ignore[arg-type]
