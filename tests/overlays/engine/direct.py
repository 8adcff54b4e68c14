"""The engine of a client by itself, around a transport that gives one answer."""

from __future__ import annotations

from typing import Any

from flowroute_sdk._async.engine.executor import AsyncExecutor, AsyncRawExecutor, AsyncWiring
from flowroute_sdk._options.config import resolve_credentials, resolve_origin
from flowroute_sdk._options.hooks import Hooks
from flowroute_sdk._options.options import Settings
from flowroute_sdk._requests.build import Builder
from flowroute_sdk._secrets import SecretValues
from flowroute_sdk._sync.engine.executor import Executor, RawExecutor, Wiring

from tests.overlays.engine.recording import DONE, Awaited, Plain

NO_HOOKS = Hooks(None, None, None, log_bodies=False, log_phone_numbers=False)
ENGINES: dict[str, tuple[Any, Any, Any]] = {
    "sync": (Wiring, Executor, RawExecutor),
    "async": (AsyncWiring, AsyncExecutor, AsyncRawExecutor),
}


def wiring(
    side: str, *ledger: Any, answer: Any = lambda *_, **__: DONE, limiter: Any = None
) -> Any:
    """What the engine of a side works with; a transport that answers, and nothing else set."""
    credentials = resolve_credentials(SecretValues(("access", "secret")))
    builder = Builder(resolve_origin("http://api.example"), credentials, "tests")
    transport = Plain(answer) if side == "sync" else Awaited(answer)
    return ENGINES[side][0](builder, transport, limiter, NO_HOOKS, *ledger)


def engine(side: str, *, raw: bool = False, **parts: Any) -> Any:
    """The engine of a side, answering with documents or raw."""
    _, plain, raw_one = ENGINES[side]
    return (raw_one if raw else plain)(wiring(side, **parts), Settings())
