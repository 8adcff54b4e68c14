from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import envelope, error_of

SEATTLE = {
    "label": "HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": "1182",
    "street_name": "3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zip": "98101",
}


def address(**changes: Any) -> dict[str, Any]:
    return envelope("e911", **{**SEATTLE, **changes})


def test_a_created_address_can_be_read_changed_and_deleted(api: httpx.Client) -> None:
    created = api.post("/v2/e911s", json=address()).json()["data"]
    path = f"/v2/e911s/{created['id']}"

    changed = api.patch(path, json=envelope("e911", label="Old HQ")).json()["data"]
    deleted = api.delete(path)

    assert created["attributes"] == SEATTLE
    assert changed["attributes"] == {**SEATTLE, "label": "Old HQ"}
    assert deleted.status_code == 204
    assert deleted.content == b""
    error_of(api.get(path), 404)


def test_validating_stores_nothing(api: httpx.Client) -> None:
    before = api.get("/v2/e911s").json()

    response = api.post("/v2/e911s/validate", json=address())

    assert response.status_code == 204
    assert api.get("/v2/e911s").json() == before


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "NY"},
        {"zip": "9810"},
        {"zip": "00000"},
        {"country": "CA"},
        {"state": "ON", "zip": "M4C 5K7"},
        {"state": "BC", "country": "CA", "zip": "M4C 5K7"},
        {"state": "ZZ"},
    ],
)
def test_an_address_that_contradicts_itself_is_not_geocoded(
    api: httpx.Client, changes: dict[str, Any]
) -> None:
    error = error_of(api.post("/v2/e911s/validate", json=address(**changes)), 400)

    assert error["title"] == "Client Error"
    assert error["detail"].startswith("Could not geocode this address.")


@pytest.mark.parametrize("postal_code", ["M4C 5K7", "M4C5K7", "k1a 0b1"])
def test_a_canadian_address_is_accepted(api: httpx.Client, postal_code: str) -> None:
    wanted = address(city="Toronto", state="ON", country="CA", zip=postal_code)

    assert api.post("/v2/e911s/validate", json=wanted).status_code == 204


@pytest.mark.parametrize(
    ("changes", "field", "part"),
    [
        ({"zip": "1"}, "zip", "between 4 and 7"),
        ({"zip": "98101-1234"}, "zip", "between 4 and 7"),
        ({"label": "  "}, "label", "blank"),
        ({"country": "FR"}, "country", "US, CA"),
        ({"state": "Washington"}, "state", "form"),
        ({"address_type": "Cave", "address_type_number": "1"}, "address_type", "Suite"),
        ({"address_type": "Suite"}, "address_type_number", "address_type"),
        ({"first_name": 7}, "first_name", "string"),
        ({"zip_code": "98101"}, "zip_code", "Unknown"),
    ],
)
def test_a_wrong_field_is_named_in_an_object(
    api: httpx.Client, changes: dict[str, Any], field: str, part: str
) -> None:
    error = error_of(api.post("/v2/e911s", json=address(**changes)), 422)

    assert "title" not in error
    assert part in error["detail"]["data"]["attributes"][field][0]


def test_every_wrong_field_is_named_at_once(api: httpx.Client) -> None:
    error = error_of(api.post("/v2/e911s", json=envelope("e911", zip="1")), 422)

    assert set(error["detail"]["data"]["attributes"]) == set(SEATTLE)


def test_the_address_type_is_capitalised(api: httpx.Client) -> None:
    wanted = address(address_type="SUITE", address_type_number="200")

    attributes = api.post("/v2/e911s", json=wanted).json()["data"]["attributes"]

    assert attributes["address_type"] == "Suite"


def test_an_update_can_take_the_address_type_off(api: httpx.Client) -> None:
    created = api.post("/v2/e911s", json=address(address_type="Key", address_type_number="1"))
    path = f"/v2/e911s/{created.json()['data']['id']}"
    nothing = envelope("e911", address_type=None, address_type_number=None)

    changed = api.patch(path, json=nothing).json()["data"]["attributes"]

    assert changed == SEATTLE


def test_an_update_is_validated_as_a_whole(api: httpx.Client) -> None:
    created = api.post("/v2/e911s", json=address()).json()["data"]
    path = f"/v2/e911s/{created['id']}"

    error_of(api.patch(path, json=envelope("e911", state="OR")), 400)

    assert api.get(path).json()["data"] == created


def test_old_records_say_usa(api: httpx.Client) -> None:
    assert api.get("/v2/e911s/20930").json()["data"]["attributes"]["country"] == "USA"


def test_the_compact_form_is_accepted_as_well(api: httpx.Client) -> None:
    created = api.post("/v2/e911s", json=SEATTLE)

    assert created.status_code == 201
    assert created.json()["data"]["attributes"] == SEATTLE


def test_a_label_may_be_used_twice(api: httpx.Client) -> None:
    ids = {api.post("/v2/e911s", json=address()).json()["data"]["id"] for _ in range(2)}

    assert len(ids) == 2


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("label=OFFICE", ["20930"]),
        ("street_name=danforth", ["21300"]),
        ("city=seat&state=wa", ["20930", "21299"]),
        ("city=nowhere", []),
    ],
)
def test_lists_are_filtered(api: httpx.Client, query: str, ids: list[str]) -> None:
    found = api.get(f"/v2/e911s?{query}").json()["data"]

    assert [one["id"] for one in found] == ids


def test_a_record_in_use_cannot_be_deleted(api: httpx.Client) -> None:
    error = error_of(api.delete("/v2/e911s/20930"), 403)

    assert error["detail"] == "Please disassociate all numbers before deleting."


def test_the_numbers_of_a_record_follow_its_assignments(api: httpx.Client) -> None:
    path = "/v2/e911s/20930/relationships/numbers"
    api.patch("/v2/numbers/16502390214/relationships/e911s/20930")
    api.delete("/v2/numbers/12062011682/relationships/e911s")

    page = api.get(path).json()

    assert [one["id"] for one in page["data"]] == ["12066505556", "16502390214"]
    assert page["data"][1]["attributes"] == {"alias": None, "value": "16502390214"}
    assert page["links"]["self"].endswith(f"{path}?limit=10&offset=0")


def test_assigning_another_record_replaces_the_first(api: httpx.Client) -> None:
    number = "/v2/numbers/12062011682"

    again = [api.patch(f"{number}/relationships/e911s/{one}") for one in ("21299", "21299")]

    assert [response.status_code for response in again] == [204, 204]
    relationship = api.get(number).json()["data"]["relationships"]["e911_address"]
    assert relationship == {"data": {"id": "21299", "type": "e911"}}


def test_a_toll_free_number_can_have_an_address(api: httpx.Client) -> None:
    response = api.patch("/v2/numbers/18552003001/relationships/e911s/21299")

    assert response.status_code == 204


def test_disconnecting_twice_is_no_error(api: httpx.Client) -> None:
    path = "/v2/numbers/12062011682/relationships/e911s"

    assert [api.delete(path).status_code for _ in range(2)] == [204, 204]
