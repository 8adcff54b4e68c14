"""Whether a message has arrived, and how often to look."""

from __future__ import annotations

import itertools

import pytest
from flowroute_sdk._policy.delivery import has_failed, is_delivered, pauses
from flowroute_sdk.models import Message


def test_looks_get_rarer() -> None:
    assert list(itertools.islice(pauses(), 6)) == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]


@pytest.mark.parametrize(
    ("status", "receipt", "delivered", "failed"),
    [
        ("delivered", None, True, False),
        ("Delivered", None, True, False),
        ("message buffered", "delivered", True, False),
        ("failed", None, False, True),
        ("", "delivery failure", False, True),
        ("message buffered", "smsc submit", False, False),
        (None, None, False, False),
    ],
)
def test_the_carrier_has_confirmed_given_up_or_not_yet_said(
    status: str | None, receipt: str | None, delivered: bool, failed: bool
) -> None:
    receipts = [] if receipt is None else [{"status": receipt, "level": 2}]
    attributes = {"status": status, "delivery_receipts": receipts}
    found = Message.from_dict({"id": "mdr2-1", "type": "message", "attributes": attributes})

    assert (is_delivered(found), has_failed(found)) == (delivered, failed)
