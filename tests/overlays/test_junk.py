"""Junk for every argument of every method: a success or an error of our tree, nothing else."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk import Flowroute, Page, testing
from flowroute_sdk.errors import FlowrouteError, InvalidArgument
from flowroute_sdk.sandbox.embedded import Sandbox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

RESOURCES = ("cnams", "e911s", "messages", "numbers", "porting", "routes")
OPTIONS = ("timeout", "deadline", "max_retries", "extra_headers", "extra_query", "extra_body")

OWNED = st.sampled_from(["12012673227", 12066505556, "+1 (206) 201-1682", "2065551234"])
PLAUSIBLE: dict[str, st.SearchStrategy[Any]] = {
    "number_id": OWNED,
    "numbers": st.lists(OWNED, max_size=3),
    "to": OWNED,
    "from_": OWNED,
    "route_id": st.sampled_from(["0", 98396, "1"]),
    "route_type": st.sampled_from(["host", "number", "uri", "sip-reg"]),
    "cnam_id": st.sampled_from(["17604", 23453, "1"]),
    "e911_id": st.sampled_from(["21845", 20930, "1"]),
    "message_id": st.sampled_from(["mdr2-0123456789abcdef0123456789abcdef", "mdr2-1"]),
    "start_date": st.sampled_from(
        ["2024-01-01", date(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC)]
    ),
    "since": st.sampled_from(["2024-01-01", date(2024, 1, 1)]),
    "action": st.sampled_from(["enable", "disable"]),
    "on_unknown": st.sampled_from(["raise", "find"]),
    "number_type": st.sampled_from(["longcode", "toll-free"]),
    "media_urls": st.lists(st.just("https://example.com/37.gif"), max_size=2),
    "state": st.sampled_from(["WA", "ny"]),
    "country": st.sampled_from(["US", "CA"]),
    "rate": st.sampled_from(["0.0040", Decimal("0.004"), 0.004]),
    "limit": st.integers(1, 50),
    "offset": st.integers(0, 50),
    "max_items": st.integers(0, 5),
    "max_setup_cost": st.sampled_from([0, 5, "3.99", Decimal(1)]),
    "check": st.booleans(),
    "timeout": st.just(10.0),
    "deadline": st.just(10.0),
    "max_retries": st.integers(0, 2),
    "extra_headers": st.just({"x-test": "1"}),
    "extra_query": st.just({"x": [1, True, None]}),
    "extra_body": st.just({"x": {"y": 1}}),
}

TEXT = st.text(max_size=20) | st.text("0123456789+- .;/%", max_size=20)
SIMPLE = st.one_of(
    TEXT,
    st.sampled_from(["", " ", ".", "..", "a/b", "\x00", "\ud800", "\u2028", "x" * 5000, "%2e"]),
    st.integers(),
    st.sampled_from([0, -1, 10**18, 10**5000, True, False, None, b"bytes", object()]),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.datetimes(timezones=st.none() | st.timezones()),
)
JUNK = st.one_of(
    SIMPLE,
    st.lists(SIMPLE, max_size=3),
    st.dictionaries(TEXT, SIMPLE, max_size=3),
    st.builds(lambda value: SimpleNamespace(id=value), SIMPLE),
    st.builds(lambda value: SimpleNamespace(data=SimpleNamespace(id=value)), SIMPLE),
)


class LeapingClock(testing.Clock):
    """A clock on which each pause ends every wait."""

    def sleep(self, seconds: float) -> None:
        super().sleep(max(seconds, 1e10))


class Account:
    """A client whose requests are counted and whose pauses pass at once."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.requests = 0
        self.client = Flowroute(
            sandbox.access_key,
            sandbox.secret_key,
            base_url=sandbox.url,
            rate_limit=None,
            on_request=self.count,
        )

    def count(self, request: object) -> None:
        self.requests += 1


@pytest.fixture(scope="module")
def account(running_sandbox: Sandbox) -> Iterator[Account]:
    running_sandbox.reset()
    account = Account(running_sandbox)
    with account.client, testing.patched(account.client, clock=LeapingClock(runs=True)):
        yield account
    running_sandbox.reset()


def public_methods() -> list[tuple[str, str]]:
    client = Flowroute("key", "secret", base_url="http://127.0.0.1:9")
    with client:
        return [
            (name, method)
            for name in RESOURCES
            for method in dir(getattr(client, name))
            if callable(getattr(getattr(client, name), method))
        ]


@st.composite
def arguments(draw: st.DrawFn, method: Any) -> dict[str, Any]:
    """Draw values for the required arguments and some others: mostly plausible or mostly junk."""
    given_: dict[str, Any] = {}
    names = [*inspect.signature(method).parameters.values()]
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None) for name in OPTIONS
    ]
    takes_options = names[-1].kind is inspect.Parameter.VAR_KEYWORD if names else False
    for parameter in names[:-1] + options if takes_options else names:
        is_required = parameter.default is inspect.Parameter.empty
        if is_required or draw(st.integers(0, 3)) == 0:
            plausible = PLAUSIBLE.get(parameter.name, TEXT)
            given_[parameter.name] = draw(st.one_of(plausible, plausible, JUNK))
    return given_


@pytest.mark.filterwarnings("ignore:wait_until_delivered:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:dlr_callback is now:DeprecationWarning")
@pytest.mark.parametrize(("resource", "name"), public_methods())
def test_junk_gives_a_success_or_an_error_of_our_tree(
    account: Account, resource: str, name: str
) -> None:
    method = getattr(getattr(account.client, resource), name)

    @settings(
        max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(arguments(method))
    def call(drawn: dict[str, Any]) -> None:
        before = account.requests
        error: FlowrouteError | None = None
        try:
            result = method(**drawn)
            if isinstance(result, Page):
                list(itertools.islice(result, 20))
        except FlowrouteError as raised:
            error = raised
        assert not isinstance(error, InvalidArgument) or account.requests == before
        assert error is None or "\n" not in str(error)

    call()
