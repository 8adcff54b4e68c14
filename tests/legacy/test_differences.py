"""The package beside the previous SDK: what is left of differences is what the page says."""

from __future__ import annotations

import importlib
import inspect
import json
import re
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging.controllers.base_controller import BaseController
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)

from .calls import CALLS
from .observing import observe, prepare

HERE = Path(__file__).parent
PREVIOUS = json.loads((HERE / "previous_sdk.json").read_text("utf-8"))
"""What the previous SDK itself did with these calls, against this sandbox, and its signatures."""
PAGE = (HERE.parents[1] / "docs" / "migrating.md").read_text("utf-8")
PART = PAGE[PAGE.index("## What the old package does differently from before") :]
ROWS = re.findall(r"^\| (?!---|what \|)([^|]+?) \|", PART, re.MULTILINE)

DIFFERENCES: dict[str, set[str]] = {
    "path of caller names": {"name of a number", "no name of a number"},
    "which number gets a caller name": {
        "name of a number",
        "no name of a number",
        "name of a part of a number",
    },
    "a new caller name": {"new name"},
    "the portability check": {"portability"},
    "`download_cdr_export` and `parse_cdr_export`": {
        "file of an export",
        "rows of a file that isn't there",
    },
    "`unassociate`": {"no name by the README's name"},
    "`update_address`": {
        "changed name",
        "changed code",
        "changed street number",
        "changed type",
        "changed type without a number",
        "changed type to nothing",
    },
    "numbers as `zipcode` and `street_number` of a new address": {"new address, numbers for texts"},
    "receipt callbacks": {
        "callback of a number",
        "receipt callback",
        "receipt callback of a number",
    },
    "an id that is None, empty or blank": {
        "details of nothing",
        "details of a blank id",
        "release of an empty id",
    },
    "bodies": {"route as a dict"},
    "a body that is no JSON": {"route that is no JSON"},
    "a text that is no date": {"messages of no date", "messages of nothing"},
    "True and False in a query": {"a limit of True", "names that are approved"},
}
ELSEWHERE = {
    "an answer that names classes": "test_bugs_are_gone.test_json_that_names_a_class_is_data",
    "credentials": "test_interface.test_two_clients_keep_their_own_credentials",
    "no credentials": "test_interface.test_credentials_are_found_in_the_environment",
    "an answer that should be JSON and isn't": (
        "test_errors.test_a_page_of_html_is_kept_as_the_body"
    ),
    "an error page that is no JSON": (
        "test_errors.test_an_error_that_explains_nothing_has_no_error_objects"
    ),
    "no answer": "test_errors.test_no_connection_is_an_old_exception",
    "a send or purchase without a clear answer": (
        "test_errors.test_a_send_without_an_answer_may_have_been_sent_and_is_not_repeated"
    ),
    "repeated calls": "test_errors.test_a_look_up_is_repeated",
    "a call that is refused unsent": (
        "test_errors.test_what_this_layer_refuses_is_an_old_exception_and_is_not_sent"
    ),
    "headers": "test_settings.test_headers_are_found_in_any_case_and_listed_in_lower_case",
    "what callbacks see": (
        "test_settings.test_a_callback_sees_the_request_without_credentials_and_the_answer"
    ),
    "`RequestsClient`": "test_settings.test_what_has_no_counterpart_says_what_to_do_on_use",
    "`execute_request`": "test_settings.test_what_has_no_counterpart_says_what_to_do_on_use",
    "models": "test_old_modules.test_a_model_is_read_and_written_with_the_names_of_the_api",
}


@pytest.mark.parametrize("name", CALLS)
def test_a_call_does_what_it_did_or_the_page_says_so(
    name: str,
    old: FlowroutenumbersandmessagingClient,
    sandbox: Sandbox,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    prepare(sandbox)
    now = observe(CALLS[name], old, BaseController, sandbox)

    same = json.dumps(now, sort_keys=True) == json.dumps(PREVIOUS["calls"][name], sort_keys=True)
    explained = [row for row, names in DIFFERENCES.items() if name in names]
    assert same == (not explained), now


def test_the_table_has_these_differences_and_no_others() -> None:
    assert [row for row in ROWS if row in DIFFERENCES or row in ELSEWHERE] == ROWS
    assert {*DIFFERENCES, *ELSEWHERE} == set(ROWS)


@pytest.mark.parametrize("test", ELSEWHERE.values())
def test_what_the_calls_do_not_show_has_a_test_of_its_own(test: str) -> None:
    module, _, name = test.partition(".")

    assert callable(getattr(importlib.import_module(f".{module}", __package__), name))


def test_every_call_was_put_to_the_previous_sdk_as_well() -> None:
    assert set(CALLS) == set(PREVIOUS["calls"])


@pytest.mark.parametrize("module", PREVIOUS["modules"])
def test_a_module_is_there_with_its_classes_and_their_parameters(module: str) -> None:
    found = importlib.import_module(f"flowroutenumbersandmessaging.{module}")
    for class_name, members in PREVIOUS["interface"].get(module, {}).items():
        for name, parameters in members.items():
            member = getattr(found, class_name)
            for part in name.split(".") if name != "__init__" else ():
                member = inspect.getattr_static(member, part, None) or getattr(member, part)
            if parameters is not None:
                assert _parameters(member)[: len(parameters)] == parameters, (class_name, name)


def _parameters(member: Any) -> list[str]:
    function = getattr(member, "__func__", member)
    given = list(inspect.signature(function).parameters.values())
    return [_told(each) for each in given if each.name not in ("self", "cls")]


def _told(parameter: inspect.Parameter) -> str:
    if parameter.kind is inspect.Parameter.VAR_KEYWORD:
        return f"**{parameter.name}"
    return parameter.name if parameter.default is inspect.Parameter.empty else f"*{parameter.name}"
