"""Requests, responses and errors as values."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from flowroute_sdk import errors
from flowroute_sdk.wire import Headers, RawResponse, Request, Response
from hypothesis import given
from hypothesis import strategies as st

REQUEST = Request("GET", "https://x/v2", [(b"Authorization", b"Basic c2VjcmV0"), (b"a", b"1")], b"")
RESPONSE = Response(200, [(b"X-A", b"1"), (b"x-a", b"2")], b"\xff{}")


def test_headers_are_looked_up_in_any_case_and_joined() -> None:
    assert RESPONSE.headers["X-a"] == "1, 2"
    assert dict(RESPONSE.headers) == {"x-a": "1, 2"}
    assert len(Headers([])) == 0
    assert "Headers" in repr(RESPONSE.headers)


def test_a_request_leaves_its_credentials_out() -> None:
    assert dict(REQUEST.headers) == {"a": "1"}
    assert b"c2VjcmV0" not in pickle.dumps(REQUEST)


@pytest.mark.parametrize("value", [REQUEST, RESPONSE])
def test_values_are_frozen_picklable_and_equal_by_content(value: Any) -> None:
    twin = pickle.loads(pickle.dumps(value))

    assert twin == value
    assert hash(twin) == hash(value)
    assert value != "something else"
    assert copy.deepcopy(value) == value
    with pytest.raises(AttributeError):
        value.content = b""
    with pytest.raises(AttributeError):
        del value.content


def test_a_response_has_text_and_json() -> None:
    assert RESPONSE.text == "\N{REPLACEMENT CHARACTER}{}"
    assert Response(200, content=b"[1]").json() == [1]
    with pytest.raises(ValueError):
        RESPONSE.json()


def test_reprs_are_short() -> None:
    raw = RawResponse(REQUEST, RESPONSE, lambda: None)

    assert repr(REQUEST) == "<Request GET https://x/v2>"
    assert repr(RESPONSE) == "<Response 200, 3 bytes>"
    assert repr(raw) == "<RawResponse 200, 3 bytes>"


class Rude:
    def __repr__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    "value",
    [10**5000, "\ud800", Rude(), "x" * 500, ["\n"], b"\x00"],
    ids=["huge", "surrogate", "rude", "long", "lines", "zero"],
)
def test_an_invalid_argument_can_always_be_printed(value: object) -> None:
    error = errors.InvalidArgument("field", value, "something else")

    text = str(error)
    assert text.startswith("field=")
    assert text.encode().decode() == text
    assert len(text) < 150
    assert "\n" not in text
    assert isinstance(error, ValueError)


ERRORS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.FlowrouteError)
]


def _report() -> Any:
    from flowroute_sdk.reports import ProvisioningPlan, ProvisioningReport

    return ProvisioningReport(ProvisioningPlan(numbers=()), ())


def made(kind: type[errors.FlowrouteError], extra: dict[str, Any]) -> errors.FlowrouteError:
    """An error of a class, with what its constructor asks for."""
    if kind is errors.InvalidArgument:
        return errors.InvalidArgument("field", 5, "six")
    if kind is errors.InvalidRow:
        return errors.InvalidRow(2, "field", 5, "six")
    if kind is errors.ProvisioningFailed:
        return errors.ProvisioningFailed("text", report=_report())
    return kind("text", **extra)


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_is_picklable_and_documented(kind: type[errors.FlowrouteError]) -> None:
    extra: dict[str, Any] = {"status": 400} if issubclass(kind, errors.APIError) else {}
    error = made(kind, extra)

    twin = pickle.loads(pickle.dumps(error))

    assert type(twin) is kind
    assert vars(twin) == vars(error)
    assert str(twin) == str(error)
    assert error.outcome in ("not_sent", "refused", "unknown", "done")
    assert kind.__doc__
    assert kind.__name__ in (errors.__doc__ or "")


@given(st.lists(st.sampled_from(["a", "b"])))
def test_candidates_of_an_unknown_outcome_survive_pickling(names: list[str]) -> None:
    error = errors.OutcomeUnknown("text")
    error.candidates = tuple(names)  # type: ignore[assignment]

    assert pickle.loads(pickle.dumps(error)).candidates == tuple(names)
