"""How many simple requests a second the sandbox answers on one core, validation on.

Then how long inventory searches take, those that match nothing above all, and what webhooks cost:
sends to a receiver that is dead, or takes a connection and never answers, beside sends without.

`python -m tests.benchmarks.sandbox_speed` measures a small account and a big one (a thousand
numbers, a hundred thousand messages). The server is a process of its own on one core; eight
connections of this process keep it busy. The rate by server CPU time is what one core can do even
when the machine is busy with other things.
"""

from __future__ import annotations

import base64
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

CONNECTIONS = 8
REQUESTS = 3000
ROUNDS = 5
SENDS = 10_000
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
)


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
def serving(numbers: int, messages: int, callback: str | None = None) -> Iterator[tuple[int, int]]:
    """Process id and port of a sandbox with such an account, on one core."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "account.json")
        described = account(numbers, messages)
        if callback is not None:
            described["account"]["callbacks"] = {"sms_dlr_callback": callback}
        file.write_text(json.dumps(described))
        command = [sys.executable, "-m", "flowroute_sdk.sandbox", "--port", "0", "--fast"]
        with subprocess.Popen(
            [*command, "--account", str(file)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as server:
            assert server.stdout is not None
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(server.pid, {min(os.sched_getaffinity(server.pid))})
            yield server.pid, int(server.stdout.readline().rpartition(":")[2])
            server.kill()


def rates(server: tuple[int, int], content: bytes) -> tuple[float, float]:
    """Requests a second by the clock and by the server's CPU time."""
    process_id, port = server
    before = cpu_seconds(process_id)
    elapsed = keep_busy(port, content, REQUESTS)
    return REQUESTS / elapsed, REQUESTS / (cpu_seconds(process_id) - before)


def milliseconds(port: int, path: str) -> list[float]:
    """How long each of some requests takes, alone on its connection."""
    content, found = request("GET", path, None), []
    connection = Connection(port)
    for _ in range(20):
        start = time.perf_counter()
        connection.socket.sendall(content)
        while not connection.read():
            pass
        found.append(1000 * (time.perf_counter() - start))
    connection.socket.close()
    return found


def measure_searches() -> None:
    """The first search of its kind, the median and the slowest of the others."""
    print(f"\n{'search, milliseconds':34}{'first':>10}{'median':>10}{'slowest':>10}")
    with serving(20, 20) as (_, port):
        for query in SEARCHES:
            first, *others = milliseconds(port, f"/v2/numbers/available?{query}")
            print(f"{query:34}{first:>10.1f}{median(others):>10.1f}{max(others):>10.1f}")


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


def seconds_to_end(process_id: int) -> float:
    """How long a sandbox takes to end when it is told to."""
    start = time.perf_counter()
    os.kill(process_id, signal.SIGINT)
    os.waitpid(process_id, 0)
    return time.perf_counter() - start


def measure_webhooks() -> None:
    """The same sends to three sandboxes in turns, and how fast these end after that."""
    content = request(*CALLS["send_a_message"])
    rounds = 5
    print(f"\n{f'{SENDS} sends, receipts go to':34}{'CPU s':>10}{'cost':>10}{'end s':>10}")
    with receivers() as addresses, ExitStack() as stack:
        servers = {
            name: stack.enter_context(serving(20, 20, url)) for name, url in addresses.items()
        }
        spent = dict.fromkeys(servers, 0.0)
        for _ in range(rounds):
            for name, (process_id, port) in servers.items():
                before = cpu_seconds(process_id)
                keep_busy(port, content, SENDS // rounds)
                spent[name] += cpu_seconds(process_id) - before
        for name, (process_id, _) in servers.items():
            cost, end = spent[name] / spent["no callback"], seconds_to_end(process_id)
            print(f"{name:34}{spent[name]:>10.2f}{cost:>10.2f}{end:>10.2f}")


def main() -> None:
    """Measure both accounts in turns, so that a busy machine slows them alike."""
    print("requests a second, by the clock (and by the server's CPU time)")
    print(f"{'operation':34}{'small account':>20}{'big account':>20}{'slower by':>12}")
    with serving(20, 20) as small, serving(NUMBERS, MESSAGES) as big:
        for name, call in CALLS.items():
            content = request(*call)
            rounds = [[rates(server, content) for server in (small, big)] for _ in range(ROUNDS)]
            (clock, cpu), (big_clock, big_cpu) = (
                (median(one[side][0] for one in rounds), median(one[side][1] for one in rounds))
                for side in (0, 1)
            )
            row = f"{name:34}{clock:>12.0f} ({cpu:.0f}){big_clock:>13.0f} ({big_cpu:.0f})"
            print(f"{row}{1 - big_cpu / cpu:>12.0%}")
    measure_searches()
    measure_webhooks()


if __name__ == "__main__":
    main()
