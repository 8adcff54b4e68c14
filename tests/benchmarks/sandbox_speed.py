"""How many simple requests a second the sandbox answers on one core, validation on.

Then what its own HTTP server costs beside uvicorn around the same application, how long inventory
searches take, those that match nothing above all, and what webhooks cost: sends to a receiver that
is dead, or takes a connection and never answers, beside sends without.

`python -m tests.benchmarks.sandbox_speed` measures a small account and a big one (a thousand
numbers, a hundred thousand messages). The server is a process of its own on one core; eight
connections of this process keep it busy. The rate by server CPU time is what one core can do even
when the machine is busy with other things. `--beside CHECKOUT` measures the sandbox of another
checkout in the same run, in turns.
"""

from __future__ import annotations

import argparse
import base64
import importlib.util
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

CONNECTIONS = 8
KEYS = base64.b64encode(b"12345678:sandbox-secret-key").decode()
NUMBERS, MESSAGES = 1_000, 100_000
OWN = "12062000000"
SEND = {
    "data": {
        "type": "message",
        "attributes": {"to": "12065550142", "from": OWN, "body": "hello there"},
    }
}
CALLS: dict[str, tuple[str, str, Any]] = {
    "list_account_phone_numbers": ("GET", "/v2/numbers?limit=10", None),
    "list_phone_number_details": ("GET", f"/v2/numbers/{OWN}", None),
    "get_e911": ("GET", "/v2/e911s/1", None),
    "send_a_message": ("POST", "/v2.1/messages", SEND),
    "look_up_a_message_detail_record": ("GET", "/v2.1/messages/mdr2-1", None),
    "look_up_a_set_of_messages": ("GET", "/v2.1/messages?start_date=2020-01-01&limit=10", None),
}


SEARCHES = (
    "starts_with=1206",
    "contains=9999999",
    "contains=1234&ends_with=9876",
    "ends_with=00000000",
    "rate_center=nowhere",
    "contains=777&offset=1000000",
    "offset=1000000",
    "offset=1000000&order_by=rate_center,desc",
)
SEARCHED = 20
UNDER_UVICORN = """
import json, sys, uvicorn
from flowroute_sdk.sandbox.core import Core
from flowroute_sdk.sandbox.embedded import initial_account
from flowroute_sdk.sandbox.server import listen
from flowroute_sdk.sandbox.world import Settings

settings = Settings(fast=True)
app = Core(settings, initial_account(settings, empty=False, account=sys.argv[1]))
config = uvicorn.Config(app, port=0, loop="asyncio", http=sys.argv[2], log_config=None)
listener = listen("127.0.0.1", 0)
print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
uvicorn.Server(config).run([listener])
"""


def account(numbers: int, messages: int) -> dict[str, Any]:
    address = {
        "label": "HQ",
        "first_name": "Chris",
        "last_name": "Smith",
        "street_number": "1182",
        "street_name": "3rd Ave",
        "city": "Seattle",
        "state": "WA",
        "country": "US",
        "zip": "98101",
    }
    start = time.time() - 30 * 86400
    return {
        "account": {"balance": 10**15},
        "numbers": [
            {"id": str(int(OWN) + place), "messaging_enabled": True} for place in range(numbers)
        ],
        "e911s": [{"id": "1", "attributes": address}],
        "messages": [
            {
                "id": f"mdr2-{place}",
                "at": start + place,
                "direction": "outbound",
                "sender": OWN,
                "recipient": "12065550142",
                "body": "hi",
                "amount": 4_000_000,
            }
            for place in range(1, messages + 1)
        ],
    }


def request(method: str, path: str, body: Any) -> bytes:
    content = b"" if body is None else json.dumps(body).encode()
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: localhost",
        f"Authorization: Basic {KEYS}",
        "Content-Type: application/vnd.api+json",
        f"Content-Length: {len(content)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + content


class Connection:
    """One keep-alive connection that always has one request under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer = b""

    def read(self) -> bool:
        """Take what has come; whether it completes a response."""
        self._buffer += self.socket.recv(1 << 18)
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return False
        if not head.startswith(b"HTTP/1.1 20"):
            raise RuntimeError(self._buffer.decode())
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        if len(body) < length:
            return False
        self._buffer = b""
        return True


def keep_busy(port: int, content: bytes, requests: int) -> float:
    """Wall time of so many requests."""
    with selectors.DefaultSelector() as selector:
        connections = [Connection(port) for _ in range(CONNECTIONS)]
        for connection in connections:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
        done, start = 0, time.perf_counter()
        for connection in connections:
            connection.socket.sendall(content)
        while done < requests:
            for key, _ in selector.select():
                if key.data.read():
                    done += 1
                    key.data.socket.sendall(content)
        elapsed = time.perf_counter() - start
        for connection in connections:
            connection.socket.close()
    return elapsed


def cpu_seconds(process_id: int) -> float:
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    ticks: int = os.sysconf("SC_CLK_TCK")
    return (int(fields[11]) + int(fields[12])) / ticks


@contextmanager
def serving(
    numbers: int,
    messages: int,
    callback: str | None = None,
    checkout: Path | None = None,
    uvicorn: str | None = None,
) -> Iterator[tuple[int, int]]:
    """Process id and port of a sandbox with such an account, on one core."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "account.json")
        described = account(numbers, messages)
        if callback is not None:
            described["account"]["callbacks"] = {"sms_dlr_callback": callback}
        file.write_text(json.dumps(described))
        options = ["-m", "flowroute_sdk.sandbox", "--port", "0", "--fast", "--account", str(file)]
        if uvicorn is not None:
            options = ["-c", UNDER_UVICORN, str(file), uvicorn]
        with subprocess.Popen(
            [sys.executable, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment(checkout),
        ) as server:
            assert server.stdout is not None
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(server.pid, {min(os.sched_getaffinity(server.pid))})
            yield server.pid, int(server.stdout.readline().rpartition(":")[2])
            server.kill()


def environment(checkout: Path | None) -> Mapping[str, str]:
    """The environment of a process that imports the package from a checkout."""
    if checkout is None:
        return os.environ
    paths = [str(checkout / name) for name in ("overlays", "generated_client")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


Server = tuple[int, int]
Rates = tuple[float, float]


def rates(server: Server, content: bytes, requests: int) -> Rates:
    """Requests a second by the clock and by the server's CPU time."""
    process_id, port = server
    before = cpu_seconds(process_id)
    elapsed = keep_busy(port, content, requests)
    return requests / elapsed, requests / max(cpu_seconds(process_id) - before, 0.01)


def in_turns(servers: list[Server], content: bytes, requests: int, rounds: int) -> list[Rates]:
    """The medians of some rounds; the servers take turns, so a busy machine slows them alike."""
    found = [[rates(server, content, requests) for server in servers] for _ in range(rounds)]
    by_server = list(zip(*found, strict=True))
    return [(median(one[0] for one in of), median(one[1] for one in of)) for of in by_server]


def row(name: str, found: list[Rates]) -> str:
    return f"{name:34}" + "".join(f"{f'{clock:.0f} ({cpu:.0f})':>20}" for clock, cpu in found)


def measure_calls(checkouts: Mapping[str, Path | None], requests: int, rounds: int) -> None:
    """Simple requests to a small and a big account."""
    print("requests a second, by the clock (and by the server's CPU time)")
    columns = [f"{kind}{name}" for name in checkouts for kind in ("small", "big")]
    print(f"{'operation':34}" + "".join(f"{column:>20}" for column in columns))
    with ExitStack() as stack:
        servers = [
            stack.enter_context(serving(*size, checkout=checkout))
            for checkout in checkouts.values()
            for size in ((20, 20), (NUMBERS, MESSAGES))
        ]
        for name, call in CALLS.items():
            print(row(name, in_turns(servers, request(*call), requests, rounds)), flush=True)


def measure_servers(requests: int, rounds: int) -> None:
    """The same application under this HTTP server and under uvicorn with each of its parsers."""
    parsers = [one for one in ("h11", "httptools") if importlib.util.find_spec(one)]
    if importlib.util.find_spec("uvicorn") is None:
        print("\nuvicorn isn't installed: nothing to compare the HTTP server with")
        return
    print("\nthe same application, requests a second as above")
    columns = ["own server", *(f"uvicorn, {one}" for one in parsers)]
    print(f"{'operation':34}" + "".join(f"{column:>20}" for column in columns))
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(20, 20, uvicorn=one)) for one in (None, *parsers)]
        for name in ("list_phone_number_details", "get_e911", "send_a_message"):
            content = request(*CALLS[name])
            print(row(name, in_turns(servers, content, requests, rounds)), flush=True)


def milliseconds(port: int, path: str) -> list[float]:
    """How long each of some requests takes, alone on its connection."""
    content, found = request("GET", path, None), []
    connection = Connection(port)
    for _ in range(SEARCHED):
        start = time.perf_counter()
        connection.socket.sendall(content)
        while not connection.read():
            pass
        found.append(1000 * (time.perf_counter() - start))
    connection.socket.close()
    return found


def measure_searches(name: str, checkout: Path | None) -> None:
    """The first search of its kind, median and slowest of the others, and the server's CPU time."""
    print(f"\n{f'search{name}, milliseconds':44}{'first':>8}{'median':>8}{'slowest':>8}{'CPU':>8}")
    with serving(20, 20, checkout=checkout) as (process_id, port):
        for query in SEARCHES:
            before = cpu_seconds(process_id)
            first, *others = milliseconds(port, f"/v2/numbers/available?{query}")
            cpu = 1000 * (cpu_seconds(process_id) - before) / SEARCHED
            print(
                f"{query:44}{first:>8.1f}{median(others):>8.1f}{max(others):>8.1f}{cpu:>8.1f}",
                flush=True,
            )


@contextmanager
def receivers() -> Iterator[dict[str, str | None]]:
    """Where the receipts go: nowhere, to a port that refuses, to a server that is silent."""
    with socket.create_server(("127.0.0.1", 0)) as silent, socket.socket() as dead:
        dead.bind(("127.0.0.1", 0))
        yield {
            "no callback": None,
            "dead": f"http://127.0.0.1:{dead.getsockname()[1]}/dlr",
            "silent": f"http://127.0.0.1:{silent.getsockname()[1]}/dlr",
        }


def end(process_id: int) -> tuple[float, float]:
    """How long a sandbox takes to end when it is told to, by the clock and in CPU time."""
    before, start = cpu_seconds(process_id), time.perf_counter()
    os.kill(process_id, signal.SIGINT)
    used = os.wait4(process_id, 0)[2]
    return time.perf_counter() - start, used.ru_utime + used.ru_stime - before


def measure_webhooks(name: str, checkout: Path | None, sends: int) -> None:
    """The same sends to three sandboxes in turns, and how fast these end after that."""
    content = request(*CALLS["send_a_message"])
    rounds = 5
    columns = "".join(f"{column:>8}" for column in ("CPU s", "cost", "end s", "CPU s"))
    print(f"\n{f'{sends} sends{name}, receipts go to':44}{columns}")
    with receivers() as addresses, ExitStack() as stack:
        servers = {
            to: stack.enter_context(serving(20, 20, url, checkout)) for to, url in addresses.items()
        }
        spent = dict.fromkeys(servers, 0.0)
        for _ in range(rounds):
            for to, (process_id, port) in servers.items():
                before = cpu_seconds(process_id)
                keep_busy(port, content, sends // rounds)
                spent[to] += cpu_seconds(process_id) - before
        for to, (process_id, _) in servers.items():
            cost, (clock, cpu) = spent[to] / spent["no callback"], end(process_id)
            print(f"{to:44}{spent[to]:>8.2f}{cost:>8.2f}{clock:>8.2f}{cpu:>8.2f}", flush=True)


def main() -> None:
    """Measure, and print the figures as they come."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT", help="another state of the code")
    parser.add_argument("--requests", type=int, default=3000, help="of each kind in a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sends", type=int, default=10_000, help="with each receiver")
    parser.add_argument("--webhooks", action="store_true", help="measure what webhooks cost alone")
    options = parser.parse_args()
    checkouts: dict[str, Path | None] = {"": None}
    if options.beside is not None:
        checkouts[" beside"] = options.beside
    measures: list[Callable[[str, Path | None], None]] = [
        measure_searches,
        lambda name, checkout: measure_webhooks(name, checkout, options.sends),
    ]
    if options.webhooks:
        del measures[0]
    else:
        measure_calls(checkouts, options.requests, options.rounds)
        measure_servers(options.requests, options.rounds)
    for measure in measures:
        for name, checkout in checkouts.items():
            measure(name, checkout)


if __name__ == "__main__":
    main()
