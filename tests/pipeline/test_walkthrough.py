"""The page on a change of the API shows what its commands print."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator_config.changes import api
from generator_config.tree import read_folder, tree_sha256
from tests.pipeline.walkthrough import PAGE, carried_through, copy_project


def without_numbers(page: str) -> str:
    """A page without lines and counts, which any change of the documents moves."""
    return re.sub(r"\d+", "#", page)


def read_once(read: Any, known: dict[str, Any], root: Path) -> Any:
    """What is in the packages of a tree, read once for the same packages."""
    files = {name: tree_sha256(read_folder(root / name)).encode() for name in api.FOLDERS}
    key = tree_sha256(files)
    if key not in known:
        known[key] = read(root)
    return known[key]


def test_the_way_of_a_change_is_as_the_page_tells(
    tmp_path: Path, remembered: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "_things", partial(read_once, api._things, {}))
    root = tmp_path / "project"
    root.mkdir()
    copy_project(root)
    page = PAGE.read_text("utf-8")

    assert without_numbers(carried_through(page, root)) == without_numbers(page)
