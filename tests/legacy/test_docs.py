"""docs/migrating.md against both packages."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.migrate import OLD_CALLS
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging._beside import MENDING
from flowroutenumbersandmessaging._replaced import LATER
from flowroutenumbersandmessaging.configuration import Configuration
from flowroutenumbersandmessaging.controllers.base_controller import BaseController
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)

PAGE = (Path(__file__).parents[2] / "docs" / "migrating.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)\.(\w+)\((.*?)\)` \| `(.+?)` \| (.+) \|$", re.MULTILINE)
ROWS = {(found[1], found[2]): found for found in ROW.finditer(PAGE)}
STEPS = [
    textwrap.dedent(block)
    for block in re.findall(r"^   ```python\n(.*?)^   ```$", PAGE, re.MULTILINE | re.DOTALL)
]
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_old_method_has_its_row_in_order() -> None:
    assert list(ROWS) == list(dict.fromkeys([*OLD_CALLS, *LATER]))


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


@pytest.mark.parametrize("old", LATER, ids=".".join)
def test_a_row_that_the_tool_leaves_alone_shows_both_calls(
    old: tuple[str, str], new: Flowroute
) -> None:
    row = ROWS[old]
    client = FlowroutenumbersandmessagingClient()
    method = getattr(getattr(client, old[0]), old[1])
    call = ast.parse(row[4], mode="eval").body
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    resource, name = ast.unparse(call.func).removeprefix("client.").split(".")
    keywords = {str(each.arg): None for each in call.keywords}

    assert tuple(filter(None, row[3].split(", "))) == tuple(inspect.signature(method).parameters)
    assert row[4] == LATER[old]
    inspect.signature(getattr(getattr(new, resource), name)).bind(*call.args, **keywords)


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


def test_the_step_that_sets_credentials_does(sandbox: Sandbox) -> None:
    program = STEPS[0].replace('"access key"', repr(sandbox.access_key))
    exec(program.replace('"secret key"', repr(sandbox.secret_key)), {})

    assert Configuration.basic_auth_user_name == sandbox.access_key
    assert FlowroutenumbersandmessagingClient().routes.list_inbound_routes()["data"]


def test_the_step_that_takes_the_place_of_mocks_does(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BaseController, "http_client", BaseController.http_client)
    exec(STEPS[1], {})

    client = FlowroutenumbersandmessagingClient("12345678", "secret")
    assert client.numbers.list_account_phone_numbers() == {"data": []}
    assert len(STEPS) == 2
    assert sandbox.requests() == []


def test_the_commands_are_those_of_the_warning() -> None:
    for command in MENDING:
        assert f"$ {command}\n" in PAGE
