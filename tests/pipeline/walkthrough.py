"""Carry out the page on a change of the API in a copy of the project, and fill in what is printed.

`python -m tests.pipeline.walkthrough` writes the page anew.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from generator_config.__main__ import main as command

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/spec-changes.md"
SOURCES = ("swagger_specs", "generator_config", "overlays/flowroute_sdk", "generated_client")
FILES = ("pyproject.toml", "CHANGELOG.md")
SPEC = "swagger_specs/cnam_v2.yaml"
METHODS = "overlays/flowroute_sdk/_async/resources/cnams.py"
TARGETS = {"spec-diff": "diff", "drift": "check"}
_BLOCK = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


def carried_through(page: str, root: Path) -> str:
    """The page, with what its commands print in a copy of the project at ``root``."""
    return _BLOCK.sub(lambda block: _carry_out(block, root), page)


def copy_project(root: Path) -> None:
    """Copy what a change of the documents is about, and commit it."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in SOURCES:
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    for name in FILES:
        shutil.copy(ROOT / name, root / name)
    changelog = root / "CHANGELOG.md"
    changelog.write_text("# Changelog\n\n## [Unreleased]\n", encoding="utf-8")
    git = ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@example.test"]
    for arguments in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "Before")):
        subprocess.run([*git, *arguments], check=True)


def _carry_out(block: re.Match[str], root: Path) -> str:
    kind, text = block["kind"], block["text"]
    if kind == "yaml paths":
        _insert(root / SPEC, "\ncomponents:", "\n" + text, before=True)
    elif kind == "yaml schemas":
        _insert(root / SPEC, "  schemas:\n", text)
    elif kind == "yaml field":
        content = (root / SPEC).read_text("utf-8")
        marker = "      properties:\n"
        at = content.index(marker, content.index("    CnamAttributes:\n")) + len(marker)
        (root / SPEC).write_text(content[:at] + text + content[at:], "utf-8")
    elif kind == "markdown":
        _insert(root / "CHANGELOG.md", "## [Unreleased]\n", "\n" + text)
    elif kind == "python":
        text = _method(root, text)
    elif kind == "console":
        line = text.splitlines()[0]
        text = f"{line}\n{_printed(line, root)}"
    return f"```{kind}\n{text}```"


def _insert(file: Path, marker: str, text: str, *, before: bool = False) -> None:
    content = file.read_text("utf-8")
    assert marker in content
    put = text + marker if before else marker + text
    file.write_text(content.replace(marker, put, 1), "utf-8")


def _method(root: Path, text: str) -> str:
    """The method whose first line a block has."""
    first = text.splitlines()[0]
    content = (root / METHODS).read_text("utf-8")
    assert first in content, first
    after = content[content.index(first) :]
    end = re.search(r"\n\n(?=    (?:async )?def |    @|\S|\n)", after)
    return (after[: end.start()] if end else after).rstrip() + "\n"


def _printed(line: str, root: Path) -> str:
    """What a command prints, on either stream."""
    target, *settings = line.removeprefix("$ make ").split()
    given = dict(each.split("=", 1) for each in settings)
    arguments = ["--root", str(root), TARGETS.get(target, target), *given.values()]
    arguments += (
        ["--no-types"] if target == "generate" else []
    )  # it prints nothing when all is well
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        command(arguments)
    return output.getvalue()


def main() -> None:
    """Write the page anew."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "project"
        root.mkdir()
        copy_project(root)
        PAGE.write_text(carried_through(PAGE.read_text("utf-8"), root), "utf-8")


if __name__ == "__main__":
    main()
