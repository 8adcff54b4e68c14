"""The answers of the benchmark server: small ones to sends, long ones to look-ups."""

from __future__ import annotations

import json
from typing import Any

MEDIA_TYPE = "application/vnd.api+json"
SEND_PATH = "/v2.1/messages"
PAGED_TOTAL = 100_000
PAGED_LIMIT = 1_000

SENT = {
    "data": {
        "links": {
            "self": "https://api.flowroute.com/v2.1/messages/mdr2-39cadeace66e11e7aff806cd7f24ba2d"
        },
        "type": "message",
        "id": "mdr2-39cadeace66e11e7aff806cd7f24ba2d",
    }
}


def record(number: int) -> dict[str, Any]:
    """A message detail record with two timestamps, as a look-up lists it."""
    return {
        "type": "message",
        "id": f"mdr2-{number:032x}",
        "attributes": {
            "to": "12065551234",
            "from": "12012673227",
            "body": "hello there, this is a message of about usual length",
            "direction": "outbound",
            "timestamp": f"2017-12-22T01:{number % 60:02}:39.39Z",
            "status": "delivered",
            "delivery_receipts": [
                {
                    "level": 2,
                    "status": "message buffered",
                    "status_code": 1003,
                    "status_code_description": "Message accepted by Carrier",
                    "timestamp": f"2017-12-22T01:{number % 60:02}:40.00Z",
                }
            ],
            "is_mms": False,
            "message_type": "longcode",
            "message_encoding": 0,
            "amount_display": "$0.0040",
            "amount_nanodollars": 4_000_000,
        },
    }


def records(count: int, **unknown: object) -> bytes:
    """A page of records, each with fields beside those that the specification knows."""
    data = [record(number) for number in range(count)]
    for each in data:
        each["attributes"] |= unknown
    return to_bytes({"data": data})


def page(offset: int, limit: int) -> bytes:
    """A page of a long list."""
    end = offset + limit
    data = [record(number) for number in range(offset, min(end, PAGED_TOTAL))]
    links = {"next": f"{SEND_PATH}?limit={limit}&offset={end}"} if end < PAGED_TOTAL else {}
    return to_bytes({"data": data, "links": links})


def to_bytes(document: object) -> bytes:
    """JSON as servers write it."""
    return json.dumps(document, separators=(",", ":")).encode()
