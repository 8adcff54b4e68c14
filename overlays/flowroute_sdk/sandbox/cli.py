"""`python -m flowroute_sdk.sandbox`."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .account import AccountError
from .embedded import Sandbox
from .journal import StateFileError
from .money import Prices, prices_of
from .world import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXAMPLES = """\
in a shell or a script:
  eval "$(python -m flowroute_sdk.sandbox --background --port 0)"
  ...                                     # FR_BASE_URL and the keys are set
  kill "$FR_SANDBOX_PID"
around one command, exiting with its exit code:
  python -m flowroute_sdk.sandbox --fast --port 0 -- pytest
"""


def _parser(prog: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=prog,
        description="A stateful local Flowroute. Prints what to export and serves until stopped.",
        epilog=EXAMPLES,
        formatter_class=_Help,
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="where to listen")
    add("--port", type=int, default=8765, help="0 picks a free port")
    add("--seed", type=int, default=1, help="determines inventory, sample account and message ids")
    add("--fast", action="store_true", help="no waiting, no rate limits")
    add(
        "--rate-limits",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="limit messages as the service does (default: unless --fast)",
    )
    add(
        "--webhook-interval",
        type=_seconds,
        metavar="SECONDS",
        help="time between two attempts to deliver a webhook (default: 30, or 0 with --fast)",
    )
    add(
        "--price",
        action="append",
        default=[],
        type=_price,
        metavar="NAME=DOLLARS",
        help=f"change a price: {', '.join(Prices.__struct_fields__)}",
    )
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--empty", action="store_true", help="start without the sample account")
    start.add_argument(
        "--account", metavar="FILE", help="start with the account in this JSON or YAML file"
    )
    add("--state", metavar="FILE", help="keep the state in this SQLite file (default: in memory)")
    add("--access-key", default=Settings().access_key, help="the access key to accept")
    add("--secret-key", default=Settings().secret_key, help="the secret key to accept")
    add("--open-control", action="store_true", help="let other machines use /_sandbox with a token")
    add("--control-token", metavar="TOKEN", help="for --open-control (default: a random one)")
    add(
        "--allow-host",
        metavar="NAME",
        action="append",
        default=[],
        help="another host name to accept for /_sandbox; can be repeated",
    )
    add("--quiet", action="store_true", help="don't log requests to standard error")
    add(
        "--background",
        action="store_true",
        help="return once it serves; kill FR_SANDBOX_PID to stop",
    )
    add("--log", metavar="FILE", help="with --background: write standard error to this file")
    add("command", nargs="*", help="after --: run this with the variables set, then stop")
    return parser


class _Help(argparse.RawDescriptionHelpFormatter):
    """Shows each default that the help doesn't speak of by itself."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        shown = action.help or ""
        if action.default in (None, False, [], argparse.SUPPRESS) or "default" in shown:
            return shown
        return f"{shown} (default: %(default)s)"


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 1e9:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds, 0 or more")
    return seconds


def _price(text: str) -> tuple[str, str]:
    name, _, dollars = text.partition("=")
    try:
        prices_of({name: dollars})
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return name, dollars


def main(
    arguments: Sequence[str] | None = None, *, prog: str = "python -m flowroute_sdk.sandbox"
) -> int:
    """Run the sandbox; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser(prog)
    options = parser.parse_args(given)
    if options.command and "--" not in given:
        parser.error(f"unexpected argument {options.command[0]!r}; a command goes after --")
    if options.background and options.command:
        parser.error("--background and a command exclude each other")
    if options.background:
        return _go_to_the_background(given, options)
    asked = _Asked()
    _on_signals(asked)
    try:
        sandbox = _sandbox(options).start()
    except (AccountError, StateFileError, ImportError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    try:
        return _serve(sandbox, options, asked)
    finally:
        sandbox.stop()


def _sandbox(options: argparse.Namespace) -> Sandbox:
    return Sandbox(
        host=options.host,
        port=options.port,
        seed=options.seed,
        fast=options.fast,
        empty=options.empty,
        account=options.account,
        state_file=options.state,
        access_key=options.access_key,
        secret_key=options.secret_key,
        rate_limits=options.rate_limits,
        webhook_interval=options.webhook_interval,
        open_control=options.open_control,
        control_token=options.control_token,
        allowed_hosts=options.allow_host,
        prices=dict(options.price),
        observe=None if options.quiet or options.command else _print_request,
    )


def _serve(sandbox: Sandbox, options: argparse.Namespace, asked: _Asked) -> int:
    variables = _variables(sandbox)
    if options.command:
        return _run(options.command, variables, asked)
    for name, value in variables.items():
        print(f"export {name}={shlex.quote(value)}")
    sys.stdout.flush()
    print(f"reference: {sandbox.url}/docs   control: {sandbox.url}/_sandbox", file=sys.stderr)
    while not asked.wait(3600):
        pass
    return 0


def _variables(sandbox: Sandbox) -> dict[str, str]:
    found = {
        "FR_BASE_URL": sandbox.url,
        "FR_ACCESS_KEY": sandbox.access_key,
        "FR_SECRET_KEY": sandbox.secret_key,
    }
    if sandbox.control_token is not None:
        found["FR_SANDBOX_TOKEN"] = sandbox.control_token
    return found


def _run(command: Sequence[str], variables: Mapping[str, str], asked: _Asked) -> int:
    """Run a command until it ends, or until this process is asked to end."""
    try:
        process = subprocess.Popen(command, env={**os.environ, **variables})  # noqa: S603
    except OSError as error:
        print(f"error: {command[0]}: {error.strerror}", file=sys.stderr)
        return 127

    def wait() -> None:
        process.wait()
        asked.set()

    threading.Thread(target=wait, daemon=True).start()
    asked.wait()
    if process.poll() is None:
        _pass_on(asked.by, process)
    code = process.wait()
    return code if code >= 0 else 128 - code


def _pass_on(number: int, process: subprocess.Popen[bytes]) -> None:
    """Send a command the signal that came here, unless it has had the terminal's Ctrl-C itself."""
    if number != signal.SIGINT or not _is_in_foreground():
        process.send_signal(number)


def _is_in_foreground() -> bool:
    try:
        with Path("/dev/tty").open() as terminal:
            return os.tcgetpgrp(terminal.fileno()) == os.getpgrp()
    except (OSError, AttributeError):
        return False


def _print_request(method: str, path: str, status: int | None, seconds: float) -> None:
    answer = "dropped" if status is None else status
    print(f"{method} {path} {answer} {seconds * 1000:.1f} ms", file=sys.stderr)


class _Asked(threading.Event):
    """Set once this is to end; `by` is the signal that asked for it."""

    by: int = signal.SIGTERM


def _on_signals(asked: _Asked) -> None:
    """Have the first SIGINT or SIGTERM end this in order; the next one ends it at once."""

    def ask(number: int, frame: Any) -> None:  # noqa: ARG001
        signal.signal(number, signal.SIG_DFL)
        asked.by = number
        asked.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask)


def _go_to_the_background(given: Sequence[str], options: argparse.Namespace) -> int:
    """Start the sandbox in a process of its own and pass on what to export."""
    words = [word for word in given if word != "--background"]
    command = [sys.executable, "-m", "flowroute_sdk.sandbox", *words]
    expected = 4 if options.open_control or options.control_token else 3
    with Path(options.log).open("w+") if options.log else tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
        assert process.stdout is not None
        with process.stdout as output:
            lines = list(islice(output, expected))
        if len(lines) < expected:
            code = process.wait()
            errors.seek(0)
            sys.stderr.write(errors.read())
            return code or 1
    print("".join(lines), end="")
    print(f"export FR_SANDBOX_PID={process.pid}", flush=True)
    return 0
