"""The report: one entry for one change, on the wire and in Python, in three forms."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator_config.changes.command import fails, report_on
from generator_config.changes.report import FORMATS, Report

ROOT = Path(__file__).parents[3]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "sandbox", "migrate", "webhooks")
FOLDERS = ("swagger_specs", "overlays", "generated_client")


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The project, and the project after a change of a document that reached the overlay."""
    folder = tmp_path_factory.mktemp("trees")
    old, new = folder / "old", folder / "new"
    for tree in (old, new):
        for name in FOLDERS:
            shutil.copytree(ROOT / name, tree / name, ignore=LEFT_OUT)
    spec = new / "swagger_specs/e911_v2.yaml"
    text = spec.read_text("utf-8")
    assert "name: label\n" in text
    text = text.replace("        - name: label\n", "        - name: caption\n", 1)
    spec.write_text(text.replace("maximum: 2000", "maximum: 1000", 1), "utf-8")
    for path in new.glob("overlays/flowroute_sdk/_*sync/resources/e911s.py"):
        path.write_text(
            path.read_text("utf-8").replace("label: str | None", "caption: str | None", 1)
        )
    gone = new / "overlays/flowroute_sdk/_sync/resources/cnams.py"
    gone.write_text(gone.read_text("utf-8").replace("def remove_cnam(", "def delete_cnam(", 1))
    return old, new


@pytest.fixture(scope="module")
def report(trees: tuple[Path, Path]) -> Report:
    """What is different between the two."""
    return report_on(str(trees[0]), str(trees[1]), ROOT)


def test_one_change_is_one_entry_on_the_wire_and_in_python(report: Report) -> None:
    entries = {(entry.id, entry.subject, entry.path): entry for entry in report.entries}
    gone = entries["query-parameter-removed", "list_e911s", "query label"]
    assert (gone.wire, gone.source) == ("warn", "yes")
    assert gone.before == "client.e911s.list_e911s(label: str | None = None)"
    assert any("parameter was removed: label" in line for line in gone.python)
    assert "overlays/flowroute_sdk/_sync/resources/e911s.py" in gone.python[0]
    come = entries["query-parameter-added", "list_e911s", "query caption"]
    assert (come.wire, come.source) == ("no", "no")
    assert any("a new argument: caption" in line for line in come.python)
    limit = entries["maximum-tightened", "list_e911s", "query limit"]
    assert (limit.wire, limit.old, limit.new) == ("yes", "2000", "1000")


def test_what_no_document_says_is_an_entry_of_its_own(report: Report) -> None:
    said = {entry.subject: entry for entry in report.entries}

    assert said["client.cnams.remove_cnam"].source == "yes"
    assert said["client.cnams.delete_cnam"].source == "no"
    assert said["client.cnams.delete_cnam"].wire == "no"


def test_trees_that_are_the_same_have_no_changes(trees: tuple[Path, Path]) -> None:
    same = report_on(str(trees[0]), str(trees[0]), ROOT)

    assert same.entries == []
    assert FORMATS["text"](same).startswith(f"No differences between {trees[0]} and {trees[0]}.")


def test_the_worst_comes_first_and_each_entry_has_its_place(
    report: Report, trees: tuple[Path, Path]
) -> None:
    text = FORMATS["text"](report)

    wire = [entry.wire for entry in report.entries if entry.source == "no"]
    assert wire == sorted(wire, key=["yes", "warn", "no"].index)
    line = next(
        number
        for number, line in enumerate(
            (trees[1] / "swagger_specs/e911_v2.yaml").read_text().splitlines(), 1
        )
        if "maximum: 1000" in line
    )
    assert f"e911_v2.yaml:{line}" in text
    assert "list_e911s · query limit: a tighter limit: maximum value (2000 → 1000)" in text
    assert "breaks the wire: requests that were valid may now be rejected" in text


def test_markdown_has_tables_and_the_code_before_and_after(report: Report) -> None:
    text = FORMATS["markdown"](report)

    assert "### Breaks\n\n| what | change | wire | source | why | where |\n" in text
    assert "| `list_e911s · query limit` | a tighter limit" in text
    assert "- client.e911s.list_e911s(label: str | None = None)\n" in text


def test_json_has_all_that_the_others_have(report: Report) -> None:
    document = json.loads(FORMATS["json"](report))

    assert document["counts"] == report.counts
    assert len(document["changes"]) == len(report.entries)
    first = document["changes"][0]
    assert {"id", "says", "wire", "source", "why", "before", "after", "python"} <= first.keys()
    assert first["new_place"].rpartition(":")[2].isdigit()


def test_a_run_fails_on_what_it_is_told_to_fail_on(report: Report) -> None:
    both = list(report.entries)
    source_only = [entry for entry in both if entry.wire != "yes"]
    nothing = [entry for entry in source_only if entry.source == "no"]

    assert [fails(both, on) for on in ("wire", "source", "none")] == [True, True, False]
    assert [fails(source_only, on) for on in ("wire", "source", "none")] == [False, True, False]
    assert [fails(nothing, on) for on in ("wire", "source", "none")] == [False, False, False]


def test_the_command_works_from_any_folder_on_documents_of_anybody(tmp_path: Path) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.yaml"
    one.write_text('{"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": {}}}}}')
    other.write_text("openapi: 3.1.0\npaths: {}\n")
    command = [sys.executable, "-m", "generator_config", "diff", str(one), str(other)]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}

    run = subprocess.run(
        [*command, "--fail-on", "wire", "--client", "any"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        check=False,
    )

    assert run.returncode == 1, run.stderr
    assert "GET /a: the operation was removed" in run.stdout
    assert "Judged for any: readers may be strict" in run.stdout
    assert "The Python packages weren't compared: one side doesn't have them." in run.stdout
    wrong = subprocess.run(
        [*command[:-1], "nowhere"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.splitlines() == [
        "nowhere:1: isn't a file, a folder or a commit of this project",
        "fix: correct the document at that line",
    ]
