"""Pickles outlive a move of private modules: they name public ones only."""

from __future__ import annotations

import inspect
import pickle
import pickletools
from decimal import Decimal
from importlib import import_module
from typing import Any

import flowroute_sdk
import pytest
from flowroute_sdk import errors, limits, models, opt_outs, reports, segments, webhooks, wire

from tests.webhooks import bodies

REQUEST = wire.Request("POST", "https://x/v2.1/messages", [(b"a", b"1")], b"{}")
RESPONSE = wire.Response(429, [(b"retry-after", b"1")], b"{}")
NUMBER = models.Number.from_dict(
    {"id": "12065551234", "type": "number", "attributes": {"alias": None, "value": "12065551234"}}
)
CUT = segments.segments("It\N{RIGHT SINGLE QUOTATION MARK}s here")

STEP = reports.AddressStep("update", "HQ", 1, "5", (reports.AddressChange("city", "A", "B"),))
ADDRESSES = reports.AddressPlan("label", (), (STEP,), (), ())
OFFER = reports.PlannedNumber("12065551234", Decimal("1.00"))
PURCHASE = reports.ProvisioningPlan((OFFER,), route="7")
PURCHASED = reports.ProvisioningReport(PURCHASE, PURCHASE.steps)

VALUES: list[Any] = [
    REQUEST,
    RESPONSE,
    REQUEST.headers,
    wire.RetryEvent(REQUEST, RESPONSE, 1, 0.5, "429"),
    limits.RateLimits(sms=2, shared_file="/tmp/slots"),
    CUT,
    CUT.non_ascii[0],
    segments.estimate("hello", rate="0.004"),
    *(webhooks.parse(each) for each in (*bodies.ALL, {"data": {}})),
    webhooks.parse(bodies.MMS).media[0],  # type: ignore[union-attr]
    webhooks.Answer(200, "ok"),
    webhooks.Posted(path="/sms", peer="127.0.0.1"),
    opt_outs.Keywords(),
    STEP,
    STEP.changes[0],
    ADDRESSES,
    reports.AddressResult(STEP),
    reports.AddressReport(ADDRESSES),
    OFFER,
    PURCHASE,
    PURCHASE.steps[0],
    PURCHASED,
    reports.MessageRow("mdr2-1", None, "inbound", "1", "2", "hi", False, "longcode", "", None),
    NUMBER,
    flowroute_sdk.ApiNumber("12065551234"),
    flowroute_sdk.CallRecord(direction="Inbound", total_cost=Decimal("0.1"), extras={"a": "b"}),
]
ERRORS: list[Any] = [
    errors.InvalidArgument("field", NUMBER, "a number"),
    errors.OutcomeUnknown("text", request=REQUEST, response=RESPONSE),
    errors.DecodeError("text"),
    errors.DeliveryUnconfirmed("text"),
    errors.NotFound("text", status=404, request=REQUEST, response=RESPONSE),
    errors.ListChanged("text", response=RESPONSE),
    errors.MediaError("text", status=404),
    errors.OptedOut("12065551234"),
    errors.InvalidRow(2, "city", "", "a city"),
    errors.ProvisioningFailed("text", report=PURCHASED),
    errors.DownloadExpired("text", status=403),
    errors.CallRecordError("text", line=3, column="duration"),
    errors.ExportFailed("text"),
    errors.ExportUnfinished("text"),
]


def modules_in(data: bytes) -> set[str]:
    """The modules of ours that a pickle names."""
    texts = (argument for _, argument, _ in pickletools.genops(data) if isinstance(argument, str))
    return {text.split()[0] for text in texts if text.startswith("flowroute")}


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("value", VALUES + ERRORS, ids=lambda each: type(each).__name__)
def test_a_pickle_names_public_modules_only_and_gives_the_value_back(
    value: Any, protocol: int
) -> None:
    data = pickle.dumps(value, protocol)

    found = pickle.loads(data)

    assert type(found) is type(value)
    assert str(found) == str(value) or isinstance(value, opt_outs.Keywords)
    named = modules_in(data)
    assert named
    assert [name for name in named if "._" in name or not name.startswith("flowroute_sdk")] == []


LIVING = {
    *("Flowroute", "AsyncFlowroute", "Page", "AsyncPage", "AsyncPaged", "RawResponse"),
    *("DatabaseSeen", "Guard", "MemorySeen", "Receiver", "MemoryOptOuts", "SQLiteOptOuts"),
}
"""What holds connections, locks or functions, and is not for pickling."""


def is_value(kind: type) -> bool:
    """Whether instances of a public class are values, not protocols, rows or living things."""
    is_form = getattr(kind, "_is_protocol", False) or issubclass(kind, dict)
    return not is_form and kind.__name__ not in LIVING


def test_every_public_value_is_tried() -> None:
    modules = [flowroute_sdk, limits, opt_outs, reports, segments, webhooks, wire]
    kinds = {
        getattr(module, name)
        for module in modules
        for name in module.__all__
        if inspect.isclass(getattr(module, name))
    }

    values = {kind for kind in kinds if is_value(kind) and not issubclass(kind, Exception)}

    assert values - {type(each) for each in VALUES} == set()
    for error in (kind for kind in kinds if issubclass(kind, Exception)):
        module = import_module(error.__module__)
        assert getattr(module, error.__name__) is error
        assert "._" not in error.__module__
