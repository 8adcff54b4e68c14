from itertools import chain, pairwise
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import client_of, envelope, error_of


def ids(response: httpx.Response) -> list[str]:
    return [one["id"] for one in response.json()["data"]]


def test_area_codes_are_listed_page_by_page(api: httpx.Client) -> None:
    first = api.get("/v2/numbers/available/areacodes?limit=400")
    second = api.get("/v2/numbers/available/areacodes?limit=400&offset=400")

    codes = ids(first) + ids(second)
    assert codes == sorted(set(codes))
    assert {"206", "212", "416", "888"} <= set(codes)
    assert "next" not in (second if second.json()["data"] else first).json()["links"]


def test_a_setup_cost_is_cut_to_whole_dollars(api: httpx.Client) -> None:
    page = api.get("/v2/numbers/available/areacodes?max_setup_cost=3.99&limit=400")

    assert "212" not in ids(page)
    assert "max_setup_cost=3&" in page.json()["links"]["self"]


def test_following_the_links_leads_from_area_code_to_numbers(api: httpx.Client) -> None:
    area = api.get("/v2/numbers/available/areacodes?limit=1&offset=50").json()["data"][0]
    exchange = api.get(area["links"]["related"]).json()["data"][0]
    number = api.get(exchange["links"]["related"]).json()["data"][0]

    assert exchange["id"].startswith(area["id"])
    assert number["id"].startswith("1" + exchange["id"])
    assert "relationships" not in number


def test_the_country_code_is_assumed(api: httpx.Client) -> None:
    page = api.get("/v2/numbers/available?starts_with=646&limit=3").json()

    assert all(one["id"].startswith("1646") for one in page["data"])
    assert "starts_with=1646" in page["links"]["self"]


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("state=WA", lambda number: number["attributes"]["state"] == "wa"),
        ("iso_country=CA", lambda number: number["attributes"]["monthly_cost"] == 1.5),
        (
            "number_type=toll-free",
            lambda number: number["attributes"]["number_type"] == "toll-free",
        ),
        (
            "rate_center=NWYRCYZN01&state=ny",
            lambda number: number["attributes"]["rate_center"] == "nwyrcyzn01",
        ),
        ("contains=555", lambda number: "555" in number["id"]),
        (
            "starts_with=206&ends_with=7",
            lambda number: number["id"].startswith("1206") and number["id"].endswith("7"),
        ),
    ],
)
def test_all_filters_of_the_search_combine(api: httpx.Client, query: str, matches: Any) -> None:
    found = api.get(f"/v2/numbers/available?{query}&limit=20").json()["data"]

    assert found
    assert all(matches(number) for number in found)


@pytest.mark.parametrize("order", ["number", "tn,asc", "value"])
def test_the_search_is_sorted_by_number(api: httpx.Client, order: str) -> None:
    found = ids(api.get(f"/v2/numbers/available?order_by={order}&state=wy&limit=200"))

    assert found == sorted(found)


def test_the_search_can_be_sorted_backwards_and_by_cost(api: httpx.Client) -> None:
    backwards = ids(api.get("/v2/numbers/available?order_by=tn,desc&limit=200"))
    dearest = api.get("/v2/numbers/available?order_by=monthly_cost,desc&limit=1").json()["data"]

    assert all(left > right for left, right in pairwise(backwards))
    assert dearest[0]["attributes"]["monthly_cost"] == 1.5


def test_the_inventory_is_the_same_for_every_run_with_a_seed(api: httpx.Client) -> None:
    query = "/v2/numbers/available?contains=77&limit=50&offset=20"
    found = ids(api.get(query))

    with Sandbox(empty=True) as same, client_of(same) as same_api:
        assert ids(same_api.get(query)) == found
    with Sandbox(empty=True, seed=2) as other, client_of(other) as other_api:
        assert ids(other_api.get(query)) != found


def test_pages_put_together_are_the_whole(api: httpx.Client) -> None:
    query = "/v2/numbers/available?starts_with=1307"
    whole = ids(api.get(f"{query}&limit=100"))

    parts = [ids(api.get(f"{query}&limit=25&offset={offset}")) for offset in (0, 25, 50, 75)]

    assert list(chain.from_iterable(parts)) == whole


def test_a_purchase_moves_a_number_and_charges_for_it(sandbox: Sandbox, api: httpx.Client) -> None:
    number = ids(api.get("/v2/numbers/available?starts_with=1206&limit=1"))[0]
    before = sandbox.balance

    bought = api.post(f"/v2/numbers/{number}")

    assert bought.status_code == 201
    data = bought.json()["data"]
    assert data["relationships"]["primary_route"] == {"data": {"id": "0", "type": "route"}}
    assert data["attributes"]["messaging_enabled"] is False
    assert bought.json()["included"][0]["attributes"]["alias"] == "sip-reg"
    assert before - sandbox.balance == 2.25
    assert number in ids(api.get("/v2/numbers?limit=200"))
    assert number not in ids(api.get("/v2/numbers/available?starts_with=1206&limit=200"))


def test_a_number_cannot_be_bought_twice(api: httpx.Client) -> None:
    number = ids(api.get("/v2/numbers/available?limit=1"))[0]
    api.post(f"/v2/numbers/{number}")

    error_of(api.post(f"/v2/numbers/{number}"), 422)


def test_a_number_that_is_not_on_offer_cannot_be_bought(api: httpx.Client) -> None:
    error_of(api.post("/v2/numbers/12065550000"), 404)


def test_nothing_is_bought_without_money(sandbox: Sandbox, api: httpx.Client) -> None:
    number = ids(api.get("/v2/numbers/available?limit=1"))[0]
    sandbox.balance = 1

    error_of(api.post(f"/v2/numbers/{number}"), 403)

    assert sandbox.balance == 1
    assert number in ids(api.get("/v2/numbers/available?limit=1"))


@pytest.mark.parametrize("number", ["12012673227", "16502390214"])
def test_a_released_number_returns_to_the_inventory(api: httpx.Client, number: str) -> None:
    assert api.delete(f"/v2/numbers/{number}").status_code == 204

    assert number in ids(api.get(f"/v2/numbers/available?starts_with={number}"))
    assert number[1:7] in ids(
        api.get(f"/v2/numbers/available/exchanges?areacode={number[1:4]}&limit=200")
    )
    assert api.post(f"/v2/numbers/{number}").status_code == 201


def test_releasing_a_stranger_gives_the_documented_404(api: httpx.Client) -> None:
    error = error_of(api.delete("/v2/numbers/19999999999"), 404)

    assert error["detail"] == "Could not find that resource on your account."
    assert "title" not in error


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("starts_with=206", ["12062011682", "12066505556"]),
        ("starts_with=%2B1206&ends_with=2", ["12062011682"]),
        ("contains=9005", ["14164390052"]),
        ("alias=Support%20line", ["18552003001"]),
        ("alias=support%20line", []),
    ],
)
def test_owned_numbers_are_filtered(api: httpx.Client, query: str, found: list[str]) -> None:
    assert ids(api.get(f"/v2/numbers?{query}")) == found


def test_owned_numbers_in_lists_have_no_relationships(api: httpx.Client) -> None:
    number = api.get("/v2/numbers?limit=1").json()["data"][0]

    assert set(number) == {"attributes", "id", "links", "type"}
    assert "messaging_enabled" not in number["attributes"]


def test_details_include_what_the_number_uses(api: httpx.Client) -> None:
    document = api.get("/v2/numbers/12062011682").json()

    included = [(one["type"], one["id"]) for one in document["included"]]
    assert included == [
        ("route", "98396"),
        ("route", "98397"),
        ("cnam", "22671"),
        ("e911", "20930"),
    ]


def test_an_update_changes_what_is_given(api: httpx.Client) -> None:
    change = {"type": "number", "alias": "NYC Number", "cnam_lookups_enabled": "false"}

    attributes = api.patch("/v2/numbers/12012673227", json=change).json()["data"]["attributes"]

    assert attributes["alias"] == "NYC Number"
    assert attributes["cnam_lookups_enabled"] is False
    assert attributes["messaging_enabled"] is True


def test_messaging_is_enabled_by_a_task(api: httpx.Client) -> None:
    change = {"type": "number", "messaging_enabled": True}

    at_once = api.patch("/v2/numbers/16502390214", json=change).json()
    later = api.get("/v2/numbers/16502390214").json()

    assert at_once["data"]["attributes"]["messaging_enabled"] is False
    assert at_once["included"][-1]["type"] == "messaging-provision"
    assert later["data"]["attributes"]["messaging_enabled"] is True


def test_a_purchase_with_messaging_while_provisioning_is_down_is_partial(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    number = ids(api.get("/v2/numbers/available?limit=1"))[0]
    sandbox.set_provisioning(available=False)

    response = api.post(f"/v2/numbers/{number}?messaging_enabled=true")

    assert response.status_code == 207
    assert response.json()["data"]["id"] == number
    assert response.json()["errors"][0]["status"] == 503
    assert api.get(f"/v2/numbers/{number}").status_code == 200


def test_a_provisioning_task_takes_its_time(slow_sandbox: Sandbox) -> None:
    with client_of(slow_sandbox) as api:
        wish = {"numbers": ["16502390214", "12012673227", "19995550000"], "action": "enable"}
        task = api.post("/v2/message-provision", json=wish).json()["data"]
        path = f"/v2/message-provision/status/{task['id']}"

        early = api.get(path).json()["data"]["attributes"]
        slow_sandbox.advance(10)
        late = api.get(path).json()["data"]["attributes"]

    assert early["status"] == "processing"
    assert early["numbers"]["processing"] == ["16502390214", "12012673227"]
    assert late["numbers"] == {
        "successful": ["16502390214", "12012673227"],
        "processing": [],
        "failed": ["19995550000"],
    }


def test_provisioning_one_number_answers_with_it(api: httpx.Client) -> None:
    wish = {"numbers": ["12012673227"], "action": "disable"}

    response = api.post("/v2/message-provision", json=wish)

    assert response.status_code == 201
    assert response.headers["content-type"] == "application/json"
    assert response.json()["data"]["attributes"]["tn"] == "12012673227"
    details = api.get("/v2/numbers/12012673227").json()
    assert details["data"]["attributes"]["messaging_enabled"] is False


def test_a_number_level_callback_must_be_an_address(api: httpx.Client) -> None:
    path = "/v2/numbers/12012673227/relationships/sms_callback"

    good = api.post(path, json={"data": {"attributes": {"callback_url": "https://a.example/"}}})
    compact = api.post(path, json={"callback_url": "https://a.example/"})

    assert (good.status_code, compact.status_code) == (204, 204)
    error_of(api.post(path, json={"callback_url": "nowhere"}), 422)


def test_the_json_api_form_is_refused_where_only_the_compact_one_is_known(
    api: httpx.Client,
) -> None:
    wish = envelope("message_provisioning_status", numbers=["12012673227"], action="enable")

    error_of(api.post("/v2/message-provision", json=wish), 422)


def test_links_keep_the_plus_of_another_country(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.load({"numbers": [{"id": "49301234567"}, {"id": "49301234568"}]})

    first = api.get("/v2/numbers?starts_with=%2B4930&limit=1").json()
    second = api.get(first["links"]["next"]).json()

    assert [one["id"] for one in second["data"]] == ["49301234568"]


@pytest.fixture(scope="module")
def everything(server: Sandbox) -> list[str]:
    """The inventory, number by number, as it comes page by page."""
    server.reset()
    with client_of(server) as api:
        found: list[str] = []
        for area in ("206", "307", "416", "800"):
            found += ids(api.get(f"/v2/numbers/available?starts_with=1{area}&limit=200"))
        return found


@pytest.mark.parametrize(
    ("start", "contains", "end"),
    [
        ("", "1206", ""),
        ("1206", "06", "7"),
        ("1206", "", "77"),
        ("12062", "2", "2"),
        ("1307", "77", ""),
        ("1800", "8002", ""),
        ("1416", "0", "00"),
        ("", "20", "206"),
        ("1206", "123456", ""),
        ("1206", "", "123456"),
    ],
)
def test_a_search_by_digits_finds_what_listing_everything_would(
    api: httpx.Client, everything: list[str], start: str, contains: str, end: str
) -> None:
    expected = [
        one for one in everything if one.startswith(start) and contains in one and one.endswith(end)
    ]
    filters = {"starts_with": start, "contains": contains, "ends_with": end}
    query = {name: digits for name, digits in filters.items() if digits}
    found, offset = [], 0

    while page := ids(
        api.get("/v2/numbers/available", params={**query, "limit": 200, "offset": offset})
    ):
        found += page
        offset += len(page)
        if offset > 4000:
            break

    assert set(expected) <= set(found)
    assert all(one.startswith(start) and contains in one and one.endswith(end) for one in found)
    assert found == sorted(set(found))


@pytest.mark.parametrize("cut", range(1, 11))
def test_every_number_is_found_by_each_of_its_ends(
    api: httpx.Client, everything: list[str], cut: int
) -> None:
    for number in everything[:: len(everything) // 5]:
        for query in ({"contains": number[cut - 1 : cut + 5]}, {"ends_with": number[cut:]}):
            narrowed = {**query, "starts_with": number[:5], "limit": 200}
            assert number in ids(api.get("/v2/numbers/available", params=narrowed)), narrowed


def test_a_returned_number_is_found_again_where_it_belongs(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    api.delete("/v2/numbers/12062011682")

    by_end = ids(api.get("/v2/numbers/available?starts_with=1206201&ends_with=1682"))
    by_middle = ids(api.get("/v2/numbers/available?contains=0620116"))

    assert by_end == ["12062011682"]
    assert "12062011682" in by_middle
