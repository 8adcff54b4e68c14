"""`client.e911s` against the sandbox."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute
from flowroute_sdk.errors import APIError, BadRequest, InvalidArgument, NotFound
from flowroute_sdk.sandbox.embedded import Sandbox

NUMBER = "12012673227"
ADDRESS: dict[str, Any] = {
    "label": "HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": "1182",
    "street_name": "3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
}


def test_an_address_is_created_read_changed_and_deleted(client: Flowroute) -> None:
    created = client.e911s.create_address(**ADDRESS)
    updated = client.e911s.update_address(created, label="Home")

    found = client.e911s.get_e911(created.data.id)
    assert found.data.attributes.label == "Home"
    assert found.data.attributes.street_name == "3rd Ave"
    assert updated.data.id == created.data.id
    client.e911s.delete_address(created.data)
    with pytest.raises(NotFound):
        client.e911s.get_e911(created)


def test_a_valid_address_validates_to_none_and_is_not_stored(client: Flowroute) -> None:
    before = len(list(client.e911s.list_e911s()))

    result: object = client.e911s.validate_address(**ADDRESS)

    assert result is None
    assert len(list(client.e911s.list_e911s())) == before


def test_an_address_that_cannot_be_located_is_a_bad_request(client: Flowroute) -> None:
    with pytest.raises(BadRequest, match="geocode"):
        client.e911s.validate_address(**{**ADDRESS, "country": "CA"})


def test_an_update_never_wipes_what_was_not_given(client: Flowroute, sandbox: Sandbox) -> None:
    part = {"address_type": "Suite", "address_type_number": 200}
    created = client.e911s.create_address(**ADDRESS, **part)

    client.e911s.update_address(created, city="Seattle", address_type=None)

    sent = sandbox.requests()[-1].json()
    assert sent == {"data": {"type": "e911", "attributes": {"city": "Seattle"}}}
    assert client.e911s.get_e911(created).data.attributes.address_type_number == "200"


def test_an_empty_address_type_takes_it_off(client: Flowroute, sandbox: Sandbox) -> None:
    created = client.e911s.create_address(
        **ADDRESS, address_type="Suite", address_type_number="200"
    )

    client.e911s.update_address(created, address_type="", address_type_number="")

    attributes = {"address_type": None, "address_type_number": None}
    assert sandbox.requests()[-1].json() == {"data": {"type": "e911", "attributes": attributes}}


def test_an_address_is_attached_to_a_number_and_taken_off(client: Flowroute) -> None:
    created = client.e911s.create_address(**ADDRESS)

    client.e911s.associate(created, "+1 (201) 267-3227")

    assert [number.id for number in client.e911s.list_dids_for_e911(created)] == [NUMBER]
    with pytest.raises(APIError):
        client.e911s.delete_address(created)
    client.e911s.disconnect(NUMBER)
    assert list(client.e911s.list_dids_for_e911(created.data.id)) == []


def test_addresses_are_filtered(client: Flowroute, sandbox: Sandbox) -> None:
    client.e911s.create_address(**ADDRESS)

    found = client.e911s.list_e911s(label="hq", street_name="3rd", city="sea", state="wa", limit=5)

    assert [record.attributes.label for record in found] == ["HQ"]
    assert sandbox.requests()[-1].query == ("label=hq&street_name=3rd&city=sea&state=wa&limit=5")


def test_text_and_numbers_are_sent_in_the_form_the_api_wants(
    client: Flowroute, sandbox: Sandbox
) -> None:
    given = {
        "street_number": 1182,
        "state": "wa",
        "country": "us",
        "city": " Seattle ",
    }

    client.e911s.validate_address(**{**ADDRESS, **given})

    attributes = sandbox.requests()[-1].json()["data"]["attributes"]
    assert attributes == {
        ("zip" if name == "zipcode" else name): text for name, text in ADDRESS.items()
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("label", ""),
        ("first_name", "  "),
        ("last_name", None),
        ("street_name", 5),
        ("street_number", -1),
        ("street_number", True),
        ("city", "\ud800"),
        ("state", "Washington"),
        ("state", "W1"),
        ("country", "DE"),
        ("country", None),
        ("zipcode", "1"),
        ("zipcode", 123),
        ("zipcode", 98101),
        ("zipcode", True),
        ("zipcode", "98101-1234"),
    ],
)
@pytest.mark.parametrize("method", ["validate_address", "create_address"])
def test_a_field_that_breaks_a_rule_is_named_and_not_sent(
    client: Flowroute, sandbox: Sandbox, method: str, field: str, value: object
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        getattr(client.e911s, method)(**{**ADDRESS, field: value})

    assert caught.value.problems == (caught.value,)
    assert caught.value.field == field
    assert caught.value.value == value
    assert str(caught.value).startswith(f"{field}=")
    assert sandbox.requests() == []


def test_an_integer_for_a_postal_code_is_refused_with_the_text_that_was_meant(
    client: Flowroute, sandbox: Sandbox
) -> None:
    number: Any = 2134

    with pytest.raises(InvalidArgument, match=r"zipcode=2134: .*'02134'"):
        client.e911s.update_address("20930", zipcode=number)

    assert sandbox.requests() == []


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"address_type": "Suite"}, "address_type_number"),
        ({"address_type_number": "200"}, "address_type"),
    ],
)
def test_type_and_number_of_a_part_come_together(
    client: Flowroute, sandbox: Sandbox, given: dict[str, str], named: str
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        client.e911s.create_address(**ADDRESS, **given)

    assert caught.value.field == named
    assert sandbox.requests() == []


async def test_all_fields_that_break_a_rule_are_told_at_once(
    client: Flowroute, async_client: AsyncFlowroute, sandbox: Sandbox
) -> None:
    wrong: dict[str, Any] = {"label": " ", "state": "Washington", "zipcode": 2134}
    part = {"address_type": "Suite"}

    with pytest.raises(InvalidArgument) as caught:
        client.e911s.create_address(**{**ADDRESS, **wrong, **part})
    with pytest.raises(InvalidArgument) as validated:
        await async_client.e911s.validate_address(**{**ADDRESS, **wrong, **part})
    with pytest.raises(InvalidArgument) as updated:
        await async_client.e911s.update_address("20930", **wrong)

    error, problems = caught.value, caught.value.problems
    assert {each.field: each.value for each in problems} == {**wrong, "address_type_number": None}
    assert (error.field, error.value, error.expected) == ("label", " ", problems[0].expected)
    assert str(error) == "; ".join(str(each) for each in problems) == str(validated.value)
    assert [each.field for each in updated.value.problems] == list(wrong)
    twin = pickle.loads(pickle.dumps(error))
    assert [str(each) for each in twin.problems] == [str(each) for each in problems]
    assert problems[0].problems == (problems[0],)
    assert sandbox.requests() == []


@pytest.mark.parametrize("change", [{}, {"zipcode": "1"}, {"state": ""}, {"country": "DE"}])
def test_an_update_is_checked_too(
    client: Flowroute, sandbox: Sandbox, change: dict[str, str]
) -> None:
    with pytest.raises(InvalidArgument):
        client.e911s.update_address("20930", **change)

    assert sandbox.requests() == []


def test_check_false_leaves_the_judgement_to_the_server(client: Flowroute) -> None:
    with pytest.raises(APIError) as caught:
        client.e911s.validate_address(**{**ADDRESS, "zipcode": "1"}, check=False)

    assert caught.value.status == 422


async def test_the_async_client_does_the_same(async_client: AsyncFlowroute) -> None:
    created = await async_client.e911s.create_address(**ADDRESS)
    first = await async_client.e911s.list_e911s(limit=1)
    records = [record async for record in async_client.e911s.list_e911s(limit=1)]

    assert len(first.data) == 1
    assert created.data.id in [record.id for record in records]
    raw = await async_client.with_raw_response.e911s.get_e911(created)
    assert raw.parse() == await async_client.e911s.get_e911(created)
