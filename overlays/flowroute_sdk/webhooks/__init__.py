"""Webhooks from Flowroute: inbound messages, delivery receipts, status changes.

>>> from flowroute_sdk import webhooks
>>> match webhooks.parse(body):
...     case webhooks.InboundSMS(from_=sender, text=text):
...         print(sender, text)

Importing it doesn't load the client.
"""

from __future__ import annotations

from ..errors import WebhookError
from ._parse import parse
from .events import (
    DeliveryReceipt,
    Event,
    InboundMessage,
    InboundMMS,
    InboundSMS,
    StatusChange,
    UnknownEvent,
)
from .guard import Guard, Posted, webhook_url
from .media import Media
from .receiver import (
    Answer,
    MessageHandler,
    ReceiptHandler,
    Receiver,
    StatusHandler,
    UnknownHandler,
)
from .seen import DatabaseSeen, MemorySeen, Seen

__all__ = [
    "Answer",
    "DatabaseSeen",
    "DeliveryReceipt",
    "Event",
    "Guard",
    "InboundMMS",
    "InboundMessage",
    "InboundSMS",
    "Media",
    "MemorySeen",
    "MessageHandler",
    "Posted",
    "ReceiptHandler",
    "Receiver",
    "Seen",
    "StatusChange",
    "StatusHandler",
    "UnknownEvent",
    "UnknownHandler",
    "WebhookError",
    "parse",
    "webhook_url",
]
