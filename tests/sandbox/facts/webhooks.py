"""What is posted."""

from __future__ import annotations

from typing import Any

from tests.sandbox.conftest import envelope
from tests.sandbox.facts.bench import (
    OTHER,
    OWN,
    Bench,
    Table,
)

webhooks = Table("webhooks")


def _receipts(s: Bench, **wish: Any) -> list[Any]:
    return s.posted(lambda: s.send(dlr_callback=s.hook, **wish))


def _inbound_sms(s: Bench) -> Any:
    return s.posted(lambda: s.sandbox.deliver_inbound_sms(OTHER, OWN, "hi"), "sms_callback")[0]


def _inbound_mms(s: Bench) -> Any:
    urls = ["https://a.example/photo.jpg"]
    return s.posted(
        lambda: s.sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=urls), "mms_callback"
    )[0]


webhooks.holds(
    "DT",
    "the amount of an inbound SMS is a text in nanodollars",
    lambda s: _inbound_sms(s)["data"]["attributes"]["amount_nanodollars"] == "4000000",
)
webhooks.holds(
    "DT",
    "an inbound SMS has the documented attributes, no receipts, and the address it is posted to",
    lambda s: (
        (one := _inbound_sms(s)["data"])["type"] == "message"
        and set(one["attributes"])
        == {
            *("amount_display", "amount_nanodollars", "body", "direction", "from", "is_mms", "to"),
            *("message_callback_url", "message_encoding", "message_type", "status", "timestamp"),
        }
        and one["attributes"]["message_callback_url"] == s.hook
        and one["attributes"]["status"] == "delivered"
    ),
)
webhooks.holds(
    "T",
    "numbers in webhooks have eleven digits without a plus sign",
    lambda s: (
        [_inbound_sms(s)["data"]["attributes"][name] for name in ("from", "to")] == [OTHER, OWN]
    ),
)
webhooks.holds(
    "DT",
    "an inbound MMS has empty receipts and status, an integer amount, media beside the data",
    lambda s: (
        (one := _inbound_mms(s))["data"]["attributes"]["delivery_receipts"] == []
        and one["data"]["attributes"]["status"] == ""
        and one["data"]["attributes"]["amount_nanodollars"] == 9_500_000
        and "message_callback_url" not in one["data"]["attributes"]
        and set(one["included"][0]["attributes"]) == {"file_name", "file_size", "mime_type", "url"}
    ),
)
webhooks.holds(
    "T",
    "the body of an inbound MMS of media only is null",
    lambda s: _inbound_mms(s)["data"]["attributes"]["body"] is None,
)
webhooks.holds(
    "D",
    "a receipt is one POST, level 1 first, with the id of the message",
    lambda s: (
        (all_ := _receipts(s))
        and [one["data"]["attributes"]["level"] for one in all_] == [1, 2, 2]
        and {one["data"]["type"] for one in all_} == {"delivery_receipt"}
        and all_[0]["data"]["links"]["related"].endswith(f"/v2.1/messages/{all_[0]['data']['id']}")
    ),
)
webhooks.holds(
    "I",
    "what is posted of a message of v2.2 is the same, and links to v2.2",
    lambda s: (
        (
            all_ := s.posted(
                lambda: s.ask(
                    "POST",
                    "/v2.2/messages",
                    envelope("message", **{"to": f"+{OTHER}", "from": f"+{OWN}", "body": "hi"}),
                ),
                "sms_dlr_callback",
            )
        )
        and [one["data"]["attributes"]["level"] for one in all_] == [1, 2, 2]
        and all_[0]["data"]["links"]["related"].endswith(f"/v2.2/messages/{all_[0]['data']['id']}")
    ),
)
webhooks.holds(
    "T",
    "numbers have no plus in what is posted, the links of files have the version of the callback",
    lambda s: (
        s.ask("PUT", "/v2.2/messages/mms_callback", {"callback_url": s.hook})
        and s.sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=["https://a.example/a.gif"])
        and (one := s.posted(lambda: None)[0])
        and (one["data"]["attributes"]["from"], one["data"]["attributes"]["to"]) == (OTHER, OWN)
        and "/v2.2/media/" in one["included"][0]["links"]["self"]
    ),
)
webhooks.holds(
    "D",
    "the code of a receipt is a text or null",
    lambda s: (
        [one["data"]["attributes"]["status_code"] for one in _receipts(s)] == [None, "1003", None]
    ),
)
webhooks.holds(
    "D",
    "the text of a receipt is that of the SMS, empty for MMS",
    lambda s: (
        _receipts(s)[0]["data"]["attributes"]["body"] == "hello there"
        and _receipts(s, is_mms=True)[-1]["data"]["attributes"]["body"] == ""
    ),
)
webhooks.holds(
    "DI",
    "a message's own callback beats the number's, that the account's",
    lambda s: (
        s.ask("PUT", "/v2.1/messages/sms_dlr_callback", {"callback_url": s.hook + "/account"})
        and s.ask(
            "POST",
            f"/v2/numbers/{OWN}/relationships/sms_dlr_callback",
            {"callback_url": s.hook + "/number"},
        )
        and len(_receipts(s)) == 3
        and s.posted(lambda: s.send())
        and len(s.receiver.at("/hook/number")) == 3
        and s.receiver.at("/hook/account") == []
    ),
)


def _attempts(s: Bench) -> bool:
    s.receiver.statuses = [500, 404, 202, 500, 500]
    _inbound_sms(s)
    (delivery,) = s.sandbox.webhooks()
    return delivery.statuses == [500, 404, 202, 500, 500] and delivery.state == "given up"


webhooks.holds("D", "anything but 200 means four more attempts", _attempts)
webhooks.chosen("T", "whether 202 ends the attempts is unknown", "it doesn't: 200 is documented")
webhooks.chosen("D", "retries are documented for inbound SMS", "every webhook is retried like that")
webhooks.holds(
    "D",
    "a message is charged and kept whether its webhook is taken or not",
    lambda s: s.charged(lambda: s.sandbox.deliver_inbound_sms(OTHER, OWN, "hi")) == 4_000_000,
)


def _posted_with(effect: Any, **options: Any) -> Any:
    def check(s: Bench) -> list[Any]:
        s.sandbox.fault(effect, **options)
        _inbound_sms(s)
        return s.receiver.at("/hook")

    return check


webhooks.holds(
    "T",
    "a webhook may come twice with the same id: it can be staged",
    lambda s: len(all_ := _posted_with("webhook_duplicate")(s)) == 2 and all_[0] == all_[1],
)
webhooks.holds(
    "T",
    "accounts on v2 callbacks get a flat body: it can be staged",
    lambda s: set(_posted_with("webhook_legacy_body")(s)[0]) == {"body", "from", "id", "to"},
)
webhooks.holds(
    "I",
    "a type may be unheard of: it can be staged",
    lambda s: _posted_with("webhook_wrong_type", type="x")(s)[0]["data"]["type"] == "x",
)
webhooks.holds(
    "DI",
    "the end of a provisioning task comes in the shared envelope of events",
    lambda s: (
        set(
            (
                one := s.posted(
                    lambda: s.status(
                        "POST",
                        "/v2/message-provision",
                        {"numbers": [OWN], "action": "enable", "callback_url": s.hook},
                    )
                )[0]["data"]
            )["attributes"]
        )
        == {
            *("at", "customer_id", "event_type", "id", "message", "resource_id", "resource_type"),
            *("status", "timestamp", "type", "url_override", "version"),
        }
        and one["attributes"]["event_type"] == "status_change"
        and one["id"] == one["attributes"]["id"]
    ),
)
