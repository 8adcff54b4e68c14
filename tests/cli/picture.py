"""The picture of a terminal session, ``docs/images/cli.svg``, from a run against a sandbox.

`python -m tests.cli.picture` draws it anew.
"""

from __future__ import annotations

import io
import os
import re
import shlex
from html import unescape
from pathlib import Path

from flowroute_sdk.sandbox import Sandbox
from rich.console import Console
from rich.text import Text

from tests.cli.conftest import Screen

PICTURE = Path(__file__).parents[2] / "docs/images/cli.svg"
COLUMNS = 92
SESSION = (
    ("numbers search --starts-with 1206 --limit 3", ""),
    ("numbers buy 12062340115", "y"),
    ('messages send --to 12065550142 --from 12066505556 --body "hello there"', "y"),
    ("routes list", ""),
    ("numbers lsit", ""),
)
"""What is typed, and what is answered."""

_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def drawn() -> str:
    """The picture of a session in the account of the environment."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    for line, answer in SESSION:
        console.print(Text.assemble(("$ ", "green"), (f"flowroute {line}", "bold")), end="\n")
        console.print(Text.from_ansi(_run(line, answer).rstrip("\n")), end="\n\n")
    # pictures in a page load no fonts
    return _FONTS.sub("", console.export_svg(title="flowroute", unique_id="cli"))


def _run(line: str, answer: str) -> str:
    shown = Screen(tuple(shlex.split(line)), COLUMNS)
    if answer:
        shown.until("[y/N]: ")
        shown.press(f"{answer}\n")
    shown.end()
    return shown.raw.replace("\r\n", "\n")


def words_of(picture: str) -> list[str]:
    """The words of a picture, with what differs from run to run left out."""
    text = re.sub(r"<style>.*?</style>", "", picture, flags=re.DOTALL)
    text = unescape(re.sub(r"<[^>]*>", " ", text)).replace("\xa0", " ")
    return re.sub(r"\b(mdr2-)?[0-9a-f]{32}\b|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "…", text).split()


if __name__ == "__main__":
    with Sandbox(fast=True) as sandbox:
        keys = {"FR_ACCESS_KEY": sandbox.access_key, "FR_SECRET_KEY": sandbox.secret_key}
        os.environ |= {**keys, "FR_BASE_URL": sandbox.url, "TERM": "xterm-256color"}
        os.environ.pop("NO_COLOR", None)
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(drawn(), encoding="utf-8")
