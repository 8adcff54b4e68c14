import time
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import AccountError, ControlError, Sandbox

from tests.sandbox.conftest import client_of, envelope, error_of


def test_a_reset_brings_the_first_account_back(sandbox: Sandbox, api: httpx.Client) -> None:
    first = api.get("/v2/numbers").json()
    api.delete("/v2/numbers/12012673227")
    sandbox.advance(1000)

    assert api.post("/_sandbox/reset").status_code == 204

    assert api.get("/v2/numbers").json() == first
    assert abs(api.get("/_sandbox/clock").json()["now"] - time.time()) < 100


def test_a_dumped_state_can_be_loaded_again(api: httpx.Client) -> None:
    api.post("/v2/cnams", json={"value": "SHOP"})
    state = api.get("/_sandbox/state").json()
    api.post("/_sandbox/reset")

    assert api.put("/_sandbox/state", json=state).status_code == 204

    assert api.get("/_sandbox/state").json() == state
    assert api.get("/v2/cnams?value=shop").json()["data"]


def test_a_state_that_does_not_fit_is_refused_and_changes_nothing(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    before = sandbox.dump()

    error = error_of(api.put("/_sandbox/state", json={"numbers": [{"id": 5}]}), 400)

    assert "numbers[0].id" in error["detail"]
    assert sandbox.dump() == before
    with pytest.raises(AccountError, match="routes"):
        sandbox.load({"routes": [{}]})


def test_ids_of_a_loaded_state_are_not_given_again(sandbox: Sandbox, api: httpx.Client) -> None:
    taken = {"id": "23454", "value": "TAKEN"}
    sandbox.load({"cnams": [taken]})

    created = api.post("/v2/cnams", json={"value": "SHOP"}).json()["data"]

    assert created["id"] != "23454"
    assert len(api.get("/v2/cnams").json()["data"]) == 2


def test_an_inbound_message_needs_an_owned_number(sandbox: Sandbox, api: httpx.Client) -> None:
    wish = {"from": "12065550142", "to": "19995550000", "body": "hi"}

    error_of(api.post("/_sandbox/inbound/sms", json=wish), 404)

    with pytest.raises(ControlError):
        sandbox.deliver_inbound_sms("12065550142", "19995550000", "hi")


@pytest.mark.parametrize("kind", ["sms", "mms"])
def test_inbound_messages_are_delivered_over_http(api: httpx.Client, kind: str) -> None:
    wish = {"from": "12065550142", "to": "12012673227", "body": "hi"}

    message_id = api.post(f"/_sandbox/inbound/{kind}", json=wish).json()["id"]

    found = api.get(f"/v2.1/messages/{message_id}").json()["data"]["attributes"]
    assert found["is_mms"] is (kind == "mms")


def test_cnam_records_are_reviewed_over_http(api: httpx.Client) -> None:
    approved = api.post("/_sandbox/cnams/23453/approve")
    rejected = api.post("/_sandbox/cnams/22671/reject", json={"reason": "No."})

    assert (approved.status_code, rejected.status_code) == (204, 204)
    assert api.get("/v2/cnams/23453").json()["data"]["attributes"]["is_approved"] is True
    attributes = api.get("/v2/cnams/22671").json()["data"]["attributes"]
    assert attributes["rejection_reason"] == "No."
    error_of(api.post("/_sandbox/cnams/1/approve"), 404)


def test_the_balance_is_set_over_http(api: httpx.Client) -> None:
    assert api.put("/_sandbox/balance", json={"dollars": "12.345"}).status_code == 204

    assert api.get("/_sandbox/balance").json() == {"dollars": "12.345"}


@pytest.mark.parametrize("seconds", [-1, "soon", None])
def test_the_clock_only_moves_forward(api: httpx.Client, seconds: Any) -> None:
    error_of(api.post("/_sandbox/clock", json={"seconds": seconds}), 400)


def test_requests_are_seen_without_credentials(sandbox: Sandbox, api: httpx.Client) -> None:
    api.post("/v2/cnams?a=b", json={"value": "SHOP"})

    (seen,) = sandbox.requests()

    assert (seen.method, seen.path, seen.query) == ("POST", "/v2/cnams", "a=b")
    assert seen.operation == "create_cnam_record"
    assert seen.json() == {"value": "SHOP"}
    assert seen.status == 201
    assert sandbox.secret_key not in api.get("/_sandbox/requests").text
    assert "Basic" not in api.get("/_sandbox/requests").text


def test_requests_can_be_forgotten(api: httpx.Client) -> None:
    api.get("/v2/cnams")

    api.delete("/_sandbox/requests")

    assert api.get("/_sandbox/requests").json() == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/_sandbox/reset", 405), ("GET", "/_sandbox/nothing", 404)],
)
def test_the_control_plane_says_what_it_lacks(
    api: httpx.Client, method: str, path: str, status: int
) -> None:
    error_of(api.request(method, path), status)


def coming_from(address: str) -> Any:
    def wrap(app: Any) -> Any:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "http":
                scope = {**scope, "client": (address, 1)}
            await app(scope, receive, send)

        return wrapped

    return wrap


def test_the_control_plane_answers_to_this_machine_only() -> None:
    with Sandbox(fast=True, wrap=coming_from("192.0.2.7")) as sandbox, client_of(sandbox) as api:
        error_of(api.post("/_sandbox/reset"), 403)
        assert api.get("/v2/routes").status_code == 200


def test_a_sandbox_that_is_stopped_says_so() -> None:
    sandbox = Sandbox()

    with pytest.raises(RuntimeError, match="isn't running"):
        sandbox.reset()


def test_two_sandboxes_share_nothing(api: httpx.Client) -> None:
    with Sandbox(empty=True) as other, client_of(other) as other_api:
        other_api.post("/v2/cnams", json=envelope("cnam", value="SHOP"))
        theirs = other_api.get("/v2/cnams").json()["data"]

    assert len(theirs) == 1
    assert api.get("/v2/cnams?value=shop").json()["data"] == []


def test_the_clock_stays_within_the_calendar(sandbox: Sandbox, api: httpx.Client) -> None:
    for _ in range(200):
        sandbox.advance(1e9)

    with pytest.raises(ControlError, match="too far"):
        sandbox.advance(1e9)
    assert api.post("/v2/cnams", json={"value": "FAR AHEAD"}).status_code == 201


@pytest.mark.parametrize(
    "wish", [{"from": "nobody", "to": "12012673227"}, {"media_urls": ["photo.jpg"]}]
)
def test_an_inbound_message_that_cannot_be_is_refused(
    api: httpx.Client, wish: dict[str, Any]
) -> None:
    wish = {"from": "12065550142", "to": "12012673227", **wish}

    error_of(api.post("/_sandbox/inbound/mms", json=wish), 400)


def test_a_loaded_state_starts_with_fresh_rate_limits() -> None:
    with Sandbox() as sandbox, client_of(sandbox) as api:
        state = sandbox.dump()
        sandbox.advance(3600)
        wish = envelope("message", to="12065550142", **{"from": "12012673227"}, body="hi")
        for _ in range(5):
            api.post("/v2.1/messages", json=wish)

        sandbox.load(state)

        assert api.post("/v2.1/messages", json=wish).status_code == 202


def test_a_proxy_header_does_not_decide_who_is_this_machine(api: httpx.Client) -> None:
    response = api.get("/_sandbox/clock", headers={"x-forwarded-for": "192.0.2.7"})

    assert response.status_code == 200


@pytest.mark.parametrize("address", ["::1", "::ffff:127.0.0.1", "127.3.2.1"])
def test_every_form_of_loopback_is_this_machine(address: str) -> None:
    with Sandbox(fast=True, wrap=coming_from(address)) as sandbox, client_of(sandbox) as api:
        assert api.get("/_sandbox/clock").status_code == 200


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({"numbers": [{"id": "12065550100", "primary_route": "5"}]}, "no '5' among the routes"),
        ({"numbers": [{"id": "12065550100", "cnam": "5"}]}, "no '5' among the cnams"),
        ({"numbers": [{"id": "12065550100", "e911": "5"}]}, "no '5' among the e911s"),
        ({"cnams": [{"id": "5", "value": "A"}] * 2}, "'5' appears more than once"),
        ({"numbers": [{"id": "12065550100", "callbacks": {"sms": "http://h"}}]}, "'sms' isn't one"),
        ({"account": {"callbacks": {"sms_callback": "h"}}}, "not an absolute http"),
        ({"account": {"balance": 10**30}}, "account.balance: expected"),
    ],
)
def test_a_state_that_does_not_hang_together_is_refused(
    sandbox: Sandbox, api: httpx.Client, state: dict[str, Any], sentence: str
) -> None:
    before = sandbox.dump()

    error = error_of(api.put("/_sandbox/state", json=state), 400)

    assert sentence in error["detail"]
    assert sandbox.dump() == before
