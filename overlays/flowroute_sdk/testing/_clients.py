"""Clients that run by a clock and a script."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, Unpack

from .._options.config import DEFAULT_BASE_URL, resolve_origin
from .._policy.ledger import Ledger
from .._policy.limiter import UNTHROTTLED, ProcessLimiter
from ..errors import ConfigurationError
from ._clock import Clock
from ._transport import ScriptedTransport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .. import AsyncFlowroute, Flowroute, RateLimits
    from .._options.hooks import OnRequest, OnResponse, OnRetry
    from ..limits import RateLimiter
    from ._transport import StepLike

__all__ = [
    "ClientOptions",
    "OpenCall",
    "async_client",
    "client",
    "open_calls",
    "patched",
    "unthrottled",
]

BASE_URL = "https://flowroute.test"


class ClientOptions(TypedDict, total=False):
    """The arguments of `Flowroute` and `AsyncFlowroute` that a client with a script can have."""

    base_url: str
    timeout: float | None
    deadline: float | None
    max_retries: int
    rate_limit: RateLimits | RateLimiter | None
    largest_body: int
    user_agent: str | None
    extra_headers: Mapping[str, str] | None
    on_request: OnRequest | None
    on_response: OnResponse | None
    on_retry: OnRetry | None
    log_bodies: bool
    log_phone_numbers: bool


class OpenCall(NamedTuple):
    """A call that isn't safe to repeat and whose outcome isn't known yet."""

    started_at: float
    """When its last attempt went out, by the client's `Clock.monotonic`."""
    in_doubt_since: float | None
    """When it ended without a clear answer; None while it is under way."""


def client(
    script: ScriptedTransport | Iterable[StepLike],
    *,
    clock: Clock | None = None,
    access_key: str = "test-access-key",
    secret_key: str = "test-secret-key",  # noqa: S107 - nobody's
    **options: Unpack[ClientOptions],
) -> Flowroute:
    """Create a synchronous client that plays a script. It ignores the environment.

    Args:
        script: The outcome of each attempt, as a `ScriptedTransport` or its steps.
        clock: The clock that the client runs by; by default that of the script.
        access_key: An access key.
        secret_key: A secret key.
        **options: Further arguments of `Flowroute`. There is no rate limit unless one is given.

    Returns:
        A `Flowroute`.
    """
    from .._sync.client import Flowroute  # on first use

    transport, clock = _scripted(script, clock)
    made = Flowroute(access_key, secret_key, transport=transport, **_defaults(options))
    _move_in(made, clock, None)
    return made


def async_client(
    script: ScriptedTransport | Iterable[StepLike],
    *,
    clock: Clock | None = None,
    access_key: str = "test-access-key",
    secret_key: str = "test-secret-key",  # noqa: S107 - nobody's
    **options: Unpack[ClientOptions],
) -> AsyncFlowroute:
    """Create an asynchronous client that plays a script; see `client`."""
    from .._async.client import AsyncFlowroute  # on first use

    transport, clock = _scripted(script, clock)
    made = AsyncFlowroute(access_key, secret_key, transport=transport, **_defaults(options))
    _move_in(made, clock, None)
    return made


@contextmanager
def patched(
    client: Flowroute | AsyncFlowroute,
    *,
    clock: Clock | None = None,
    script: ScriptedTransport | None = None,
) -> Iterator[Clock]:
    """Make a client, and all views of it, run by a clock within a block. Pauses take no time.

    With `RateLimits`, the client gets its own limiter that runs by this clock. If the clock
    stands still, it doesn't know the account's open calls either, as these have other dates.

    >>> with testing.patched(client) as clock:
    ...     client.messages.wait_until_delivered(message_id)
    >>> sum(clock.sleeps)

    Args:
        client: The client, of either kind.
        clock: The clock for the block; by default that of the script, else one that runs like
            the machine's and moves forward with each pause.
        script: The script to play in the block; by default, the client sends as before.

    Returns:
        A context manager that returns the clock.
    """
    if clock is None:
        clock = Clock(runs=True) if script is None else script.clock
    undo = _move_in(client, clock, script)
    try:
        yield clock
    finally:
        wiring = _wiring(client)
        for name, value in undo.items():
            setattr(wiring, name, value)


def open_calls(client: Flowroute | AsyncFlowroute) -> list[OpenCall]:
    """List the sends, purchases and creations of a client's account that are under way or in doubt.

    A clear answer, or a record that settles it, takes a call off the list. Clients of one account
    share it; a client that runs by a clock that stands still has its own.

    >>> with testing.client([testing.ConnectionLost()]) as client:
    ...     program.remind(client, "12065551234")
    ...     assert len(testing.open_calls(client)) == 1

    Args:
        client: The client, of either kind.

    Returns:
        One entry for each call.
    """
    entries = _wiring(client).ledger.open_entries()
    return [OpenCall(entry.started_at, entry.ended_at) for entry in entries]


@contextmanager
def unthrottled(base_url: str) -> Iterator[None]:
    """Turn off the rate limits of clients that are created in this block for a server under test.

    This is for programs that create their own clients, in this process or in one started in the
    block: it sets the environment variable `FR_UNTHROTTLED`, which holds base URLs. For clients of
    these, `RateLimits` have no effect, nor has the default limit; custom limiters still apply.

    >>> with Sandbox(fast=True) as sandbox, testing.unthrottled(sandbox.url):
    ...     program.main()

    Args:
        base_url: The server's URL. Clients of other servers, such as the real one, keep their
            limits.

    Raises:
        ConfigurationError: It isn't a server's URL, or it is that of the real API.
    """
    address = resolve_origin(base_url).base_url
    if not base_url or address == DEFAULT_BASE_URL:
        raise ConfigurationError("base_url must be the address of a server under test")
    before = os.environ.get(UNTHROTTLED)
    os.environ[UNTHROTTLED] = address if before is None else f"{before} {address}"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(UNTHROTTLED, None)
        else:
            os.environ[UNTHROTTLED] = before


def _scripted(
    script: ScriptedTransport | Iterable[StepLike], clock: Clock | None
) -> tuple[ScriptedTransport, Clock]:
    if not isinstance(script, ScriptedTransport):
        script = ScriptedTransport(script, clock=clock)
    if clock is not None:
        script.clock = clock
    return script, script.clock


def _defaults(options: ClientOptions) -> ClientOptions:
    return {"base_url": BASE_URL, "rate_limit": None, **options}


def _move_in(
    client: Flowroute | AsyncFlowroute, clock: Clock, script: ScriptedTransport | None
) -> dict[str, Any]:
    """Put a client into another time; what it had before."""
    wiring, is_async = _wiring(client), hasattr(client, "aclose")
    new: dict[str, Any] = {
        "monotonic": clock.monotonic,
        "now": clock.now,
        "sleep": clock.sleep_async if is_async else clock.sleep,
        "chance": clock.chance,
    }
    if isinstance(wiring.limiter, ProcessLimiter):
        new["limiter"] = wiring.limiter.apart(clock.monotonic)
    if not clock.runs:
        new["ledger"] = Ledger()
    if script is not None:
        script.clock = clock
        origin = wiring.builder.origin
        new["transport"] = script.for_tasks(origin) if is_async else script.for_threads(origin)
    before = {name: getattr(wiring, name) for name in new}
    for name, value in new.items():
        setattr(wiring, name, value)
    return before


def _wiring(client: Flowroute | AsyncFlowroute) -> Any:
    return client._executor.wiring
