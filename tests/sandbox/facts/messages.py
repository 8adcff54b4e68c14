"""Sending, records, callbacks."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import httpx

from tests.sandbox.conftest import envelope
from tests.sandbox.facts.bench import (
    OTHER,
    OWN,
    Bench,
    Table,
)

messages = Table("messages")


messages.holds(
    "D",
    "the sender is a number of the account, enabled for messaging",
    lambda s: (
        [s.send(**{"from": one}).status_code for one in ("12065559999", "16502390214", OWN)]
        == [422, 422, 202]
    ),
)
messages.holds(
    "D",
    "160 ASCII characters are one segment, longer ones are cut into 140",
    lambda s: (
        [s.sent(body="a" * size)["amount_nanodollars"] // 4_000_000 for size in (160, 161, 281)]
        == [1, 2, 3]
    ),
)
messages.holds(
    "D",
    "any other character means 70 UCS-2 units a segment",
    lambda s: (
        [s.sent(body=one)["amount_nanodollars"] // 4_000_000 for one in ("é" * 71, "🙂" * 36)]
        == [2, 2]
    ),
)
messages.holds(
    "DS",
    "message_encoding is 0 for ASCII and 8 for UCS-2",
    lambda s: [s.sent(body=one)["message_encoding"] for one in ("a", "é")] == [0, 8],
)
messages.chosen("D", "the most segments are not published", "any number")
messages.holds(
    "D",
    "an MMS has at most 767840 bytes, text included",
    lambda s: (
        [
            s.send(body="x", media_urls=[f"https://a.example/a.png?size={size}"]).status_code
            for size in (767_839, 767_840)
        ]
        == [202, 422]
    ),
)
messages.holds(
    "D",
    "too large a file is refused in the documented words",
    lambda s: (
        s.error(
            "POST",
            "/v2.1/messages",
            envelope(
                "message",
                **{"from": OWN, "to": OTHER, "media_urls": ["https://a.example/oversized"]},
            ),
        )["detail"]
        == 'Error fetching media: File at "https://a.example/oversized" is over 767840 byte limit.'
    ),
)
for _name in (
    *("a.png", "a.jpeg", "a.gif", "a.bmp", "a.3gp", "a.mp4", "a.avi", "a.mpg", "a.amr", "a.mid"),
    *("a.wav", "a.ac3", "a.mp3", "a.txt"),
):
    messages.holds(
        "D",
        f"an MMS carries {_name}",
        lambda s, n=_name: (
            s.send(body=None, media_urls=[f"https://a.example/{n}"]).status_code == 202
        ),
    )
messages.holds(
    "I",
    "an MMS doesn't carry other files",
    lambda s: s.send(body=None, media_urls=["https://a.example/a.pdf"]).status_code == 422,
)
messages.chosen(
    "D", "media are fetched by the service", "never by the sandbox: a size is in the URL"
)
messages.holds(
    "D",
    "STOP and START are handled for long codes and toll-free numbers",
    lambda s: (
        [
            s.sandbox.deliver_inbound_sms(OTHER, own, word) and s.sent(**{"from": own})["status"]
            for own in (OWN, "18552003001")
            for word in ("STOP", "UNSTOP")
        ]
        == ["failed", "delivered"] * 2
    ),
)
messages.chosen(
    "D", "what becomes of messages after a STOP was not found", "they are accepted, then they fail"
)
messages.chosen("D", "registration of long codes (10DLC)", "done in the portal: there is no API")
messages.holds(
    "D",
    "an SMS needs a body, an MMS a body or files",
    lambda s: (
        [
            s.send(**wish).status_code
            for wish in (
                {"body": None},
                {"body": None, "is_mms": True},
                {"is_mms": True},
                {"body": None, "media_urls": ["https://a.example/a.png"]},
            )
        ]
        == [422, 422, 202, 202]
    ),
)
messages.holds(
    "DI",
    "files make a message an MMS, is_mms one of text only",
    lambda s: (
        s.sent(media_urls=["https://a.example/a.png"])["is_mms"]
        and s.sent(is_mms=True)["is_mms"]
        and not s.sent()["is_mms"]
    ),
)
messages.holds(
    "DS",
    "an accepted message has an id, a link and a type",
    lambda s: (
        (one := s.send().json()["data"])
        == {
            "id": one["id"],
            "links": {"self": f"{s.sandbox.url}/v2.1/messages/{one['id']}"},
            "type": "message",
        }
    ),
)
messages.holds(
    "DS",
    "a record has the documented attributes",
    lambda s: (
        set(s.sent())
        == {
            *("amount_display", "amount_nanodollars", "body", "delivery_receipts", "direction"),
            *("from", "is_mms", "message_encoding", "message_type", "status", "timestamp", "to"),
        }
    ),
)
messages.holds(
    "DS",
    "receipts come newest first with level, status, code, description and time",
    lambda s: (
        [(one["level"], one["status"], one["status_code"]) for one in s.sent()["delivery_receipts"]]
        == [(2, "delivered", None), (2, "message buffered", 1003), (1, "smsc submit", None)]
    ),
)
messages.holds(
    "D",
    "there are no receipts in the record of an MMS or of what came in",
    lambda s: (
        s.sent(is_mms=True)["delivery_receipts"]
        == s.get(f"/v2.1/messages/{s.sandbox.deliver_inbound_sms(OTHER, OWN, 'x')}")["data"][
            "attributes"
        ]["delivery_receipts"]
        == []
    ),
)
messages.holds(
    "D",
    "a message of a toll-free number says so",
    lambda s: (
        s.sent(**{"from": "18552003001"})["message_type"] == "toll-free"
        and s.sent()["message_type"] == "longcode"
    ),
)
for _outcome, _last in (
    ("delivered", "delivered"),
    ("failed", "failed"),
    ("buffered", "message buffered"),
    ("silent", "smsc submit"),
):
    messages.holds(
        "ST",
        f"a message can end as {_last}",
        lambda s, o=_outcome, last=_last: (
            s.sandbox.counterparty("*", outcome=o) or s.sent()["status"] == last
        ),
    )
messages.chosen("S", "the table of status codes was not found", "1003; a script sets any other")
messages.holds(
    "SI",
    "the files of an MMS are related and included",
    lambda s: (
        (
            one := s.get(
                "/v2.1/messages/"
                + s.send(media_urls=["https://a.example/a.gif"]).json()["data"]["id"]
            )
        )["data"]["relationships"]["media"]["data"]
        == [{"id": one["included"][0]["id"], "type": "media"}]
    ),
)
messages.holds(
    "D",
    "an unknown message is 404 in the envelope",
    lambda s: s.error("GET", "/v2.1/messages/mdr2-0")["status"] == 404,
)
messages.holds(
    "D",
    "a period needs its start",
    lambda s: s.status("GET", "/v2.1/messages?end_date=2020-01-01") == 422,
)
messages.chosen("I", "a period without an end", "ends now")
messages.holds(
    "DS",
    "records come newest first, not wrapped in data of their own",
    lambda s: (
        (
            times := [
                one["attributes"]["timestamp"]
                for one in s.get("/v2.1/messages?start_date=2020-01-01&limit=50")["data"]
            ]
        )
        == sorted(times, reverse=True)
    ),
)
for _callback in (
    "sms_callback",
    "mms_callback",
    "sms_dlr_callback",
    "mms_dlr_callback",
    "dlr_callback",
):
    messages.holds(
        "DS",
        f"the account's {_callback} is set in both styles with 204, then read",
        lambda s, c=_callback: (
            [
                s.status("PUT", f"/v2.1/messages/{c}", body)
                for body in (
                    {"data": {"attributes": {"callback_url": "https://a.example/"}}},
                    {"callback_url": "https://b.example/"},
                )
            ]
            == [204, 204]
            and (one := s.get(f"/v2.1/messages/{c}")["data"])["attributes"]["callback_url"]
            == "https://b.example/"
            and set(one["attributes"]) == {"api_version", "callback_url", "product"}
            and one["type"] == "callback"
            and "id" not in one
        ),
    )
messages.holds(
    "D",
    "dlr_callback is the receipts of SMS",
    lambda s: (
        s.ask("PUT", "/v2.1/messages/dlr_callback", {"callback_url": "https://a.example/"})
        and s.get("/v2.1/messages/sms_dlr_callback")["data"]["attributes"]["callback_url"]
        == "https://a.example/"
    ),
)
messages.holds(
    "T",
    "the links of a file that came in answer",
    lambda s: (
        (
            one := s.get(
                "/v2.1/messages/"
                + s.sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=["https://a.example/a.gif"])
            )["included"][0]
        )
        and httpx.get(one["attributes"]["url"]).headers["content-type"] == "image/gif"
        and s.get(one["links"]["self"])["data"]["id"] == one["id"]
    ),
)


# Version 2.2
def _v2_2(s: Bench, **wish: Any) -> httpx.Response:
    wish = {"to": f"+{OTHER}", "from": f"+{OWN}", "body": "hello there", **wish}
    return s.ask("POST", "/v2.2/messages", envelope("message", **wish))


def _prices_of(s: Bench, **wish: Any) -> dict[str, Decimal]:
    s.sandbox.set_prices(sms="0.0040", surcharge="0.0030")
    found = _v2_2(s, **wish).json()["data"]["attributes"]["price_details"]
    return {name: Decimal(one) for name, one in found.items()}


messages.holds(
    "D",
    "v2.2 wants numbers as E.164 with their plus sign",
    lambda s: (
        [_v2_2(s, **one).status_code for one in ({}, {"to": OTHER}, {"from": OWN})]
        == [202, 422, 422]
    ),
)
messages.holds(
    "D",
    "v2.2 answers with price_details: base and surcharge a segment, and the cost of all segments",
    lambda s: (
        _prices_of(s, body="x" * 161)
        == {
            "base_rate": Decimal("0.004"),
            "surcharge_rate": Decimal("0.003"),
            "charged_cost": Decimal("0.014"),
        }
    ),
)
messages.holds(
    "D",
    "v2.1 answers with id, links and type alone",
    lambda s: set(s.send().json()["data"]) == {"id", "links", "type"},
)
messages.chosen(
    "I", "where price_details stand, and their JSON type", "among the attributes, as strings"
)
messages.chosen("D", "the key of the number of segments was not found", "left out")
messages.holds(
    "T",
    "v2.2 takes the compact form as application/json, and so does v2.1",
    lambda s: (
        [
            s.ask(
                "POST",
                f"/{version}/messages",
                {"to": plus + OTHER, "from": plus + OWN, "body": "hi"},
                headers={"content-type": "application/json"},
            ).status_code
            for version, plus in (("v2.1", ""), ("v2.2", "+"))
        ]
        == [202, 202]
    ),
)
messages.holds(
    "DI",
    "ids, envelope and records are those of v2.1: either version finds what the other has sent",
    lambda s: (
        (sent := [s.send().json()["data"]["id"], _v2_2(s).json()["data"]["id"]])
        and all(
            s.get(f"/{version}/messages/{one}")["data"]["id"] == one
            and one in s.ids(f"/{version}/messages?start_date=2020-01-01")
            for version in ("v2.1", "v2.2")
            for one in sent
        )
    ),
)
messages.holds(
    "T",
    "the records of v2.2 have the attributes of v2.1",
    lambda s: (
        s.first("/v2.2/messages?start_date=2020-01-01&limit=50")["attributes"].keys()
        == s.first("/v2.1/messages?start_date=2020-01-01&limit=50")["attributes"].keys()
    ),
)
messages.holds(
    "DI",
    "the records of v2.2 have numbers with their plus sign",
    lambda s: (
        s.get(f"/v2.2/messages/{_v2_2(s).json()['data']['id']}")["data"]["attributes"]["to"]
        == f"+{OTHER}"
    ),
)
for _callback in ("sms_callback", "mms_callback", "sms_dlr_callback", "mms_dlr_callback"):
    messages.holds(
        "D",
        f"v2.2 sets and reads {_callback}",
        lambda s, c=_callback: (
            s.status("PUT", f"/v2.2/messages/{c}", {"callback_url": "https://a.example/"}) == 204
            and s.get(f"/v2.2/messages/{c}")["data"]["attributes"]["callback_url"]
            == s.get(f"/v2.1/messages/{c}")["data"]["attributes"]["callback_url"]
            == "https://a.example/"
        ),
    )
messages.holds(
    "I",
    "a callback says which version has set it",
    lambda s: (
        s.ask("PUT", "/v2.2/messages/sms_callback", {"callback_url": "https://a.example/"})
        and s.get("/v2.1/messages/sms_callback")["data"]["attributes"]["api_version"] == "v2.2"
    ),
)
messages.holds(
    "I",
    "v2.2 has no dlr_callback",
    lambda s: (
        s.status("PUT", "/v2.2/messages/dlr_callback", {"callback_url": "https://a.example/"})
        == 405
    ),
)
messages.holds(
    "T",
    "in v2.2 the links of files are those of v2.2",
    lambda s: (
        "/v2.2/media/"
        in s.get(
            "/v2.2/messages/"
            + s.sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=["https://a.example/a.gif"])
        )["included"][0]["links"]["self"]
    ),
)
messages.holds(
    "I",
    "the next page of v2.2 is one of v2.2",
    lambda s: (
        "/v2.2/messages?limit=1&"
        in s.get("/v2.2/messages?start_date=2020-01-01&limit=1")["links"]["next"]
    ),
)
messages.chosen("T", "GET /v2.2/media/{id} is linked to, not described", "the media object")
