import json
from pathlib import Path

import httpx
import pytest
from flowroute_sdk.sandbox import AccountError, Sandbox

from tests.sandbox.conftest import client_of

YAML = """
account: {balance: 1000000000}
numbers:
  - {id: "15035550100", state: or, rate_center: portland, messaging_enabled: true}
messages:
  - {id: mdr2-1, direction: inbound, sender: "12065550142", recipient: "15035550100", body: hi}
"""


def test_the_sample_account_has_something_of_everything(api: httpx.Client) -> None:
    numbers = api.get("/v2/numbers").json()["data"]
    routes = api.get("/v2/routes").json()["data"]
    cnams = [one["attributes"] for one in api.get("/v2/cnams").json()["data"]]

    assert len({one["attributes"]["state"] for one in numbers}) > 3
    assert {one["attributes"]["number_type"] for one in numbers} == {"longcode", "toll-free"}
    types = {one["attributes"]["route_type"] for one in routes}
    assert types == {"sip-reg", "host", "number", "uri"}
    reviews = {(one["is_approved"], bool(one["rejection_reason"])) for one in cnams}
    assert reviews == {(True, False), (False, True), (False, False)}
    assert len(api.get("/v2/e911s").json()["data"]) == 3
    assert len(api.get("/v2.1/messages?start_date=2020-01-01&limit=999").json()["data"]) == 240


def test_an_empty_account_has_the_built_in_route_only() -> None:
    with Sandbox(empty=True) as sandbox, client_of(sandbox) as api:
        assert [one["id"] for one in api.get("/v2/routes").json()["data"]] == ["0"]
        assert api.get("/v2/numbers").json()["data"] == []
        assert api.get("/v2/e911s").json()["data"] == []


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_file_describes_another_account(tmp_path: Path, form: str) -> None:
    import yaml

    path = tmp_path / f"account.{form}"
    path.write_text(YAML if form == "yaml" else json.dumps(yaml.safe_load(YAML)))

    with Sandbox(account=path) as sandbox, client_of(sandbox) as api:
        (number,) = api.get("/v2/numbers").json()["data"]
        (message,) = api.get("/v2.1/messages?start_date=2020-01-01").json()["data"]
        assert number["attributes"]["rate_center"] == "portland"
        assert message["attributes"]["body"] == "hi"
        assert sandbox.balance == 1


def test_a_mapping_describes_another_account() -> None:
    account = {"cnams": [{"id": "1", "value": "SHOP"}]}

    with Sandbox(account=account) as sandbox, client_of(sandbox) as api:
        api.delete("/v2/cnams/1")
        sandbox.reset()

        assert api.get("/v2/cnams/1").status_code == 200


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("numbers: [{id: 5}]", r"numbers\[0\]\.id"),
        ("nombers: []", "nombers"),
        ("{", "account.yaml"),
        ("[1]", "object"),
        ("numbers: [{id: twelve}]", r"account\.yaml: .*numbers\[0\]\.id"),
        ("e911s: [{id: '1', attributes: {label: HQ}}]", "E911 record 1 lacks city, country"),
        ("cnams: [{id: '1', value: A, created_at: 1.0e+15}]", "created_at"),
        ("routes: [{id: '1', alias: a, route_type: fax}]", "route_type"),
    ],
)
def test_a_bad_account_file_is_explained(tmp_path: Path, content: str, part: str) -> None:
    path = tmp_path / "account.yaml"
    path.write_text(content)

    with pytest.raises(AccountError, match=part):
        Sandbox(account=path)
