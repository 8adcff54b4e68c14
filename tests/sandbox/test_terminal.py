"""The command in a terminal: what a person sees, and what Ctrl-C does."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

SANDBOX = [sys.executable, "-m", "flowroute_sdk.sandbox", "--port", "0"]
IN_A_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
CTRL_C = b"\x03"
TIDY = """
import sys, time
try:
    print("working", flush=True)
    time.sleep(300)
except KeyboardInterrupt:
    time.sleep(0.3)
    print("tidied up", flush=True)
    sys.exit(5)
"""


class Terminal:
    """A command with a terminal of its own."""

    def __init__(self, *command: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", IN_A_TERMINAL, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self.screen = ""

    def until(self, text: str) -> str:
        assert self.process.stdout is not None
        while text not in self.screen:
            part = self.process.stdout.read(4096)
            assert part, self.screen
            self.screen += part.decode()
        return self.screen

    def press(self, keys: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(keys)

    def end(self) -> int:
        assert self.process.stdout is not None
        while part := self.process.stdout.read(4096):
            self.screen += part.decode()
        return self.process.wait(60)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for one in opened:
        one.process.kill()
        one.process.communicate()


def test_a_person_sees_what_to_export_where_to_look_and_each_request(
    terminals: list[Terminal],
) -> None:
    terminal = Terminal(*SANDBOX)
    terminals.append(terminal)
    found = re.search(r"FR_BASE_URL=(\S+)\s", terminal.until("control: "))
    assert found is not None

    httpx.get(f"{found[1]}/v2/numbers")
    terminal.until("GET /v2/numbers 401 ")
    terminal.press(CTRL_C)

    assert terminal.end() == 0
    assert f"reference: {found[1]}/docs" in terminal.screen
    assert "Traceback" not in terminal.screen
    assert "\x1b" not in terminal.screen


def test_ctrl_c_lets_the_command_tidy_up_and_takes_its_exit_code(
    terminals: list[Terminal],
) -> None:
    terminal = Terminal(*SANDBOX, "--", sys.executable, "-c", TIDY)
    terminals.append(terminal)

    terminal.until("working")
    terminal.press(CTRL_C)

    assert terminal.end() == 5
    assert "tidied up" in terminal.screen
    assert "Traceback" not in terminal.screen


@pytest.mark.parametrize(
    ("number", "code", "told"), [(signal.SIGINT, 5, "tidied up"), (signal.SIGTERM, 143, "")]
)
def test_a_signal_for_the_sandbox_alone_is_passed_on_to_the_command(
    number: signal.Signals, code: int, told: str
) -> None:
    with subprocess.Popen(
        [*SANDBOX, "--", sys.executable, "-c", TIDY],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        rest, _ = process.communicate(timeout=60)

    assert process.returncode == code
    assert rest.strip() == told


def test_the_exports_of_a_pipe_are_nothing_but_exports(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*SANDBOX, "--open-control"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(4)]
    os.kill(process.pid, signal.SIGTERM)
    rest, _ = process.communicate(timeout=60)

    assert all(re.fullmatch(r"export FR_[A-Z_]+=\S+\n", line) for line in lines)
    assert rest == ""
