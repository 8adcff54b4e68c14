from email.utils import parsedate_to_datetime

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import envelope, error_of


def create(api: httpx.Client, value: str) -> str:
    response = api.post("/v2/cnams", json={"value": value})
    assert response.status_code == 201
    cnam_id: str = response.json()["data"]["id"]
    return cnam_id


def attributes(api: httpx.Client, cnam_id: str) -> dict[str, object]:
    found: dict[str, object] = api.get(f"/v2/cnams/{cnam_id}").json()["data"]["attributes"]
    return found


def test_a_new_record_waits_for_its_review(api: httpx.Client) -> None:
    found = attributes(api, create(api, "Bob Law"))

    assert found["value"] == "Bob Law"
    assert found["is_approved"] is False
    assert found["rejection_reason"] is None
    assert found["approval_datetime"] is None
    assert str(found["creation_datetime"])[10] == " "
    assert str(found["creation_datetime"]).endswith("+00:00")


@pytest.mark.parametrize("value", ["1234", "SIXTEEN LETTERS!", "A" * 16, "NO*STARS", ""])
def test_a_value_outside_the_rules_is_refused(api: httpx.Client, value: str) -> None:
    error = error_of(api.post("/v2/cnams", json={"value": value}), 422)

    assert error["detail"]["value"]


def test_a_value_can_be_handed_in_once(api: httpx.Client) -> None:
    error_of(api.post("/v2/cnams", json={"value": "regence inc"}), 422)


def test_the_json_api_form_is_accepted_as_well(api: httpx.Client) -> None:
    response = api.post("/v2/cnams", json=envelope("cnam", value="MY BUSINESS"))

    assert response.json()["data"]["attributes"]["value"] == "MY BUSINESS"


def test_a_record_is_approved_by_the_control_plane(sandbox: Sandbox, api: httpx.Client) -> None:
    cnam_id = create(api, "MY BUSINESS")
    path = f"/v2/numbers/12012673227/relationships/cnams/{cnam_id}"
    error_of(api.patch(path), 422)

    sandbox.approve_cnam(cnam_id)

    assert attributes(api, cnam_id)["is_approved"] is True
    assert api.patch(path).status_code == 202


def test_a_rejected_record_has_a_reason(sandbox: Sandbox, api: httpx.Client) -> None:
    cnam_id = create(api, "MY BUSINESS")

    sandbox.reject_cnam(cnam_id, "Too generic.")

    assert attributes(api, cnam_id)["rejection_reason"] == "Too generic."


def test_the_review_takes_48_hours(sandbox: Sandbox, api: httpx.Client) -> None:
    good, bad = create(api, "MY BUSINESS"), create(api, "CALL 5551234567")

    sandbox.advance(47 * 3600)
    early = attributes(api, good)
    sandbox.advance(3600)

    assert early["is_approved"] is False
    assert attributes(api, good)["is_approved"] is True
    assert attributes(api, bad)["rejection_reason"] == "Phone numbers are not allowed."


def test_assigning_answers_with_an_integer_id(api: httpx.Client) -> None:
    response = api.patch("/v2/numbers/12012673227/relationships/cnams/22671")

    data = response.json()["data"]
    assert response.status_code == 202
    assert data["id"] == 22671
    assert parsedate_to_datetime(data["attributes"]["date_created"]).tzinfo is not None


def test_unassigning_answers_with_a_null_id(api: httpx.Client) -> None:
    response = api.delete("/v2/numbers/12062011682/relationships/cnams")

    assert response.status_code == 202
    assert response.json()["data"]["id"] is None
    number = api.get("/v2/numbers/12062011682").json()["data"]
    assert number["relationships"]["cnam_preset"] == {"data": None}


@pytest.mark.parametrize("number", ["18552003001", "14164390052"])
def test_only_us_long_codes_have_a_name(api: httpx.Client, number: str) -> None:
    error_of(api.patch(f"/v2/numbers/{number}/relationships/cnams/22671"), 422)


def test_an_approved_record_names_its_numbers(api: httpx.Client) -> None:
    used = api.get("/v2/cnams/22671").json()
    unused = api.get("/v2/cnams/17604").json()
    pending = api.get("/v2/cnams/23453").json()

    assert used["data"]["relationships"]["numbers"]["data"] == [
        {"id": "12062011682", "type": "number"}
    ]
    assert used["included"][0]["id"] == "12062011682"
    assert unused["data"]["relationships"]["numbers"]["data"] == []
    assert "included" not in unused
    assert "relationships" not in pending["data"]


def test_deleting_takes_the_name_off_its_numbers(api: httpx.Client) -> None:
    assert api.delete("/v2/cnams/22671").status_code == 204

    number = api.get("/v2/numbers/12062011682").json()["data"]
    assert number["relationships"]["cnam_preset"] == {"data": None}
    error = error_of(api.delete("/v2/cnams/22671"), 404)
    assert error["title"] == "Resource not found"


def test_only_a_pending_record_can_be_changed(api: httpx.Client) -> None:
    changed = api.patch("/v2/cnams/23453", json=envelope("cnam", value="NEW NAME"))

    assert changed.json()["data"]["attributes"] == {"value": "NEW NAME"}
    error_of(api.patch("/v2/cnams/22671", json=envelope("cnam", value="NEW NAME 2")), 422)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("is_approved=true", ["17604", "22671"]),
        ("is_approved=True&value=inc", ["22671"]),
        ("starts_with=fr", ["23453"]),
        ("ends_with=CLAUS", ["23452"]),
        ("contains=A%20CL", ["23452"]),
    ],
)
def test_lists_are_filtered(api: httpx.Client, query: str, ids: list[str]) -> None:
    found = api.get(f"/v2/cnams?{query}").json()["data"]

    assert [one["id"] for one in found] == ids


def test_links_of_the_list_write_true_with_a_capital(api: httpx.Client) -> None:
    links = api.get("/v2/cnams?is_approved=true").json()["links"]

    assert "is_approved=True&limit=10&offset=0" in links["self"]


def test_the_end_of_a_review_shows_wherever_the_record_is_shown(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    state = sandbox.dump()
    pending = next(one for one in state["cnams"] if one["id"] == "23453")
    pending["created_at"] -= 3 * 86400
    state["numbers"][0]["cnam"] = "23453"
    sandbox.load(state)

    document = api.get(f"/v2/numbers/{state['numbers'][0]['id']}").json()

    (shown,) = (one for one in document["included"] if one["type"] == "cnam")
    assert shown["attributes"]["is_approved"] is True
