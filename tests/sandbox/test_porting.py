"""Port orders: what the control plane does with them, what is kept, what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.sandbox.control import ControlError

from tests.sandbox.conftest import client_of, envelope, error_of
from tests.sandbox.facts.porting import FREE, LOCAL, ORDER, SIGNED


def new_order(api: httpx.Client, **changes: Any) -> str:
    wish = envelope("portorder", **{**ORDER, **changes})
    document = api.post("/v2/portorders", json=wish).json()
    return str(document["data"]["attributes"]["orders"][0]["id"])


def status(api: httpx.Client, order_id: str) -> str:
    document = api.get(f"/v2/portorders/{order_id}/status").json()
    return str(document["data"]["attributes"]["status"])


def upload(sandbox: Sandbox, order_id: str, **form: Any) -> httpx.Response:
    keys = (sandbox.access_key, sandbox.secret_key)
    return httpx.post(f"{sandbox.url}/v2/portorders/{order_id}/files", auth=keys, **form)


def test_an_order_is_helped_on_step_by_step(sandbox: Sandbox, api: httpx.Client) -> None:
    order_id = new_order(api)

    seen = [sandbox.advance_port_order(order_id) for _ in range(4)]

    assert seen == ["processing", "submitted", "accepted", "completed"]
    assert status(api, order_id) == "completed"
    with pytest.raises(ControlError, match="which is final"):
        sandbox.advance_port_order(order_id)


def test_only_what_is_under_way_is_rejected(sandbox: Sandbox, api: httpx.Client) -> None:
    order_id = new_order(api)

    with pytest.raises(ControlError, match="pending: it can't be rejected now"):
        sandbox.reject_port_order(order_id)
    sandbox.advance_port_order(order_id)
    sandbox.reject_port_order(order_id, "Wrong PIN.")

    document = api.get(f"/v2/portorders/{order_id}").json()
    assert document["data"]["attributes"]["comments"] == ["Wrong PIN."]
    assert api.post(f"/v2/portorders/{order_id}/loa", json=SIGNED).status_code == 201
    assert status(api, order_id) == "review"


def test_the_control_plane_knows_orders_and_statuses(sandbox: Sandbox, api: httpx.Client) -> None:
    with pytest.raises(ControlError, match="no port order 7"):
        sandbox.set_port_order_status("7", "completed")
    with pytest.raises(ControlError, match="'lost' isn't one of: pending, processing"):
        sandbox.set_port_order_status(new_order(api), "lost")


def test_an_order_is_completed_on_the_day_that_was_wished_for(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    order_id = new_order(api, desired_completion_date="2000-01-01")
    sandbox.set_port_order_status(order_id, "accepted")

    sandbox.advance(1)

    assert status(api, order_id) == "completed"
    assert api.get(f"/v2/numbers/{LOCAL[1:]}").status_code == 200


def test_a_number_of_another_kind_does_not_fit_an_order(api: httpx.Client) -> None:
    path = f"/v2/portorders/{new_order(api)}/relationships/numbers"

    assert "add" in error_of(api.patch(path, json={"add": [FREE]}), 422)["detail"]
    assert "remove" in error_of(api.patch(path, json={"remove": [LOCAL]}), 422)["detail"]


@pytest.mark.parametrize("path", ["", "/status", "/loa", "/files", "/files/0"])
def test_an_order_that_is_not_there_is_not_found(api: httpx.Client, path: str) -> None:
    error_of(api.get(f"/v2/portorders/1{path}"), 404)


def test_a_document_has_to_be_a_form_with_a_file(sandbox: Sandbox, api: httpx.Client) -> None:
    order_id = new_order(api)

    assert upload(sandbox, order_id, json={"file": "x"}).status_code == 415
    other = {"other": ("a.pdf", b"x", "application/pdf")}
    assert "file" in error_of(upload(sandbox, order_id, files=other), 422)["detail"]
    empty = {"file": ("a.pdf", b"", "application/pdf")}
    assert "file" in error_of(upload(sandbox, order_id, files=empty), 422)["detail"]
    headers = {"content-type": "multipart/form-data"}
    assert upload(sandbox, order_id, content=b"x", headers=headers).status_code == 400
    sandbox.set_port_order_status(order_id, "completed")
    right = {"file": ("a.pdf", b"x", "application/pdf")}
    error_of(upload(sandbox, order_id, files=right), 422)


def test_orders_and_documents_outlast_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with Sandbox(fast=True, state_file=state) as sandbox, client_of(sandbox) as api:
        order_id = new_order(api)
        upload(sandbox, order_id, files={"file": ("a.pdf", bytes(range(256)), "application/pdf")})

    with Sandbox(fast=True, state_file=state) as sandbox, client_of(sandbox) as api:
        document = api.get(f"/v2/portorders/{order_id}/files/0").json()["data"]
        assert httpx.get(document["attributes"]["filename"]).content == bytes(range(256))
        sandbox.advance(46 * 86400)
        assert status(api, order_id) == "cancelled"


def test_a_dumped_order_can_be_loaded(sandbox: Sandbox, api: httpx.Client) -> None:
    order_id = new_order(api)
    state = sandbox.dump()

    sandbox.reset()
    assert api.get("/v2/portorders").json()["data"] == []
    sandbox.load(state)

    assert status(api, order_id) == "pending"


def test_a_day_that_is_over_completes_an_order_now_and_not_in_the_past(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    order_id = new_order(api, desired_completion_date="2000-01-01")
    sandbox.set_port_order_status(order_id, "accepted")
    sandbox.advance(1)

    attributes = api.get(f"/v2/portorders/{order_id}/status").json()["data"]["attributes"]
    assert attributes["status"] == "completed"
    assert attributes["status_updated_at"] > "2020"


def test_a_number_that_is_on_the_account_stays_as_it_is(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    order_id = new_order(api, presets={"alias": "Desk"})
    sandbox.set_port_order_status(order_id, "completed")
    path = f"/v2/numbers/{LOCAL[1:]}"
    assert api.patch(path, json={"type": "number", "alias": "Mine"}).status_code == 200

    sandbox.set_port_order_status(order_id, "completed")

    assert api.get(path).json()["data"]["attributes"]["alias"] == "Mine"


def test_a_document_that_is_not_there_is_not_served(sandbox: Sandbox, api: httpx.Client) -> None:
    order_id = new_order(api)
    upload(sandbox, order_id, files={"file": ("a.pdf", b"x", "application/pdf")})

    codes = [
        httpx.get(f"{sandbox.url}/media/port-{name}/a.pdf").status_code
        for name in (f"{order_id}-0", f"{order_id}-1", f"{order_id}-x", "1-0")
    ]
    assert codes == [200, 404, 404, 404]


def test_presets_are_changed_one_by_one(api: httpx.Client) -> None:
    path = f"/v2/portorders/{new_order(api, presets={'alias': 'Desk'})}"

    changed = api.patch(path, json=envelope("portorder", presets={"primary_route_id": "98396"}))

    presets = changed.json()["data"]["attributes"]["presets"]
    assert (presets["alias"], presets["primary_route_id"]) == ("Desk", "98396")
