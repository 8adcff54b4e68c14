"""What the previous SDK's programs send is taken as the API takes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

ROUTE = {"route_type": "host", "value": "pbx.example.com", "alias": "Main"}
MOVED = datetime(2017, 12, 20, tzinfo=UTC)


@pytest.fixture
def bare(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A client that sends no Content-Type."""
    keys = (sandbox.access_key, sandbox.secret_key)
    with httpx.Client(base_url=sandbox.url, auth=keys) as client:
        yield client


def enveloped(kind: str, attributes: dict[str, Any], **beside: Any) -> bytes:
    return json.dumps({"data": {"type": kind, "attributes": attributes, **beside}}).encode()


def test_a_body_without_a_content_type_is_read_as_json(bare: httpx.Client) -> None:
    body = b'{"data": {"type": "route", "id": "0"}}'
    path = "/v2/numbers/12012673227"

    assigned = bare.patch(f"{path}/relationships/primary_route", content=body)
    named = bare.patch(path, content=b'{"type": "number", "alias": "Desk"}')

    assert "content-type" not in assigned.request.headers
    assert (assigned.status_code, named.status_code) == (204, 200)
    assert named.json()["data"]["attributes"]["alias"] == "Desk"


@pytest.mark.parametrize(
    ("start", "found"), [("2017-12-20T00:00:00", True), ("2017-12-20T00:00:01", False)]
)
def test_a_time_without_a_zone_is_utc(
    bare: httpx.Client, sandbox: Sandbox, start: str, found: bool
) -> None:
    state = sandbox.dump()
    del state["messages"][1:]
    state["messages"][0]["at"] = MOVED.timestamp()
    sandbox.load(state)

    period = {"start_date": start, "end_date": "2017-12-21T00:00:00"}
    answer = bare.get("/v2.1/messages", params=period)

    assert bool(answer.json()["data"]) == found


def test_an_edge_strategy_by_its_old_name_is_ignored(bare: httpx.Client) -> None:
    made = bare.post("/v2/routes", content=enveloped("route", ROUTE | {"edge_strategy": "1"}))
    mistaken = bare.post("/v2/routes", content=enveloped("route", ROUTE | {"edge": "1"}))

    assert (made.status_code, mistaken.status_code) == (201, 422)
    assert "edge_strategy" not in made.json()["data"]["attributes"]


def test_a_whole_address_that_is_sent_back_is_changed_and_loses_its_emptied_type(
    bare: httpx.Client,
) -> None:
    record = bare.get("/v2/e911s/20930").json()["data"]
    attributes = record["attributes"] | {"country": "US", "zip": "98104", "zip_code": "98104"}
    attributes |= {"address_type": None, "address_type_number": None}

    changed = bare.patch(
        "/v2/e911s/20930",
        content=enveloped("e911", attributes, id=record["id"], links=record["links"]),
    )

    assert record["attributes"]["address_type"] == "Lobby"
    assert changed.status_code == 200
    assert changed.json()["data"]["attributes"]["zip"] == "98104"
    assert not {"address_type", "zip_code"} & changed.json()["data"]["attributes"].keys()


def test_a_new_address_takes_no_more_than_is_documented(bare: httpx.Client) -> None:
    attributes = bare.get("/v2/e911s/20930").json()["data"]["attributes"]

    refused = bare.post("/v2/e911s", content=enveloped("e911", attributes | {"zip_code": "98104"}))

    assert refused.status_code == 422
