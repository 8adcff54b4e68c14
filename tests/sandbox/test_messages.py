import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import AutoReply, ControlError, Sandbox

from tests.sandbox.conftest import client_of, envelope, error_of

OWN, OTHER = "12012673227", "12065550142"
CASES = json.loads(Path(__file__).parents[1].joinpath("segments.json").read_text("utf-8"))


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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_messages_are_charged_by_segments(
    sandbox: Sandbox, api: httpx.Client, case: dict[str, Any]
) -> None:
    before = sandbox.balance

    attributes = record(api, send(api, body=case["text"] * case["times"]))["attributes"]

    assert attributes["amount_nanodollars"] == 4_000_000 * case["segments"]
    assert attributes["message_encoding"] == case["encoding"]
    assert int((before - sandbox.balance) * 10**9) == attributes["amount_nanodollars"]


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


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"media_urls": ["https://example.com/a.png?size=767840"], "body": "x"}, "767840 byte"),
        ({"media_urls": ["https://example.com/a.png?size=400000"] * 2}, "767840 byte"),
        ({"is_mms": True, "body": "x" * 767_841}, "767840 byte"),
        ({"media_urls": ["https://example.com/a.pdf"]}, "application/pdf"),
        ({"media_urls": ["https://example.com/a.svg"]}, "image/svg+xml"),
    ],
)
def test_files_that_an_mms_cannot_carry_are_refused(
    sandbox: Sandbox, api: httpx.Client, changes: dict[str, Any], part: str
) -> None:
    before = sandbox.balance

    error = error_of(send(api, **{"body": None, **changes}), 422)

    assert part in error["detail"]
    assert sandbox.balance == before


@pytest.mark.parametrize(
    "name",
    [
        *("a.png", "a.JPG", "a.jpeg", "a.gif", "a.bmp", "a.3gp", "a.mp4", "a.avi", "a.mpg"),
        *("a.amr", "a.mid", "a.wav", "a.ac3", "a.mp3", "a.txt", "a", "a.png?size=767840"),
    ],
)
def test_documented_files_are_carried(api: httpx.Client, name: str) -> None:
    sent = send(api, body=None, media_urls=[f"https://example.com/{name}"])

    assert sent.status_code == 202


PHOTO = "data:image/png;base64,iVBORw0KGgo="


def test_a_file_that_came_in_is_served_byte_for_byte(sandbox: Sandbox, api: httpx.Client) -> None:
    message_id = sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=[PHOTO])

    (medium,) = api.get(f"/v2.1/messages/{message_id}").json()["included"]
    fetched = httpx.get(medium["attributes"]["url"])

    assert fetched.content == b"\x89PNG\r\n\x1a\n"
    assert fetched.headers["content-type"] == "image/png"
    assert medium["attributes"]["file_size"] == 8
    for version in ("v2.1", "v2.2"):
        link = medium["links"]["self"].replace("v2.1", version)
        assert api.get(link).json()["data"]["attributes"] == medium["attributes"]
    assert httpx.get(medium["links"]["self"]).status_code == 401


@pytest.mark.parametrize(
    ("name", "beginning"), [("a.png", b"\x89PNG"), ("a.gif", b"GIF89a"), ("a.jpg", b"\xff\xd8\xff")]
)
def test_a_file_without_content_is_made_up_in_its_size_and_type(
    sandbox: Sandbox, api: httpx.Client, name: str, beginning: bytes
) -> None:
    url = f"https://example.com/{name}?size=5000"
    message_id = sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=[url])

    (medium,) = api.get(f"/v2.1/messages/{message_id}").json()["included"]
    content = httpx.get(medium["attributes"]["url"]).content

    assert content.startswith(beginning)
    assert len(content) == medium["attributes"]["file_size"] == 5000


def test_a_link_to_a_file_ends_after_seven_days(sandbox: Sandbox, api: httpx.Client) -> None:
    message_id = sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=[PHOTO])
    (medium,) = api.get(f"/v2.1/messages/{message_id}").json()["included"]
    url = medium["attributes"]["url"]

    sandbox.advance(7 * 86400 - 60)
    before = httpx.get(url).status_code
    sandbox.advance(120)

    assert before == 200
    error_of(httpx.get(url), 403)


def test_an_unknown_file_is_not_found(api: httpx.Client) -> None:
    error_of(api.get("/media/0000-1/a.png"), 404)
    error_of(api.get("/v2.1/media/0000-1"), 404)


def test_prices_can_be_changed(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.set_prices(sms="0.0075", mms=0.02, inbound_sms=0, inbound_mms="0.001")

    amounts = [
        record(api, send(api, body="a" * 161))["attributes"]["amount_nanodollars"],
        record(api, send(api, is_mms=True))["attributes"]["amount_nanodollars"],
    ]
    for message_id in (
        sandbox.deliver_inbound_sms(OTHER, OWN, "hi"),
        sandbox.deliver_inbound_mms(OTHER, OWN, "hi"),
    ):
        found = api.get(f"/v2.1/messages/{message_id}").json()["data"]["attributes"]
        amounts.append(found["amount_nanodollars"])

    assert amounts == [15_000_000, 20_000_000, 0, 1_000_000]
    assert api.get("/_sandbox/prices").json()["sms"] == "0.0075"


def test_prices_of_the_start_come_back_with_a_reset() -> None:
    with Sandbox(prices={"sms": "0.5"}) as sandbox:
        sandbox.set_prices(sms="0.1")
        sandbox.reset()

        assert str(sandbox.prices().sms) == "0.5"


@pytest.mark.parametrize("prices", [{"fax": 1}, {"sms": -1}, {"sms": "cheap"}, {"sms": "NaN"}])
def test_a_price_that_makes_no_sense_is_refused(sandbox: Sandbox, prices: dict[str, Any]) -> None:
    with pytest.raises(ControlError, match=next(iter(prices))):
        sandbox.set_prices(**prices)
    with pytest.raises(ValueError, match=next(iter(prices))):
        Sandbox(prices=prices)


def test_a_number_without_messaging_gets_no_messages(sandbox: Sandbox, api: httpx.Client) -> None:
    body = {"from": OTHER, "to": "16502390214", "body": "hi"}

    error = error_of(api.post("/_sandbox/inbound/sms", json=body), 409)

    assert error["detail"] == "16502390214 is not enabled for messaging"


@pytest.mark.parametrize(
    ("script", "statuses", "last"),
    [
        ({"outcome": "failed", "status_code": 1801, "description": "Spam"}, 2, ("failed", 1801)),
        ({"outcome": "buffered", "status_code": 1004}, 2, ("message buffered", 1004)),
        ({"outcome": "silent"}, 1, ("smsc submit", None)),
        ({"outcome": "delivered", "status_code": 1000}, 3, ("delivered", 1000)),
    ],
)
def test_a_script_decides_what_becomes_of_messages(
    sandbox: Sandbox,
    api: httpx.Client,
    script: dict[str, Any],
    statuses: int,
    last: tuple[str, int | None],
) -> None:
    sandbox.counterparty("1206555*", **script)

    receipts = record(api, send(api))["attributes"]["delivery_receipts"]
    others = record(api, send(api, to="13125550187"))["attributes"]["status"]

    assert len(receipts) == statuses
    assert (receipts[0]["status"], receipts[0]["status_code"]) == last
    if "description" in script:
        assert receipts[0]["status_code_description"] == script["description"]
    assert others == "delivered"


def test_a_script_answers_messages(sandbox: Sandbox, api: httpx.Client) -> None:
    yes = AutoReply(when="*ok?*", body="Yes")
    sandbox.counterparty(OTHER, replies=[yes, AutoReply(media_urls=[PHOTO], body="look")])

    send(api, body="All OK? Tell me")
    send(api, body="Hello")

    end = datetime.now(UTC) + timedelta(days=1)
    page = api.get(f"/v2.1/messages?start_date=2020-01-01&end_date={end:%Y-%m-%d}&limit=4").json()
    came = [one["attributes"] for one in page["data"] if one["attributes"]["from"] == OTHER]
    assert {(one["body"], one["is_mms"], one["to"]) for one in came} == {
        ("Yes", False, OWN),
        ("look", True, OWN),
    }


def test_an_answer_takes_its_time(slow_sandbox: Sandbox) -> None:
    slow_sandbox.counterparty(OTHER, replies=[AutoReply(body="later", after=60)])
    with client_of(slow_sandbox) as api:
        send(api)

        def bodies() -> list[str]:
            page = api.get("/v2.1/messages?start_date=2020-01-01&limit=2").json()
            return [one["attributes"]["body"] for one in page["data"]]

        before = bodies()
        slow_sandbox.advance(61)
        after = bodies()

    assert "later" not in before
    assert after[0] == "later"


def test_scripts_end_with_a_reset(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.counterparty("*", outcome="failed")
    listed = sandbox.counterparties()

    sandbox.reset()

    assert [one.number for one in listed] == ["*"]
    assert record(api, send(api))["attributes"]["status"] == "delivered"


@pytest.mark.parametrize("word", ["STOP", " stop ", "Unsubscribe", "QUIT"])
def test_after_a_stop_messages_fail_until_a_start(
    sandbox: Sandbox, api: httpx.Client, word: str
) -> None:
    statuses = []
    for said in ("hello", word, "please STOP it", "START"):
        sandbox.deliver_inbound_sms(OTHER, OWN, said)
        statuses.append(record(api, send(api))["attributes"]["status"])
    elsewhere = record(api, send(api, **{"from": "12062011682"}))["attributes"]["status"]

    assert statuses == ["delivered", "failed", "failed", "delivered"]
    assert elsewhere == "delivered"


@pytest.mark.parametrize(
    "script",
    [{"number": "me"}, {"number": "1", "outcome": "lost"}, {"number": "1", "replies": [{}]}],
)
def test_a_script_that_makes_no_sense_is_refused(api: httpx.Client, script: dict[str, Any]) -> None:
    error_of(api.post("/_sandbox/counterparties", json=script), 400)
