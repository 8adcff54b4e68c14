"""What can be replied to."""

from __future__ import annotations

from typing import TypeAlias

from flowroute_api.models import (
    InboundMms,
    InboundMmsDocument,
    InboundSms,
    InboundSmsDocument,
    Message,
    MessageDocument,
)

from ..webhooks.events import InboundMMS, InboundSMS

__all__ = ["ReplyTo"]

ReplyTo: TypeAlias = (
    Message
    | MessageDocument
    | InboundSms
    | InboundSmsDocument
    | InboundMms
    | InboundMmsDocument
    | InboundSMS
    | InboundMMS
)
"""A message that can be replied to: a record, what a webhook has brought, or a document of one."""
