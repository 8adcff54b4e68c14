"""The command line in this process, and in a terminal of its own; a sandbox for its account."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import struct
import sys
import termios
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path
from typing import NamedTuple

import pytest
from flowroute_sdk._policy.ledger import forget_all
from flowroute_sdk.cli import main
from flowroute_sdk.sandbox import Sandbox

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Ran(NamedTuple):
    """What a command has written, and its exit status."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(fast=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Sandbox:
    """The sandbox as it was at the start, and its account in the environment."""
    running_sandbox.reset()
    running_sandbox.forget_requests()
    forget_all()
    monkeypatch.setenv("FR_ACCESS_KEY", running_sandbox.access_key)
    monkeypatch.setenv("FR_SECRET_KEY", running_sandbox.secret_key)
    monkeypatch.setenv("FR_BASE_URL", running_sandbox.url)
    monkeypatch.setenv("FR_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.delenv("FR_PROFILE", raising=False)
    return running_sandbox


@pytest.fixture
def flowroute(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run a command as a program would: its output isn't a terminal."""

    def run(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        status = main(arguments)
        written = capsys.readouterr()
        return Ran(status, written.out, written.err)

    return run


class Screen:
    """A command in a terminal of its own, of a width."""

    def __init__(self, arguments: tuple[str, ...], columns: int) -> None:
        command = [sys.executable, "-m", "flowroute_sdk", *arguments]
        self.pid, self._terminal = pty.fork()
        if not self.pid:
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
            size = ("COLUMNS", "LINES")  # whoever sets these overrules the terminal
            found = {name: value for name, value in os.environ.items() if name not in size}
            os.execve(command[0], command, found)
        self._written = b""

    @property
    def text(self) -> str:
        """What has been written, without what moves the cursor or colors."""
        return _ESCAPES.sub("", self.raw).replace("\r", "")

    @property
    def raw(self) -> str:
        return self._written.decode()

    def until(self, text: str) -> str:
        """Read until a text is there."""
        while text not in self.text:
            assert self._read(), f"{text!r} never came, but {self.text!r}"
        return self.text

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def end(self) -> int:
        """Read to the end; the exit status."""
        while self._read():
            pass
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def interrupt(self) -> int:
        """Press Ctrl-C; the exit status.

        Once more where nothing happens for long: readline misses what comes before it waits.
        """
        self.press("\x03")
        while not select.select([self._terminal], [], [], 5)[0]:
            self.press("\x03")
        return self.end()

    def _read(self) -> bool:
        assert select.select([self._terminal], [], [], 120)[0], self.text
        try:
            part = os.read(self._terminal, 65536)
        except OSError:  # Linux says so when the command has ended
            part = b""
        self._written += part
        return bool(part)


@pytest.fixture
def screen(sandbox: Sandbox) -> Callable[..., Screen]:
    """Run a command in a terminal."""

    def start(*arguments: str, columns: int = 100) -> Screen:
        return Screen(arguments, columns)

    return start
