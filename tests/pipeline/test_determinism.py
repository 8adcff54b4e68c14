"""The same sources give the same bytes, whoever runs the pipeline and wherever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, Project, read_folder

NEEDED = "openapi_python_client, openapi_spec_validator, jsonschema_rs, ruff, yaml"
OTHERS = [f"python3.{minor}" for minor in range(11, 15) if minor != sys.version_info.minor]


def generate(python: str, project: Project, cwd: Path, **environment: str) -> dict[str, bytes]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "LANG"))}
    subprocess.run(
        [python, "-m", "generator_config", "--root", str(project.root), "generate", "--no-types"],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=True,
    )
    return read_folder(project.root)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LC_ALL": "C"},
        {
            "PYTHONHASHSEED": "2",
            "TZ": "America/New_York",
            "LC_ALL": "tr_TR.UTF-8",
            "PYTHONUTF8": "0",
        },
    ],
)
def test_hash_seed_time_zone_locale_and_folder_change_no_byte(
    generated: Project, tmp_path: Path, environment: dict[str, str]
) -> None:
    expected = generated.snapshot()
    (tmp_path / "ruff.toml").write_text("line-length = 40\n")
    shutil.rmtree(generated.paths.package)

    files = generate(sys.executable, generated, tmp_path, **environment)

    assert files == expected


def pythons_at_hand() -> list[str]:
    """This Python and the others that have the tools; CI takes the drift check over all of them."""
    found = (shutil.which(name) for name in OTHERS)
    can_import = ["-c", f"import {NEEDED}"]
    return [sys.executable] + [
        python
        for python in found
        if python and not subprocess.run([python, *can_import], capture_output=True).returncode
    ]


@pytest.mark.parametrize("python", pythons_at_hand(), ids=lambda path: Path(path).name)
def test_every_python_at_hand_gives_the_same_bytes(
    generated: Project, tmp_path: Path, python: str
) -> None:
    expected = generated.snapshot()
    shutil.rmtree(generated.paths.package)

    files = generate(python, generated, tmp_path)

    assert files == expected


def test_a_second_run_changes_no_byte(generated: Project) -> None:
    expected = generated.snapshot()

    code = generated.run("generate")

    assert code == 0
    assert generated.snapshot() == expected


def test_settings_of_ruff_around_the_tree_change_no_byte(generated: Project) -> None:
    expected = generated.snapshot()
    generated.write("pyproject.toml", "[tool.ruff]\nline-length = 40\n")

    code = generated.run("check")

    assert code == 0
    assert generated.run("generate") == 0
    assert expected.items() <= generated.snapshot().items()


def test_a_clone_by_a_git_that_turns_line_ends_has_no_drift(
    generated: Project, tmp_path: Path
) -> None:
    shutil.copy(ROOT / ".gitattributes", generated.root)
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@example.com", "-C", str(generated.root)]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All of it"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    clone = tmp_path / "clone"
    turned = ["git", "-c", "core.autocrlf=true", "clone", "-q", str(generated.root), str(clone)]
    subprocess.run(turned, check=True, capture_output=True)

    check = [sys.executable, "-m", "generator_config", "--root", str(clone), "check"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "no drift" in done.stdout
