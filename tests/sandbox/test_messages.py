from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import client_of, envelope, error_of

OWN, OTHER = "12012673227", "12065550142"


def send(api: httpx.Client, **changes: Any) -> httpx.Response:
    wish = {"to": OTHER, "from": OWN, "body": "hello there", **changes}
    given = {name: value for name, value in wish.items() if value is not None}
    return api.post("/v2.1/messages", json=envelope("message", **given))


def record(api: httpx.Client, sent: httpx.Response) -> dict[str, Any]:
    found: dict[str, Any] = api.get(f"/v2.1/messages/{sent.json()['data']['id']}").json()["data"]
    return found


def test_a_sent_message_has_a_record(api: httpx.Client) -> None:
    sent = send(api)

    attributes = record(api, sent)["attributes"]
    assert sent.status_code == 202
    assert sent.json()["data"]["id"].startswith("mdr2-")
    assert attributes["body"] == "hello there"
    assert attributes["amount_display"] == "$0.0040"
    assert attributes["amount_nanodollars"] == 4_000_000
    assert attributes["direction"] == "outbound"
    assert attributes["status"] == "delivered"
    assert [one["status"] for one in attributes["delivery_receipts"]] == [
        "delivered",
        "message buffered",
        "smsc submit",
    ]


@pytest.mark.parametrize(
    ("body", "nanodollars", "encoding"),
    [
        ("a" * 160, 4_000_000, 0),
        ("a" * 161, 8_000_000, 0),
        ("a" * 281, 12_000_000, 0),
        ("é" * 70, 4_000_000, 8),
        ("é" * 71, 8_000_000, 8),
    ],
)
def test_messages_are_charged_by_segments(
    sandbox: Sandbox, api: httpx.Client, body: str, nanodollars: int, encoding: int
) -> None:
    before = sandbox.balance

    attributes = record(api, send(api, body=body))["attributes"]

    assert attributes["amount_nanodollars"] == nanodollars
    assert attributes["message_encoding"] == encoding
    assert int((before - sandbox.balance) * 10**9) == nanodollars


def test_an_mms_lists_its_media_and_no_receipts(api: httpx.Client) -> None:
    sent = send(api, body=None, media_urls=["https://example.com/37.gif"])

    document = api.get(f"/v2.1/messages/{sent.json()['data']['id']}").json()
    attributes, (media,) = document["data"]["attributes"], document["included"]
    assert attributes["is_mms"] is True
    assert attributes["body"] is None
    assert attributes["status"] == ""
    assert attributes["delivery_receipts"] == []
    assert attributes["amount_display"] == "$0.0095"
    assert media["attributes"]["mime_type"] == "image/gif"
    assert document["data"]["relationships"]["media"]["data"] == [
        {"id": media["id"], "type": "media"}
    ]


@pytest.mark.parametrize("changes", [{"is_mms": True}, {"is_mms": "true"}])
def test_text_can_be_sent_as_mms(api: httpx.Client, changes: dict[str, Any]) -> None:
    assert record(api, send(api, **changes))["attributes"]["is_mms"] is True


@pytest.mark.parametrize(
    "changes",
    [
        {"from": "12065559999"},
        {"from": "16502390214"},
        {"to": "0123"},
        {"to": "01234567890"},
        {"to": "+12065551234"},
        {"body": ""},
        {"body": None},
        {"dlr_callback": "nowhere"},
        {"media_urls": ["https://example.com/oversized.gif"]},
    ],
)
def test_what_cannot_be_sent_is_refused(
    sandbox: Sandbox, api: httpx.Client, changes: dict[str, Any]
) -> None:
    before = sandbox.balance

    error_of(send(api, **changes), 422)

    assert sandbox.balance == before


def test_the_compact_form_is_accepted_as_well(api: httpx.Client) -> None:
    wish = {"to": OTHER, "from": OWN, "body": "hi"}

    assert api.post("/v2.1/messages", json=wish).status_code == 202


def test_nothing_is_sent_without_money(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.balance = "0.009"

    statuses = [send(api).status_code for _ in range(3)]

    assert statuses == [202, 202, 403]


def test_receipts_come_in_with_time(slow_sandbox: Sandbox) -> None:
    with client_of(slow_sandbox) as api:
        sent = send(api)
        states = [record(api, sent)["attributes"]]
        for seconds in (1, 2, 2):
            slow_sandbox.advance(seconds)
            states.append(record(api, sent)["attributes"])

    assert [len(state["delivery_receipts"]) for state in states] == [0, 1, 2, 3]
    assert [state["status"] for state in states] == [
        None,
        "smsc submit",
        "message buffered",
        "delivered",
    ]


def test_messages_to_a_number_ending_in_0000_fail(api: httpx.Client) -> None:
    assert record(api, send(api, to="12065550000"))["attributes"]["status"] == "failed"


def test_any_other_receipt_can_be_staged(sandbox: Sandbox, api: httpx.Client) -> None:
    sent = send(api)

    sandbox.add_receipt(sent.json()["data"]["id"], "failed", description="No such subscriber")

    assert record(api, sent)["attributes"]["status"] == "failed"


@pytest.mark.parametrize(("changes", "allowed"), [({}, 5), ({"is_mms": True}, 1)])
def test_a_second_has_room_for_so_many_messages(
    slow_sandbox: Sandbox, changes: dict[str, Any], allowed: int
) -> None:
    with client_of(slow_sandbox) as api:
        statuses = [send(api, **changes).status_code for _ in range(allowed + 1)]
        slow_sandbox.advance(1)
        after = send(api, **changes).status_code

    assert statuses == [202] * allowed + [429]
    assert after == 202


def test_records_of_a_period_come_newest_first(api: httpx.Client) -> None:
    start = datetime.now(UTC) - timedelta(days=7)

    page = api.get(f"/v2.1/messages?start_date={start:%Y-%m-%dT%H:%M:%S.00Z}&limit=500").json()

    moments = [one["attributes"]["timestamp"] for one in page["data"]]
    assert 20 < len(moments) < 120
    assert moments == sorted(moments, reverse=True)
    assert min(moments) >= f"{start:%Y-%m-%dT%H:%M:%S}"
    assert page["links"] == {}


def test_following_next_gives_every_record_once(api: httpx.Client) -> None:
    end = datetime.now(UTC) + timedelta(days=1)
    page = api.get(f"/v2.1/messages?start_date=2020-01-01&end_date={end:%Y-%m-%d}&limit=50").json()
    found = list(page["data"])

    while "next" in page["links"]:
        page = api.get(page["links"]["next"]).json()
        found += page["data"]

    assert len({one["id"] for one in found}) == len(found) == 240


def test_the_end_of_the_period_counts(api: httpx.Client) -> None:
    page = api.get("/v2.1/messages?start_date=2000-01-01&end_date=2001-01-01").json()

    assert page["data"] == []


@pytest.mark.parametrize("query", ["", "start_date=yesterday", "start_date=2024-13-45"])
def test_a_period_needs_a_start(api: httpx.Client, query: str) -> None:
    error = error_of(api.get(f"/v2.1/messages?{query}"), 422)

    assert "start_date" in error["detail"]


def test_an_unknown_record_is_not_found(api: httpx.Client) -> None:
    error_of(api.get("/v2.1/messages/mdr2-00000000000000000000000000000000"), 404)


@pytest.mark.parametrize("name", ["sms", "mms", "sms_dlr", "mms_dlr"])
def test_an_account_callback_can_be_set_and_read(api: httpx.Client, name: str) -> None:
    path, url = f"/v2.1/messages/{name}_callback", f"https://example.com/{name}"
    error_of(api.get(path), 404)

    stored = api.put(path, json={"data": {"attributes": {"callback_url": url}}})

    assert stored.status_code == 204
    attributes = api.get(path).json()["data"]["attributes"]
    assert attributes["callback_url"] == url
    assert attributes["api_version"] == "v2.1"


def test_an_inbound_message_is_recorded_and_charged(sandbox: Sandbox, api: httpx.Client) -> None:
    before = sandbox.balance

    message_id = sandbox.deliver_inbound_sms(OTHER, "18552003001", "hi")

    attributes = api.get(f"/v2.1/messages/{message_id}").json()["data"]["attributes"]
    assert attributes["direction"] == "inbound"
    assert attributes["message_type"] == "toll-free"
    assert attributes["status"] == "delivered"
    assert sandbox.balance < before


@pytest.mark.parametrize(
    "query",
    [
        "start_date=0001-01-01T00:00:00%2B14:00&limit=1",
        "start_date=2000-01-01&end_date=9999-12-31T23:59:59-14:00&limit=1",
    ],
)
def test_a_moment_beyond_the_calendar_is_refused(api: httpx.Client, query: str) -> None:
    error = error_of(api.get(f"/v2.1/messages?{query}"), 422)

    assert "Not a valid datetime." in str(error["detail"])
