"""What the examples share: where they run, how they tell it, and a receiver for webhooks."""

import argparse
import json
import os
import queue
import shutil
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from flowroute_sdk import Flowroute, FlowrouteError
from flowroute_sdk.models import DeliveryReceiptDocument

SANDBOX_MOBILE = "+1 206 555 0142"
LOCAL = ("http://127.0.0.1", "http://localhost", "http://[::1]")


def has_credentials() -> bool:
    """Whether the environment names an account."""
    return bool(os.environ.get("FR_ACCESS_KEY") and os.environ.get("FR_SECRET_KEY"))


@contextmanager
def connected() -> Iterator[Flowroute]:
    """A client of the address and the account in the environment, else of a sandbox started here.

    The variables are FR_ACCESS_KEY, FR_SECRET_KEY and, for another address than the real one,
    FR_BASE_URL. What goes wrong ends the program with a line that says so, and so does Ctrl-C.
    """
    try:
        with _client() as client:
            yield client
    except FlowrouteError as error:
        sys.exit(f"\nThis is where it ends: {error}")
    except KeyboardInterrupt:
        print("\nStopped.")
        sys.exit(130)


@contextmanager
def _client() -> Iterator[Flowroute]:
    if has_credentials():
        with Flowroute() as client:
            print(f"Using the account in the environment at {client.base_url}")
            yield client
        return
    try:
        from flowroute_sdk.sandbox import Sandbox
    except ImportError as error:
        sys.exit(f"Neither FR_ACCESS_KEY and FR_SECRET_KEY nor a sandbox: {error}")
    with (
        Sandbox(fast=True) as sandbox,
        Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url) as client,
    ):
        print(f"No credentials in the environment: using a sandbox at {sandbox.url}")
        yield client


def options(
    description: str | None, *, spends: bool = True, sends: bool = False
) -> argparse.Namespace:
    """What was asked for on the command line. In a sandbox of our own everything is free."""
    parser = argparse.ArgumentParser(description=description)
    parser.set_defaults(spend=False, to=None)
    if spends:
        parser.add_argument("--spend", action="store_true", help="also do what costs money")
    if sends:
        parser.add_argument("--to", metavar="NUMBER", help="with --spend, send messages there")
    chosen = parser.parse_args()
    if not has_credentials():
        chosen.spend, chosen.to = True, chosen.to or SANDBOX_MOBILE
    return chosen


def plan(steps: list[str]) -> None:
    """Show what is about to be done with the account in the environment; ask, on a terminal."""
    print("With the account in the environment this will:")
    for each in steps:
        _say(each, "  - ")
    if sys.stdin.isatty() and input("Go on? [y/N] ").strip().lower() not in {"y", "yes"}:
        sys.exit("Nothing was done.")


def chapter(title: str) -> None:
    """Begin a part of the tour."""
    print(f"\n{title}\n{'=' * len(title)}")


def step(sentence: str, result: object = "") -> None:
    """Tell one step and what came of it."""
    _say(sentence, "  ")
    if isinstance(result, list):
        result = ", ".join(map(str, result))
    if result != "":
        _say(str(result), "      -> ")


def _say(text: str, before: str) -> None:
    width = min(shutil.get_terminal_size().columns, 100)
    print(
        textwrap.fill(
            text,
            width,
            initial_indent=before,
            subsequent_indent=" " * len(before),
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


class Receipts:
    """Delivery receipts that were posted to us."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._arrived: queue.Queue[bytes] = queue.Queue()

    def arrived(self, body: bytes) -> None:
        """Take in what was posted."""
        self._arrived.put(body)

    def next(self, seconds: float) -> DeliveryReceiptDocument | None:
        """The next receipt; None when there is none within this time."""
        try:
            body = self._arrived.get(timeout=seconds)
        except queue.Empty:
            return None
        return DeliveryReceiptDocument.from_dict(json.loads(body))


@contextmanager
def receiver(client: Flowroute) -> Iterator[Receipts | None]:
    """A web server for webhooks on this machine; None when the API can't reach it."""
    if not client.base_url.startswith(LOCAL):
        yield None
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        receipts = Receipts(f"http://127.0.0.1:{server.server_port}/receipts")
        server.RequestHandlerClass = _handler(receipts.arrived)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield receipts
        finally:
            server.shutdown()
            thread.join()


def _handler(arrived: Callable[[bytes], None]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Take what is posted and say so: any status of 200 to 299 will do."""
            arrived(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep the terminal for the tour."""

    return Handler
