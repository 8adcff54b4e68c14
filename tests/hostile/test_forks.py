"""No answer goes to another's call, whatever is forked when, and no child hangs."""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.echo_server import echo
from tests.misbehaving_server import MisbehavingServer
from tests.overlays.engine.test_tls import CERTIFICATE

ROOT = Path(__file__).parents[2]
WAYS = ("sync", "async", "async in one loop", "async in uvloop")
CARRIED = ("sync proxy", "async proxy", "async proxy in one loop", "aiohttp")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
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
