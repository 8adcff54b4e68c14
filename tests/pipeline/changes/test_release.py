"""The next version, the draft of its changelog, and the check that both were written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator_config.changes.judge import Entry
from generator_config.changes.release import (
    Release,
    changelog_section,
    level_of,
    next_version,
    release_of,
    release_problems,
)
from tests.pipeline.changes.examples import DOCUMENTS, whole
from tests.pipeline.changes.support import entries_between

ROOT = Path(__file__).parents[3]
NEWS = "# Changelog\n\n## [Unreleased]\n\n%s\n\n## [1.2.3] - 2026-01-01\n\n- `old_thing`\n"


def _entries(kind: str) -> list[Entry]:
    old, new, _ = DOCUMENTS[kind]
    return entries_between(whole(old), whole(new))


def _release(version: tuple[int, int, int], news: str = "") -> Release:
    return Release(version, {"pyproject.toml": ".".join(map(str, version))}, NEWS % news)


@pytest.mark.parametrize(
    ("kind", "level", "after", "before_one"),
    [
        ("operation-removed", "breaking", (2, 0, 0), (0, 5, 0)),
        ("operation-renamed", "breaking", (2, 0, 0), (0, 5, 0)),
        ("operation-added", "feature", (1, 3, 0), (0, 4, 6)),
        ("query-parameter-added", "feature", (1, 3, 0), (0, 4, 6)),
        ("operation-deprecated", "patch", (1, 2, 4), (0, 4, 6)),
        ("error-removed", "patch", (1, 2, 4), (0, 4, 6)),
    ],
)
def test_the_next_version_follows_from_the_change(
    kind: str, level: str, after: tuple[int, ...], before_one: tuple[int, ...]
) -> None:
    found = level_of(_entries(kind))

    assert found == level
    assert next_version((1, 2, 3), found) == after
    assert next_version((0, 4, 5), found) == before_one


def test_no_change_asks_for_no_version() -> None:
    assert next_version((1, 2, 3), level_of([])) == (1, 2, 3)


def test_the_draft_is_in_the_style_of_the_changelog() -> None:
    entries = [
        entry
        for kind in (
            "operation-added",
            "operation-removed",
            "operation-deprecated",
            "scope-demanded",
        )
        for entry in _entries(kind)
    ]

    draft = changelog_section(entries, "[1.3.0]")

    assert draft == (
        "## [1.3.0]\n\n"
        "### Added\n\n- `client.get_thing`: a new operation.\n\n"
        "### Deprecated\n\n- `get_thing`: the operation has been deprecated.\n\n"
        "### Removed\n\n- Breaks: `client.get_thing`: the operation was removed.\n\n"
        "### Changed\n\n- Breaks: `get_thing`, token: another scope is required.\n"
    )


@pytest.mark.parametrize(
    ("kind", "version", "news", "problems"),
    [
        ("operation-removed", (1, 2, 3), "- `client.get_thing` is gone.", []),
        ("operation-removed", (2, 0, 0), "- `get_thing()` is gone.", []),
        ("operation-removed", (1, 2, 3), "- Something is gone.",
         ["what breaks callers: - Breaks: `client.get_thing`"]),
        ("operation-removed", (1, 3, 0), "- `get_thing`",
         ["is 1.3.0, and the change since 1.2.3 is breaking: expected 2.0.0 or later"]),
        ("operation-removed", (1, 2, 2), "- `get_thing`", ["went back from 1.2.3 to 1.2.2"]),
        ("operation-added", (1, 2, 3), "", ["what is new: - `client.get_thing`: a new operation."]),
        ("operation-added", (1, 3, 0), "- `client.get_thing`", []),
        ("query-parameter-demanded", (2, 0, 0), "- `p` must be given.", []),
        ("operation-deprecated", (1, 2, 3), "", []),
    ],
)  # fmt: skip
def test_version_and_changelog_have_to_answer_the_change(
    kind: str, version: tuple[int, int, int], news: str, problems: list[str]
) -> None:
    found = list(release_problems(_entries(kind), _release((1, 2, 3)), _release(version, news)))

    assert all(
        part in text for part, text in zip(problems, sorted(found, reverse=True), strict=True)
    )


def test_what_was_told_of_an_older_version_does_not_count() -> None:
    (entry,) = _entries("operation-removed")
    entry.subject = "old_thing"
    entry.before = "client.old_thing"

    (problem,) = release_problems([entry], _release((1, 2, 3)), _release((1, 2, 3)))

    assert "doesn't mention what breaks callers" in problem


def test_a_version_that_is_not_the_same_everywhere_is_told() -> None:
    now = Release((1, 2, 4), {"pyproject.toml": "1.2.4", "user_agent.py": "1.2.3"}, NEWS % "")

    (problem,) = release_problems([], _release((1, 2, 3)), now)

    assert problem == (
        "the version differs between files: pyproject.toml says 1.2.4, user_agent.py says 1.2.3"
    )


def test_this_project_says_its_version_twice_and_the_same() -> None:
    release = release_of(ROOT)

    assert len(release.declared) == 2
    assert len(set(release.declared.values())) == 1
    assert release.unreleased


def test_the_commands_compare_with_the_last_tag(tmp_path: Path) -> None:
    for name in ("swagger_specs", "pyproject.toml", "CHANGELOG.md"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=T", "-c", "user.email=t@example.test"]
    subprocess.run([*git, "init", "-q"], check=True)
    command = [sys.executable, "-m", "generator_config", "--root", str(tmp_path)]

    def run(name: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, name], capture_output=True, text=True, cwd=ROOT, check=False
        )

    assert "no release found" in run("release-check").stdout
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "First"], check=True)
    subprocess.run([*git, "tag", "v0.1.0"], check=True)
    assert "reflect the 0 changes since v0.1.0" in run("release-check").stdout
    spec = tmp_path / "swagger_specs/cnam_v2.yaml"
    text = spec.read_text("utf-8")
    assert "operationId: remove_cnam" in text
    spec.write_text(text.replace("operationId: remove_cnam", "operationId: drop_cnam"), "utf-8")

    failed, suggested = run("release-check"), run("next-version")

    assert failed.returncode == 1
    assert "client.cnams.drop_cnam" in failed.stderr
    assert failed.stderr.rstrip().endswith("make next-version prints a draft")
    assert suggested.stdout.startswith("0.2.0   (breaking, after 0.1.0)\n\n## [0.2.0]\n")
