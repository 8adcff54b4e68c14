"""Versions, locks, usage: what the commands refuse, and how briefly."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator_config import generator as versions
from generator_config.__main__ import main
from generator_config.problems import Kind

from .conftest import ROOT, Project


@pytest.mark.parametrize("command", ["generate", "check", "derive", "lock-templates"])
@pytest.mark.parametrize("tool", ["openapi-python-client", "ruff"])
def test_a_tool_of_another_version_is_refused_in_one_line(
    tiny: Project, monkeypatch: pytest.MonkeyPatch, command: str, tool: str
) -> None:
    installed = versions.PINS[tool]
    monkeypatch.setitem(versions.PINS, tool, "9.9.9")

    code = tiny.run(command)

    assert code == 2
    assert tiny.said == f"{tool} 9.9.9 is needed, {installed} is installed\nfix: make setup\n"


def test_each_wrong_tool_gets_a_line_of_its_own(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "PINS", {"ruff": "9.9.9", "no-such-tool": "1.0"})

    code = tiny.run("check")

    assert code == 2
    assert [line.partition(" is needed")[0] for line in tiny.said.splitlines()] == [
        "ruff 9.9.9",
        "no-such-tool 1.0",
        "fix: make setup",
    ]


def test_a_tool_that_is_not_installed_is_named(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(versions.PINS, "no-such-tool", "1.0")

    code = tiny.run("check")

    assert code == 2
    assert tiny.said == "no-such-tool 1.0 is needed and not installed\nfix: make setup\n"


def test_the_pins_are_those_of_the_project_file_and_of_the_lock() -> None:
    for name, version in versions.PINS.items():
        assert f'"{name}=={version}"' in (ROOT / "pyproject.toml").read_text()
        assert f"\n{name}=={version} " in (ROOT / "requirements.lock").read_text()


@pytest.fixture(name="upstream")
def other_upstream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Upstream templates that can be changed."""
    folder = tmp_path / "upstream"
    shutil.copytree(versions.upstream_folder(), folder)
    monkeypatch.setattr(versions, "upstream_folder", lambda: folder)
    return folder


@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_changed_upstream_template_is_named(tiny: Project, upstream: Path, command: str) -> None:
    (upstream / "model.py.jinja").write_text("{# something new #}")

    code = tiny.run(command)

    assert code == 1
    assert "template model.py.jinja: its upstream file in openapi-python-client" in tiny.said
    assert "has changed; carry the change over" in tiny.said
    assert tiny.said.splitlines()[1:] == [f"fix: {Kind.UPSTREAM.fix}"]


def test_a_changed_upstream_template_that_we_do_not_override_matters_not(
    tiny: Project, upstream: Path
) -> None:
    (upstream / "str_enum.py.jinja").write_text("{# something new #}")

    code = tiny.run("generate")

    assert code == 0


def test_an_override_without_a_lock_is_named(tiny: Project) -> None:
    shutil.copy(versions.upstream_folder() / "str_enum.py.jinja", tiny.paths.templates)

    code = tiny.run("generate")

    assert code == 1
    assert "template str_enum.py.jinja: isn't locked to its upstream file" in tiny.said


def test_a_lock_without_an_override_is_named(tiny: Project) -> None:
    (tiny.paths.templates / "errors.py.jinja").unlink()

    code = tiny.run("generate")

    assert code == 1
    assert "template errors.py.jinja: is locked, but is no override" in tiny.said


def test_locking_the_templates_makes_the_present_upstream_the_known_one(
    tiny: Project, upstream: Path
) -> None:
    (upstream / "model.py.jinja").write_text("{# something new #}")

    code = tiny.run("lock-templates")

    assert code == 0
    assert "+{# something new #}" in tiny.said
    assert "--- upstream/model.py.jinja (as stored)" in tiny.said
    assert "carry these differences over into generator_config/templates" in tiny.said
    assert (tiny.paths.upstream / "model.py.jinja").read_text() == "{# something new #}"
    assert tiny.run("generate") == 0
    assert tiny.run("lock-templates") == 0
    assert tiny.said.startswith("locked ")


@pytest.mark.parametrize("arguments", [[], ["fix"], ["check", "--loudly"]])
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)

    assert exit_.value.code == 2
    assert "usage: python -m generator_config" in capsys.readouterr().err


def test_the_module_runs_from_any_folder_without_git(tiny: Project, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": os.defpath}

    done = subprocess.run(
        [sys.executable, "-m", "generator_config", "--root", str(tiny.root), "check"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "client: it has not been generated yet" in done.stdout
    assert done.stderr == ""


def test_without_any_tool_the_answer_is_a_line_for_each(tiny: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-m", "generator_config", "--root", str(tiny.root), "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "openapi-python-client 0.29.1 is needed and not installed",
        "ruff 0.17.6 is needed and not installed",
        "fix: make setup",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("{% if %}", "TemplateSyntaxError: Expected an expression"),
        ("{{ nothing.at.all }}", "UndefinedError: 'nothing' is undefined"),
    ],
)
def test_a_broken_template_is_named_with_its_line(tiny: Project, wrong: str, said: str) -> None:
    tiny.write("generator_config/templates/_properties.jinja", f"\n{wrong}\n")

    code = tiny.run("generate")

    assert code == 1
    assert tiny.said.startswith("generator_config/templates/_properties.jinja:2: jinja2.")
    assert said in tiny.said
    assert tiny.said.splitlines()[1:] == [f"fix: {Kind.BROKEN_TEMPLATE.fix}"]
