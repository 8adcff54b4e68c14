"""`python -m flowroute_sdk.sandbox`."""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import sys
from typing import TYPE_CHECKING

from .account import AccountError
from .core import Core
from .embedded import initial_account
from .server import listen, make_server, url_of
from .world import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m flowroute_sdk.sandbox",
        description="A stateful local Flowroute. It prints what to export and serves until ended.",
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8765, help="0 takes a free one")
    parser.add_argument("--seed", type=int, default=1, help="decides inventory and sample account")
    parser.add_argument("--fast", action="store_true", help="no waiting, no rate limits")
    parser.add_argument("--rate-limits", action=argparse.BooleanOptionalAction, default=None)
    parser.add_argument("--webhook-interval", type=_seconds, metavar="SECONDS")
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--empty", action="store_true", help="start without the sample account")
    start.add_argument(
        "--account", metavar="FILE", help="start with the account of a JSON/YAML file"
    )
    parser.add_argument("--state", metavar="FILE", help="keep the state in this SQLite file")
    parser.add_argument("--access-key", default=Settings().access_key)
    parser.add_argument("--secret-key", default=Settings().secret_key)
    parser.add_argument(
        "--open-control", action="store_true", help="let other machines use /_sandbox/"
    )
    return parser


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 1e9:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds, 0 or more")
    return seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the sandbox in the foreground; the exit code."""
    options = _parser().parse_args(arguments)
    settings = Settings(
        access_key=options.access_key,
        secret_key=options.secret_key,
        seed=options.seed,
        fast=options.fast,
        rate_limits=options.rate_limits,
        webhook_interval=options.webhook_interval,
        open_control=options.open_control,
    )
    try:
        initial = initial_account(settings, empty=options.empty, account=options.account)
        core = Core(settings, initial, state_file=options.state)
        listener = listen(options.host, options.port)
    except sqlite3.Error as error:
        return _refuse(f"{options.state}: {error}")
    except (AccountError, OSError) as error:
        return _refuse(str(error))
    url = core.control.base_url = url_of(listener)
    print(f"export FR_BASE_URL={url}")
    print(f"export FR_ACCESS_KEY={settings.access_key}")
    print(f"export FR_SECRET_KEY={settings.secret_key}", flush=True)
    print(f"reference: {url}/docs   control: {url}/_sandbox", file=sys.stderr)
    try:
        asyncio.run(make_server(core).serve(sockets=[listener]))
    except KeyboardInterrupt:
        pass
    finally:
        core.close()
    return 0


def _refuse(message: str) -> int:
    print(f"error: {message}", file=sys.stderr)
    return 1
