"""docs/migrating.md against both packages."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.migrate import OLD_CALLS
from flowroute_sdk.sandbox import Sandbox

PAGE = (Path(__file__).parents[2] / "docs" / "migrating.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)\.(\w+)\((.*?)\)` \| `(.+?)` \| (.+) \|$", re.MULTILINE)
ROWS = {(found[1], found[2]): found for found in ROW.finditer(PAGE)}
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_old_method_has_its_row_in_order() -> None:
    assert list(ROWS) == list(OLD_CALLS)


@pytest.mark.parametrize("old", OLD_CALLS, ids=".".join)
def test_a_row_shows_the_old_parameters_and_the_new_call(
    old: tuple[str, str], new: Flowroute
) -> None:
    call, row = OLD_CALLS[old], ROWS[old]
    operation = ast.unparse(ast.parse(row[4], mode="eval").body.func)  # type: ignore[attr-defined]
    resource, name = operation.removeprefix("client.").split(".")

    assert tuple(filter(None, row[3].split(", "))) == call.parameters
    assert row[4] == call.spelled
    assert callable(getattr(getattr(new, resource), name))


def test_every_operation_that_the_page_names_exists(new: Flowroute) -> None:
    known = {
        name
        for resource in (new.numbers, new.routes, new.messages, new.e911s, new.cnams)
        for name in dir(resource)
    }
    sentence = PAGE[PAGE.index("New besides these") :].split("\n\n")[0]
    named: list[Any] = [word for word in re.findall(r"`(\w+)`", sentence) if "_" in word]

    assert len(named) > 5
    assert set(named) <= known


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_a_block_runs_against_the_sandbox(
    block: str, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    program = block.replace('"access key"', repr(sandbox.access_key))
    exec(program.replace('"secret key"', repr(sandbox.secret_key)), {})

    printed = capsys.readouterr().out
    assert "12062011682 Seattle office" in printed
    assert "404" in printed
