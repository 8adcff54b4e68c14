"""Forks a process in the midst of its calls, again and again, and looks for swapped answers.

Run as a program of its own, `python -m tests.hostile.forks WAY URL [CERTIFICATE]`, against a server
that echoes ids (`echo_server`), so that no thread of a test runner is forked. In every round each
of CHILDREN children makes calls from THREADS threads (or tasks) at once while the parent's own go
on. It prints how many answers were right and fails when one wasn't, when a call failed, or when a
child hung.

A way is a row of WAYS: how a client is made, and what calls with it. To have another transport
tested, add a row and its name to `test_forks.WAYS`.
"""

from __future__ import annotations

import asyncio
import faulthandler
import itertools
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any

from flowroute_sdk import AsyncFlowroute, Flowroute

ROUNDS = 8
CHILDREN = 3
THREADS = 8
CALLS = 4
LONGEST = 240
"""Seconds after which a child counts as hung."""

KEYS = ("12065550100", "secret")
numbers = itertools.count(1)
Check = Callable[[Any], int]


def ask(client: Flowroute) -> None:
    """One call whose answer has to hold what it asked for."""
    wanted = f"{os.getpid()}{next(numbers):09d}"
    got = client.e911s.get_e911(wanted, max_retries=0).data.id
    assert got == wanted, f"asked for {wanted}, was given {got}"


async def ask_async(client: AsyncFlowroute) -> None:
    """The same for the asynchronous client."""
    wanted = f"{os.getpid()}{next(numbers):09d}"
    got = (await client.e911s.get_e911(wanted, max_retries=0)).data.id
    assert got == wanted, f"asked for {wanted}, was given {got}"


def in_threads(client: Flowroute) -> int:
    """Calls from several threads that all begin at once; how many failed."""
    failures: list[BaseException] = []
    ready = threading.Barrier(THREADS)

    def work() -> None:
        ready.wait()
        for _ in range(CALLS):
            try:
                ask(client)
            except BaseException as error:
                failures.append(error)
                traceback.print_exception(error)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(failures)


async def in_tasks(client: AsyncFlowroute) -> int:
    """Calls from several tasks; how many failed."""

    async def work() -> None:
        for _ in range(CALLS):
            await ask_async(client)

    outcomes = await asyncio.gather(*(work() for _ in range(THREADS)), return_exceptions=True)
    failures = [outcome for outcome in outcomes if outcome is not None]
    for failure in failures:
        traceback.print_exception(failure)
    return len(failures)


def in_a_new_loop(client: AsyncFlowroute) -> int:
    """Calls from the tasks of an event loop that is made for them."""
    return asyncio.run(in_tasks(client))


def in_a_new_uvloop(client: AsyncFlowroute) -> int:
    """The same in a loop of uvloop."""
    import uvloop

    return uvloop.run(in_tasks(client))


class InTheSameLoop:
    """Calls in one and the same loop object, the parent's and the child's."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()

    def __call__(self, client: AsyncFlowroute) -> int:
        return self._loop.run_until_complete(in_tasks(client))


def through(kind: Callable[..., Any]) -> Callable[..., Any]:
    """A client that takes the server for its proxy."""

    def make(*keys: str, base_url: str, **options: Any) -> Any:
        return kind(*keys, base_url="http://api.example", proxy=base_url, **options)

    return make


WAYS: dict[str, tuple[Callable[..., Any], Callable[[], Check]]] = {
    "sync": (Flowroute, lambda: in_threads),
    "async": (AsyncFlowroute, lambda: in_a_new_loop),
    "async in one loop": (AsyncFlowroute, InTheSameLoop),
    "async in uvloop": (AsyncFlowroute, lambda: in_a_new_uvloop),
    "sync proxy": (through(Flowroute), lambda: in_threads),
    "async proxy": (through(AsyncFlowroute), lambda: in_a_new_loop),
    "async proxy in one loop": (through(AsyncFlowroute), InTheSameLoop),
}
ALONE = frozenset({"async in one loop", "async in uvloop", "async proxy in one loop"})
"""Ways in which the parent waits while its children call.

A loop is one at a time; and a fork beside a running uvloop leaves some children with a loop that
hears nothing, without any code of ours.
"""


def child(check: Check, client: Any) -> int:
    """Fork a child that calls; its process id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        faulthandler.dump_traceback_later(LONGEST - 10)  # where it hangs
        signal.alarm(LONGEST)
        code = min(check(client), 100)
    except BaseException as error:
        traceback.print_exception(error)
    finally:
        sys.stderr.flush()
        os._exit(code)


def main() -> int:
    """Fork round after round; the number of failures."""
    way, url, *certificate = sys.argv[1:]
    make, checks = WAYS[way]
    check = checks()
    options: dict[str, Any] = {"verify": certificate[0]} if certificate else {}
    client = make(*KEYS, base_url=url, **options)
    failed = check(client)
    for _ in range(ROUNDS):
        busy = None
        own: list[int] = []
        if way not in ALONE:
            busy = threading.Thread(target=lambda own=own: own.append(check(client)))
            busy.start()
        children = [child(check, client) for _ in range(CHILDREN)]
        failed += sum(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != 0 for pid in children)
        if busy is not None:
            busy.join()
            failed += own[0]
        failed += check(client)
    print(f"{failed} failures")
    return failed


if __name__ == "__main__":
    found = main()
    sys.stdout.flush()
    os._exit(min(found, 100))
