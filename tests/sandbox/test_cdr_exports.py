"""Exports of calls: made in time, told to a callback, served as a presigned address serves."""

from __future__ import annotations

import csv
import gzip
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.sandbox.control import ControlError

from tests.sandbox.conftest import Receiver, client_of, envelope, error_of

OWN, OTHER = "12062011682", "12065550142"
JANUARY = {
    "start_call_start_time": "2019-01-01 00:00:00",
    "start_call_end_time": "2019-02-01 00:00:00",
}
THEN = 1_547_553_600.0  # 2019-01-15 12:00:00 UTC
THREE_DAYS = 3 * 86_400


def create(api: httpx.Client, callback_url: str | None = None, **filters: Any) -> str:
    attributes: dict[str, Any] = {"filter_parameters": {**JANUARY, **filters}}
    if callback_url is not None:
        attributes["callback_url"] = callback_url
    response = api.post("/v2/cdrs/exports", json=envelope("cdrexport", **attributes))
    assert response.status_code == 201, response.text
    export_id: str = response.json()["data"]["id"]
    return export_id


def attributes(api: httpx.Client, export_id: str) -> dict[str, Any]:
    found: dict[str, Any] = api.get(f"/v2/cdrs/exports/{export_id}").json()["data"]["attributes"]
    return found


def fetch(address: str, **options: Any) -> httpx.Response:
    return httpx.get(address, **options)


def rows(api: httpx.Client, export_id: str) -> list[dict[str, str]]:
    content = fetch(attributes(api, export_id)["download_url"]).content
    return list(csv.DictReader(io.StringIO(gzip.decompress(content).decode())))


def test_a_file_has_the_documented_header_and_row(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.add_call("+12069928999", OWN, at=1561486680.0, duration=29, customer_ip="53.186.152.52")
    export_id = create(
        api,
        start_call_start_time="2019-06-01 00:00:00",
        start_call_end_time="2019-07-01 00:00:00",
    )

    content = gzip.decompress(fetch(attributes(api, export_id)["download_url"]).content).decode()

    assert content == (
        "direction,start_time,end_time,destination,number_alias,callerid,total_cost,"
        "destination_name,callerid_country,line_information,result,call_fail_sip_code,"
        "call_fail_reason,duration,billed_duration,rate,first_increment,subsequent_increment,"
        "cost_subtotal,connect_fee,usf_fee,ccrf,cnam_lookup_fee,custom_x_tag,customer_ip\n"
        "Inbound,2019-06-25 18:18:00+00,2019-06-25 18:18:29+00,12062011682,Seattle office,"
        "+12069928999,0.00474784,UNITED STATES,UNITED STATES,61,completed,200,OK,29,30,0.001500,6,"
        "6,0.00075000,0.0000,0.00000000,0.00009784,0.00390000,,53.186.152.52\n"
    )


def test_an_export_takes_two_minutes(slow_sandbox: Sandbox) -> None:
    with client_of(slow_sandbox) as api:
        export_id = create(api)
        early = attributes(api, export_id)
        slow_sandbox.advance(119)
        still = attributes(api, export_id)["status"]
        slow_sandbox.advance(1)
        late = attributes(api, export_id)

    assert (early["status"], still, late["status"]) == ("processing", "processing", "completed")
    assert early["download_url"] is early["expires_at"] is early["total_cost"] is None
    assert late["num_calls"] == 0
    assert late["total_cost"] == "0.0"


def test_totals_are_the_sums_of_the_rows(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.add_call(OTHER, OWN, at=THEN, duration=61)
    sandbox.add_call(OWN, OTHER, at=THEN + 100, duration=600)
    export_id = create(api)

    found, calls = attributes(api, export_id), rows(api, export_id)

    for total, column in {
        "total_cost": "total_cost",
        "call_subtotal": "cost_subtotal",
        "cnamlookup_fees": "cnam_lookup_fee",
        "usf_fees": "usf_fee",
        "ccrf": "ccrf",
    }.items():
        assert Decimal(found[total]) == sum(Decimal(one[column]) for one in calls), total
        assert Decimal(found[total]) > 0
    assert (found["num_calls"], found["billed_minutes"]) == (2, 12)


def test_the_sample_account_has_calls_that_the_seed_decides(api: httpx.Client) -> None:
    with Sandbox(seed=5) as one, Sandbox(seed=5) as same, Sandbox(seed=6) as other:
        calls = [
            [(call.id, call.direction, call.duration, call.caller) for call in each.calls()]
            for each in (one, same, other)
        ]

    assert len(calls[0]) == 60
    assert calls[0] == calls[1] != calls[2]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["first", "second", "third"]),
        ({"start_call_start_time": "2019-01-15 12:00:01"}, ["second", "third"]),
        ({"start_call_end_time": "2019-01-15 12:01:00"}, ["first"]),
        ({"number_aliases": ["Seattle office"]}, ["first", "third"]),
        ({"number_aliases": ["Seattle"]}, []),
        ({"number_aliases_contains": ["tor", "oro"]}, ["second"]),
        ({"destination_numbers": [OTHER]}, ["third"]),
        ({"callerid_numbers": ["12065550199"]}, ["first"]),
        ({"callerid_numbers": ["+12065550199", "+12065550198"]}, ["first", "second"]),
        ({"custom_x_tags": ["third"]}, ["third"]),
        ({"custom_x_tag": ["third"]}, ["third"]),
        ({"caller_ip": "10.0.0.7"}, ["second"]),
        ({"duration_greater_than": 20}, ["second", "third"]),
        ({"duration_greater_than": 30}, ["third"]),
        ({"duration_greater_than": 1, "custom_x_tags": ["first", "third"]}, ["first", "third"]),
    ],
)
def test_filters_are_applied(
    sandbox: Sandbox, api: httpx.Client, filters: dict[str, Any], expected: list[str]
) -> None:
    sandbox.add_call("+12065550199", OWN, at=THEN, duration=20, custom_x_tag="first")
    sandbox.add_call(
        "12065550198",
        "14164390052",
        at=THEN + 60,
        duration=30,
        custom_x_tag="second",
        customer_ip="10.0.0.7:5060",
    )
    sandbox.add_call(OWN, OTHER, at=THEN + 120, duration=40, custom_x_tag="third")

    assert [one["custom_x_tag"] for one in rows(api, create(api, **filters))] == expected


@pytest.mark.parametrize(
    "filters",
    [
        {"start_call_start_time": "soon"},
        {"start_call_end_time": "2019-01-01 00:00:00"},
        {"start_call_end_time": "2019-04-03 00:00:01"},
        {"number_aliases": "one"},
        {"no_such_filter": 1},
        {"duration_greater_than": -1},
    ],
)
def test_filters_that_cannot_be_are_refused(api: httpx.Client, filters: dict[str, Any]) -> None:
    body = envelope("cdrexport", filter_parameters={**JANUARY, **filters})

    error_of(api.post("/v2/cdrs/exports", json=body), 422)


def test_a_period_of_92_days_is_taken(api: httpx.Client) -> None:
    create(api, start_call_end_time="2019-04-03 00:00:00")


def test_a_callback_is_an_address(api: httpx.Client) -> None:
    body = envelope("cdrexport", filter_parameters=JANUARY, callback_url="nowhere")

    error_of(api.post("/v2/cdrs/exports", json=body), 422)


def test_an_item_of_the_list_is_wrapped_and_its_id_an_integer(api: httpx.Client) -> None:
    first, second, third = create(api), create(api), create(api)

    page = api.get("/v2/cdrs/exports", params={"limit": 2}).json()

    assert [one["data"]["id"] for one in page["data"]] == [int(third), int(second)]
    assert "links" not in page["data"][0]["data"]
    assert page["links"] == {
        "next": "http://cdr-api/cdrs/exports?limit=2&offset=2",
        "self": "http://cdr-api/cdrs/exports?limit=2&offset=0",
    }
    rest = api.get("/v2/cdrs/exports", params={"limit": 2, "offset": 2}).json()
    assert [one["data"]["id"] for one in rest["data"]] == [int(first)]
    assert "next" not in rest["links"]


def test_the_list_can_be_narrowed_down_by_status(slow_sandbox: Sandbox) -> None:
    with client_of(slow_sandbox) as api:
        made = {name: create(api) for name in ("completed", "failed", "processing")}
        slow_sandbox.complete_cdr_export(made["completed"])
        slow_sandbox.fail_cdr_export(made["failed"])
        for status, export_id in made.items():
            page = api.get("/v2/cdrs/exports", params={"status": status}).json()
            assert [one["data"]["id"] for one in page["data"]] == [int(export_id)]


def test_an_export_that_is_not_there(api: httpx.Client) -> None:
    error_of(api.get("/v2/cdrs/exports/1"), 404)


def test_what_is_called_after_the_end_is_not_in_the_file(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    export_id = create(api)
    attributes(api, export_id)
    sandbox.add_call(OTHER, OWN, at=THEN)

    assert rows(api, export_id) == []
    assert len(rows(api, create(api))) == 1


# The address of the file
def address_of(api: httpx.Client) -> str:
    address: str = attributes(api, create(api))["download_url"]
    return address


def test_credentials_at_the_address_are_refused_as_two_of_them(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    refused = fetch(address_of(api), auth=(sandbox.access_key, sandbox.secret_key))

    assert refused.status_code == 400
    assert "Only one auth mechanism allowed" in refused.text


def test_an_address_without_its_signature_is_refused(api: httpx.Client) -> None:
    address = address_of(api)

    assert fetch(address).status_code == 200
    assert fetch(address[:-1] + ("0" if address[-1] != "0" else "1")).status_code == 403
    assert fetch(address.partition("?")[0]).status_code == 403
    assert fetch(address.replace("/cdr-exports/", "/cdr-exports/9")).status_code == 404


def test_an_address_is_good_for_three_days(sandbox: Sandbox, api: httpx.Client) -> None:
    address = address_of(api)
    sandbox.advance(THREE_DAYS - 60)
    early = fetch(address)
    sandbox.advance(60)
    late = fetch(address)

    assert early.status_code == 200
    assert late.status_code == 403
    assert "Request has expired" in late.text


def test_parts_of_a_file_can_be_had(api: httpx.Client) -> None:
    address = address_of(api)
    whole = fetch(address)
    tag = whole.headers["etag"]

    part = fetch(address, headers={"range": "bytes=5-", "if-range": tag})
    middle = fetch(address, headers={"range": "bytes=5-9"})
    changed = fetch(address, headers={"range": "bytes=5-", "if-range": '"other"'})
    beyond = fetch(address, headers={"range": "bytes=100000-"})

    assert (part.status_code, part.content) == (206, whole.content[5:])
    size = len(whole.content)
    assert part.headers["content-range"] == f"bytes 5-{size - 1}/{size}"
    assert middle.content == whole.content[5:10]
    assert (changed.status_code, changed.content) == (200, whole.content)
    assert beyond.status_code == 416


# Control
def test_calls_are_put_into_the_ledger(sandbox: Sandbox, api: httpx.Client) -> None:
    before = len(sandbox.calls())
    inbound = sandbox.add_call("+1206", OWN, duration=0)
    outbound = sandbox.add_call(OWN, "911", sip_code=503, reason="Service Unavailable")
    over_http = httpx.post(
        f"{sandbox.url}/_sandbox/calls", json={"from": OTHER, "to": OWN, "duration": 7}
    )

    *_, first, second, third = sandbox.calls()
    assert len(sandbox.calls()) == before + 3
    assert (first.id, first.direction, first.sip_code) == (inbound, "inbound", 480)
    assert (second.id, second.direction, second.reason) == (
        outbound,
        "outbound",
        "Service Unavailable",
    )
    assert (third.id, third.duration) == (over_http.json()["id"], 7)
    with pytest.raises(ControlError, match="neither 1 nor 2 is on the account"):
        sandbox.add_call("1", "2")


def test_an_export_ends_once(slow_sandbox: Sandbox) -> None:
    with client_of(slow_sandbox) as api:
        export_id = create(api)
        slow_sandbox.fail_cdr_export(export_id)
        with pytest.raises(ControlError, match=f"CDR export {export_id} is already failed"):
            slow_sandbox.complete_cdr_export(export_id)
        slow_sandbox.advance(1000)
        found = attributes(api, export_id)

    assert (found["status"], found["download_url"]) == ("failed", None)


def test_an_unknown_export_cannot_be_ended(sandbox: Sandbox) -> None:
    with pytest.raises(ControlError, match="no CDR export 5"):
        sandbox.fail_cdr_export("5")


def test_the_outcome_is_posted_to_the_callback(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    export_id = create(api, f"{receiver.url}/done")
    sandbox.flush_webhooks()

    (document,) = receiver.at("/done")
    found = document["data"]["attributes"]
    assert found["resource_id"] == export_id
    assert found["resource_type"] == "cdrexports"
    assert (found["event_type"], found["status"]) == ("status_change", "completed")


def test_a_failure_is_posted_in_place_of_what_was_announced(
    slow_sandbox: Sandbox, receiver: Receiver
) -> None:
    with client_of(slow_sandbox) as api:
        export_id = create(api, f"{receiver.url}/done")
        slow_sandbox.fail_cdr_export(export_id)
        slow_sandbox.advance(1000)
        slow_sandbox.flush_webhooks()

    assert [one["data"]["attributes"]["status"] for one in receiver.at("/done")] == ["failed"]


def test_calls_and_exports_survive_in_a_state_file(tmp_path: Path) -> None:
    file = tmp_path / "state.sqlite"
    with Sandbox(empty=True, account=None, state_file=file) as sandbox, client_of(sandbox) as api:
        sandbox.load({"numbers": [{"id": OWN}], "calls": []})
        sandbox.add_call(OTHER, OWN, at=THEN)
        export_id = create(api)
    with Sandbox(state_file=file) as again, client_of(again) as api:
        again.complete_cdr_export(export_id)
        assert len(rows(api, export_id)) == 1
        state = again.dump()
    with Sandbox(account=state) as third, client_of(third) as api:
        assert len(rows(api, export_id)) == 1


@pytest.mark.parametrize(
    ("export", "problem"),
    [
        ({"calls": ["7"]}, r"cdr_exports\[0\]\.calls: there is no '7' among the calls"),
        ({"callback_url": "x"}, r"cdr_exports\[0\]\.callback_url: 'x' is not an absolute"),
        ({"filters": {}}, r"cdr_exports\[0\]\.filters: start_call_start_time: missing"),
        ({"id": "x"}, "cdr_exports"),
    ],
)
def test_a_state_that_does_not_hang_together_is_refused(
    sandbox: Sandbox, export: dict[str, Any], problem: str
) -> None:
    whole = {"id": "1", "filters": JANUARY, "requested_at": 0, "ends_at": 0, **export}

    with pytest.raises(ValueError, match=problem):
        sandbox.load({"cdr_exports": [whole]})
