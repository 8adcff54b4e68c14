"""What an operation answers as long as nobody has written more: what the document shows."""

from __future__ import annotations

from flowroute_sdk.sandbox.world import Call, Reply


def as_documented(call: Call) -> Reply:
    """The first documented success, with its example."""
    return Reply(call.operation.success, call.operation.example)
