"""Webhooks as they are known to occur."""

from __future__ import annotations

import copy
import json
from typing import Any

SMS: dict[str, Any] = {
    "data": {
        "attributes": {
            "amount_display": "$0.0040",
            "amount_nanodollars": "4000000",
            "body": "Hello there",
            "direction": "inbound",
            "from": "12066505557",
            "is_mms": False,
            "message_callback_url": "https://example.com/sms",
            "message_encoding": 0,
            "message_type": "longcode",
            "status": "delivered",
            "timestamp": "2018-01-08T17:55:03.25Z",
            "to": "12066505556",
        },
        "id": "mdr2-0123456789abcdef0123456789abcdef",
        "type": "message",
    }
}
MMS: dict[str, Any] = {
    "data": {
        "attributes": {
            "amount_display": "$0.0095",
            "amount_nanodollars": 9500000,
            "body": "look",
            "delivery_receipts": [],
            "direction": "inbound",
            "from": "12066505557",
            "is_mms": True,
            "message_encoding": 0,
            "message_type": "longcode",
            "status": "",
            "timestamp": "2018-01-08T17:55:03.00Z",
            "to": "12066505556",
        },
        "id": "mdr2-1123456789abcdef0123456789abcdef",
        "relationships": {"media": {"data": [{"id": "0123abcd-1", "type": "media"}]}},
        "type": "message",
    },
    "included": [
        {
            "attributes": {
                "file_name": "photo.jpg",
                "file_size": 20481,
                "mime_type": "image/jpeg",
                "url": "https://s3.us-west-2.amazonaws.com/bucket/key",
            },
            "id": "0123abcd-1",
            "links": {"self": "https://api.flowroute.com/v2.1/media/0123abcd-1"},
            "type": "media",
        }
    ],
}
RECEIPT: dict[str, Any] = {
    "data": {
        "attributes": {
            "body": "hello there",
            "level": 1,
            "status": "smsc submit",
            "status_code": None,
            "status_code_description": "Message has been sent",
            "timestamp": "2017-12-21T16:44:35.00Z",
        },
        "id": "mdr2-39cadeace66e11e7aff806cd7f24ba2d",
        "links": {
            "related": "https://api.flowroute.com/v2.1/messages/mdr2-39cadeace66e11e7aff806cd7f24ba2d"
        },
        "type": "delivery_receipt",
    }
}
FLAT: dict[str, Any] = {
    "body": "Hello there from Flowroute!",
    "from": "18553569768",
    "id": "mdr1-febb118b9b034338adfc662a8c02fd88",
    "to": "12066418000",
}
PORTING: dict[str, Any] = {
    "data": {
        "attributes": {
            "at": "2019-03-19T22:49:48.060559+00:00",
            "customer_id": "33fd86cd562457f5b9653ce8c9f6b207",
            "event_type": "status_change",
            "id": "1e4e5686-b739-5fc5-918c-8db0b36ce6a6",
            "message": "Port Order #50404 has been cancelled.",
            "resource_id": "50404",
            "resource_type": "portorders",
            "status": "cancelled",
            "timestamp": "2019-03-19T22:49:48.060559+00:00",
            "type": "event",
            "url_override": "http://callbacklistener.example/",
            "version": "1.0",
        },
        "id": "1e4e5686-b739-5fc5-918c-8db0b36ce6a6",
        "timestamp": "2019-03-19T22:49:48.060Z",
        "type": "po_status_change",
    }
}
ALL = [SMS, MMS, RECEIPT, FLAT, PORTING]


def changed(
    source: dict[str, Any], /, drop: tuple[str, ...] = (), **attributes: Any
) -> dict[str, Any]:
    """A webhook with other attributes; `from_` stands for `from`."""
    found = copy.deepcopy(source)
    values = found["data"]["attributes"]
    values.update({name.rstrip("_"): value for name, value in attributes.items()})
    for name in drop:
        del values[name]
    return found


def content(body: Any) -> bytes:
    """As it is posted."""
    return json.dumps(body).encode()
