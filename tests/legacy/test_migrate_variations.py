"""Old programs and their rewritten forms send the same requests and print the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flowroute_sdk.sandbox import Sandbox

from .equivalence import OLD, migrated, run

FOLDER = Path(__file__).parent / "variations"
ASIDE = "look-ups aside"
TITLE = re.compile(r"^### (.*) \| (\d+) rewritten$\n", re.MULTILINE)
IMPORT = f"from {OLD}.{OLD}_client import (\n    FlowroutenumbersandmessagingClient as Client,\n)\n"


class Variation(NamedTuple):
    """An old program, and how many of its calls are rewritten."""

    title: str
    rewritten: int
    files: dict[str, str]


def variations(path: Path) -> list[Variation]:
    _, *parts = TITLE.split(path.read_text("utf-8"))
    found = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return [Variation(title, int(count), files_of(text)) for title, count, text in found]


def files_of(text: str) -> dict[str, str]:
    main, *others = re.split(r"^--- (.*)\n", text, flags=re.MULTILINE)
    return {"main.py": main, **dict(zip(others[::2], others[1::2], strict=True))}


def filled_in(text: str, sandbox: Sandbox, number: str) -> str:
    keys = f"{sandbox.access_key!r}, {sandbox.secret_key!r}"
    text = text.replace("%client\n", f"%importclient = Client({keys})\n")
    return text.replace("%import", IMPORT, 1).replace("%keys", keys).replace("%number", number)


ALL = [each for path in sorted(FOLDER.glob("*.txt")) for each in variations(path)]


@pytest.fixture(scope="module")
def state(running_sandbox: Sandbox) -> dict[str, Any]:
    """An account to start from: with the same times in its records for both forms."""
    running_sandbox.reset()
    return running_sandbox.dump()


@pytest.mark.parametrize("variation", ALL, ids=lambda each: each.title)
def test_a_rewritten_program_does_what_the_old_one_did(
    variation: Variation, sandbox: Sandbox, state: dict[str, Any]
) -> None:
    number = state["numbers"][0]["id"]
    old = {path: filled_in(text, sandbox, number) for path, text in variation.files.items()}
    migrations = migrated(old)
    new = {path: each.source.decode() for path, each in migrations.items()}

    assert sum(each.rewritten for each in migrations.values()) == variation.rewritten, migrations
    before, after = run(old, sandbox, state), run(new, sandbox, state)
    looked_up = [
        each for each in before.requests if variation.title.endswith(ASIDE) and is_look_up(each)
    ]
    assert after.printed == before.printed, new
    assert after.requests == [each for each in before.requests if each not in looked_up], new


def is_look_up(request: Any) -> bool:
    """Whether a request is how the old calls found a number before they gave it a caller name."""
    method, path, query, _ = request
    return method == "GET" and path == "/v2/numbers" and "contains" in dict(query)
