"""No answer goes to another's call, whatever is forked when, and no child hangs."""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.echo_server import echo
from tests.misbehaving_server import MisbehavingServer, answer
from tests.overlays.engine.support import RECORD
from tests.overlays.engine.test_tls import CERTIFICATE

ROOT = Path(__file__).parents[2]
WAYS = ("sync", "async", "async in one loop", "async in uvloop")
CARRIED = ("sync proxy", "async proxy", "async proxy in one loop")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


@pytest.mark.parametrize("way", CARRIED)
def test_no_answer_of_a_library_below_is_swapped_after_a_fork(way: str) -> None:
    with MisbehavingServer(echo) as server:
        done = run("tests.hostile.forks", way, server.url)

    assert (done.returncode, done.stdout) == (0, "0 failures\n"), done.stderr[-3000:]


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("way", WAYS)
def test_no_answer_is_swapped_after_a_fork(way: str, secure: bool) -> None:
    context = None
    if secure:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)
    with MisbehavingServer(echo, tls=context) as server:
        done = run("tests.hostile.forks", way, server.url, *([str(CERTIFICATE)] if secure else []))

    assert (done.returncode, done.stdout) == (0, "0 failures\n"), done.stderr[-3000:]


HELD = """
import os, signal, sys, threading, time
import flowroute_sdk
from flowroute_sdk import Flowroute
from tests.transport_kept import KeptTransport

kept = KeptTransport()
client = Flowroute("1", "2", base_url=sys.argv[1], rate_limit=None, transport=kept)
{prepare}

def hold():
    {hold}
    held.set()
    time.sleep(60)

held = threading.Event()
threading.Thread(target=hold, daemon=True).start()
held.wait()
pid = os.fork()
if pid == 0:
    signal.alarm(30)
    try:
        {use}
        os._exit(0)
    finally:
        os._exit(1)
os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) and 1)
"""
CALL = "assert client.e911s.get_e911('7').data.id == '7'"
LOCKS = {
    "the pool": ("", "kept.made._lock.acquire()", CALL),
    "all slots": (
        "",
        "[kept.made._slots.acquire() for _ in range(100)]",
        CALL,
    ),
    "look-ups": (
        "from flowroute_sdk._transports.lookups import look_ups, look_up",
        "look_ups._lock.acquire()",
        "assert look_up('localhost', 80, None)",
    ),
    "numbers": (
        "from phonenumbers import phonemetadata, parse",
        "phonemetadata.PhoneMetadata._metadata_lock.acquire()",
        "assert parse('+442079460000').country_code == 44",
    ),
}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_that_another_thread_held_does_not_hang_the_child(lock: str) -> None:
    prepare, hold, use = LOCKS[lock]
    with MisbehavingServer(answer(200, RECORD)) as server:
        program = HELD.format(prepare=prepare, hold=hold, use=use)
        done = run_code(program, server.url)

    assert done.returncode == 0, done.stderr[-3000:]


def test_a_module_that_another_thread_was_importing_does_not_hang_the_child(
    tmp_path: Path,
) -> None:
    (tmp_path / "slow_one.py").write_text("import sys, time\nsys.begun.set()\ntime.sleep(1)\n")
    program = HELD.format(
        prepare=f"sys.begun = threading.Event()\nflowroute_sdk.__path__.append({str(tmp_path)!r})",
        hold="threading.Thread(target=__import__, args=['flowroute_sdk.slow_one']).start()\n"
        "    sys.begun.wait()",
        use="import flowroute_sdk.slow_one",
    )

    done = run_code(program, "http://127.0.0.1:1")

    assert done.returncode == 0, done.stderr[-3000:]


MISSING = """
class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == "missing_one":
            sys.begun.set()
            time.sleep(60)

sys.begun = threading.Event()
sys.meta_path.insert(0, Slow())
"""


def test_a_missing_module_that_another_thread_was_looking_for_does_not_hang_the_child() -> None:
    program = HELD.format(
        prepare=MISSING,
        hold="threading.Thread(target=__import__, args=['missing_one'], daemon=True).start()\n"
        "    sys.begun.wait()",
        use="sys.meta_path.pop(0)\n"
        "        try:\n            import missing_one\n"
        "        except ModuleNotFoundError:\n            os._exit(0)",
    )

    done = run_code(program, "http://127.0.0.1:1")

    assert done.returncode == 0, done.stderr[-3000:]


GATE = """
import os, sys, threading
from flowroute_sdk._forks import no_fork_meanwhile

def step():
    with no_fork_meanwhile:
        inside.set()
        sys.stdin.readline()
        left.append(1)

inside, left = threading.Event(), []
threads = [threading.Thread(target=step) for _ in range(2)]
for thread in threads:
    thread.start()
    inside.wait()
    inside.clear()
threading.Timer(0.2, print, ["waiting"], {"flush": True}).start()
pid = os.fork()
if pid == 0:
    with no_fork_meanwhile:
        os._exit(len(left))
with no_fork_meanwhile:
    for thread in threads:
        thread.join()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""


def test_a_fork_waits_until_no_thread_is_in_a_step_of_a_handshake() -> None:
    program = [sys.executable, "-c", GATE]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(program, cwd=ROOT, text=True, **pipes) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdout.readline()  # the fork has been asked for
        running.stdin.write("go\ngo\n")
        running.stdin.close()

        assert running.wait(60) == 2


def run_code(program: str, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
