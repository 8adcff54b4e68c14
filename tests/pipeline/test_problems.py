"""Every problem is of a kind of the table, and the table has no others."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator_config import problems
from generator_config.problems import (
    Kind,
    PipelineError,
    Problem,
    ProblemsError,
    advice,
    kind_table,
)

from .conftest import ROOT

PACKAGE = ROOT / "generator_config"
MODULES = sorted(PACKAGE.rglob("*.py"))
SINGLE = {
    name
    for name, value in vars(problems).items()
    if isinstance(value, type)
    and issubclass(value, PipelineError)
    and not issubclass(value, ProblemsError)
}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def has_kind(name: str, call: ast.Call) -> bool:
    """Whether a call that makes a problem or an error hands over a kind."""
    by_name = {keyword.arg for keyword in call.keywords}
    stars = sum(isinstance(argument, ast.Starred) for argument in call.args)
    places = len(call.args) + stars  # a place is handed over as ``*place``: file and line
    least = {"Problem": 4, "problem": 3}.get(name, 2)
    return "kind" in by_name or places >= least


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_whatever_is_wrong_is_told_with_its_kind(path: Path) -> None:
    for name, call in calls(path):
        if name in {"Problem", "problem", *SINGLE}:
            assert has_kind(name, call), f"{path}:{call.lineno}"


def test_every_kind_of_the_table_is_that_of_some_problem() -> None:
    told = {
        node.attr
        for path in MODULES
        if path.name != "problems.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Kind"
    }

    assert told == set(Kind.__members__)


def test_every_kind_says_what_it_is_what_it_means_and_what_mends_it() -> None:
    assert len({kind.label for kind in Kind}) == len(Kind)
    assert len({kind.meaning for kind in Kind}) == len(Kind)
    assert all(kind.label and kind.meaning and kind.fix for kind in Kind)


def test_the_table_of_the_documentation_is_made_from_the_kinds() -> None:
    page = (ROOT / "docs/regenerating.md").read_text(encoding="utf-8")

    assert kind_table() in page
    assert len(kind_table().splitlines()) == 2 + len(Kind)


def test_what_mends_several_problems_is_told_once() -> None:
    lines = list(advice([Kind.SPEC, Kind.TEMPLATE, Kind.BUSY, Kind.SPEC]))

    assert lines == [f"fix: {Kind.SPEC.fix}", f"fix: {Kind.BUSY.fix}"]


def test_an_error_says_where_its_problems_are_and_then_what_mends_them() -> None:
    second = Problem("b.yaml", 2, "is wrong", Kind.LINK)
    first = Problem("a.yaml", 9, "is wrong too", Kind.NAME)

    error = ProblemsError([second, first, second])

    assert list(error.lines()) == [
        "a.yaml:9: is wrong too\nb.yaml:2: is wrong",
        f"fix: {Kind.NAME.fix}",
        f"fix: {Kind.LINK.fix}",
    ]
