"""What stands for a message: to be replied to, or to be looked up."""

from __future__ import annotations

from typing import TypeAlias

from flowroute_api.models import (
    InboundMms,
    InboundMmsDocument,
    InboundSms,
    InboundSmsDocument,
    Message,
    MessageDocument,
    MessageSent,
    MessageSentDocument,
    MessageV22Sent,
    MessageV22SentDocument,
)

from ..webhooks.events import InboundMMS, InboundSMS

__all__ = ["ReplyTo", "SentMessageLike"]

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

SentMessageLike: TypeAlias = (
    MessageSent | MessageSentDocument | MessageV22Sent | MessageV22SentDocument
)
"""What sending has answered, in either version."""
