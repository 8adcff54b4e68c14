"""The page on the command line says what the commands are, and its commands work."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from flowroute_sdk.cli._app import root
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run
from tests.cli.page import PAGE, written
from tests.cli.picture import PICTURE, drawn, words_of

TEXT = PAGE.read_text(encoding="utf-8")
LINES = re.findall(r"^\$ flowroute (.*)$", TEXT, re.MULTILINE)
ENDLESS = ("demo", "listen", "login", "messages tail")


def test_the_tables_are_what_the_commands_are() -> None:
    assert written(TEXT) == TEXT, "run python -m tests.cli.page"


def test_the_commands_of_the_page_work_one_after_the_other(
    flowroute: Run, sandbox: Sandbox
) -> None:
    assert len(LINES) > 15
    for line in LINES:
        if not line.startswith(ENDLESS):
            ran = flowroute(*shlex.split(line))
            assert ran.status == 0, f"{line}: {ran.err}"


@pytest.mark.parametrize("line", [each for each in LINES if each.startswith(ENDLESS)])
def test_the_options_of_commands_without_an_end_are_known(line: str) -> None:
    command: click.Command | None = root()
    context = click.Context(root())
    words = shlex.split(line)
    while isinstance(command, click.Group):
        command = command.get_command(context, words.pop(0))
    assert command is not None

    command.make_context("flowroute", words)


def test_the_picture_shows_what_the_commands_write(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    picture = PICTURE.read_text(encoding="utf-8")

    assert words_of(drawn()) == words_of(picture), "run python -m tests.cli.picture"
    assert "$1.25" in words_of(picture)
    assert len(picture) < 40_000
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "").replace(
        "https://www.textualize.io", ""
    )
