"""A server with canned answers, in a process and on a core of its own: never the bottleneck."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from . import answers, peer_answers


def http(status: int, body: bytes, media_type: str = answers.MEDIA_TYPE) -> bytes:
    """A whole answer."""
    head = f"HTTP/1.1 {status} OK\r\ncontent-type: {media_type}\r\ncontent-length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


class Canned(asyncio.Protocol):
    """One connection. What was made for a request line once is kept."""

    known: dict[bytes, bytes] = {}  # noqa: RUF012 - shared on purpose

    def __init__(self) -> None:
        self.received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        data = self.received + data
        end = data.find(b"\r\n\r\n")
        if end < 0 or len(data) < end + 4 + content_length(data[:end]):
            self.received = data
            return
        self.received = b""
        line = data[: data.index(b"\r\n")]
        answer = self.known.get(line)
        if answer is None:
            answer = answer_to(line)
            if b"offset=" not in line:
                self.known[line] = answer
        self.transport.write(answer)


def content_length(head: bytes) -> int:
    start = head.lower().find(b"content-length:")
    return 0 if start < 0 else int(head[start + 15 :].split(b"\r\n", 1)[0])


def answer_to(line: bytes) -> bytes:
    """The answer to a request line; one to a proxy names the host, which counts for nothing."""
    method, target, _ = line.decode().split(" ")
    parts = urlsplit(target)
    if parts.path != answers.SEND_PATH:
        status, body = peer_answers.answer(method, parts.path)
        return http(status, body, "application/json")
    if method == "POST":
        return http(202, answers.to_bytes(answers.SENT))
    query = parse_qs(parts.query)
    limit = int(query.get("limit", ["10"])[0])
    if limit >= answers.PAGED_LIMIT:
        return http(200, answers.page(int(query.get("offset", ["0"])[0]), limit))
    return http(200, answers.records(limit))


async def serve() -> None:
    """Answer on a free port, whose number is printed, until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Canned, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def cores() -> tuple[set[int], set[int]]:
    """A core for the server and one for the client; the same for both where there is but one."""
    if not hasattr(os, "sched_getaffinity"):
        return set(), set()
    usable = sorted(os.sched_getaffinity(0))
    return {usable[0]}, {usable[-1]}


def stay_on(chosen: set[int]) -> None:
    """Keep this process, and those it starts, on these cores."""
    if chosen:
        os.sched_setaffinity(0, chosen)


@contextmanager
def running_server() -> Iterator[str]:
    """Run the server and give its address; this process moves to the other core meanwhile."""
    for_server, for_client = cores()
    command = [sys.executable, "-m", f"{__package__}.server", *map(str, for_server)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    stay_on(for_client)
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        stay_on(for_client | for_server)
        process.stdin.close()
        process.stdout.close()
        process.wait(10)


if __name__ == "__main__":
    stay_on({int(core) for core in sys.argv[1:]})
    asyncio.run(serve())
