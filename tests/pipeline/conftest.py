"""Projects to run the pipeline on: one in miniature, and copies of the real one."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator_config import build as build_module
from generator_config import generator
from generator_config.__main__ import main
from generator_config.build import Built, build
from generator_config.bundle import check_validity
from generator_config.documents import SpecMap
from generator_config.generator import GeneratorRun, check_templates
from generator_config.probing import coverage
from generator_config.probing.coverage import coverage_problems
from generator_config.problems import Problem
from generator_config.sides import derive
from generator_config.tree import Files, Paths, read_folder, sha256, tree_sha256

from .tiny import FILES

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("swagger_specs", "generator_config", "overlays/flowroute_sdk")


class Project:
    """A folder to run the pipeline on, and what the last run said."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.paths = Paths(root)
        self._capsys = capsys
        self.said = ""

    def run(self, *command: str) -> int:
        """Run a command in this process; its exit code."""
        self._capsys.readouterr()
        code = main(["--root", str(self.root), *command])
        out, err = self._capsys.readouterr()
        self.said = out + err
        return code

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} isn't in {name}"
        self.write(name, text.replace(old, new))

    def snapshot(self) -> dict[str, bytes]:
        return read_folder(self.root)


class RememberedRun:
    """Stands in for a run of the generator whose inputs have been seen before."""

    folders: Path

    def __init__(self, paths: Paths, lowered: dict[str, Any], meta: str, folder: Path) -> None:
        templates = read_folder(paths.templates)
        read = {name: templates[name] for name in templates if name.endswith(".jinja")}
        config = yaml.safe_load(paths.config.read_bytes())
        inputs = [json.dumps(lowered), meta, json.dumps(config), tree_sha256(read)]
        self._kept = self.folders / sha256("\n".join(inputs).encode())
        self._run = None if self._kept.exists() else GeneratorRun(paths, lowered, meta, folder)

    def result(self) -> Path:
        if self._run is not None and not self._kept.exists():
            made = Path(tempfile.mkdtemp(dir=self.folders)) / "made"
            shutil.copytree(self._run.result(), made)
            with suppress(OSError):  # another worker may have been faster
                made.rename(self._kept)
        return self._kept

    def wait(self) -> None:
        if self._run is not None:
            self._run.wait()


VALID: set[str] = set()
COVERED: dict[str, list[Problem]] = {}
DERIVED: dict[str, dict[str, bytes]] = {}


BUILT: dict[str, Built] = {}


def build_what_is_new(paths: Paths) -> Built:
    """Build from inputs that weren't seen before, to the last byte and stray file."""
    check_templates(paths)
    folders = (paths.specs, paths.templates, paths.async_overlays)
    found = [path for folder in folders for path in sorted(folder.rglob("*"))]
    inputs = {path.relative_to(paths.root).as_posix(): path for path in (*found, paths.config)}
    contents = {name: path.read_bytes() if path.is_file() else b"" for name, path in inputs.items()}
    key = tree_sha256(contents)
    if key not in BUILT:
        BUILT[key] = build(paths)
    return BUILT[key]


def check_new_validity(bundle: SpecMap) -> None:
    """Validate a bundle that wasn't found valid before."""
    key = json.dumps(bundle)
    if key not in VALID:
        check_validity(bundle)
        VALID.add(key)


def derive_what_is_new(sources: Files, workshop: Path) -> dict[str, bytes]:
    """Derive from sources that weren't seen before."""
    key = tree_sha256(sources)
    if key not in DERIVED:
        DERIVED[key] = derive(sources, workshop)
    return {**DERIVED[key]}


def cover_what_is_new(paths: Paths, built: Built) -> list[Problem]:
    """Call the overlays of a tree that wasn't seen before, or for another bundle."""
    parts = [read_folder(paths.overlays), built.package, built.views, built.derived]
    key = "".join(map(tree_sha256, parts))
    if key not in COVERED:
        COVERED[key] = coverage_problems(paths, built)
    return [*COVERED[key]]


def shared_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder for this run of the tests, which its workers share."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def kept_runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared_folder(tmp_path_factory, "runs")


@pytest.fixture(scope="session")
def type_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mypy knows of the libraries."""
    return shared_folder(tmp_path_factory, "types")


def remember(patch: pytest.MonkeyPatch, runs: Path) -> None:
    """Let the pipeline generate, validate, derive and call once for the same inputs."""
    patch.setattr(RememberedRun, "folders", runs, raising=False)
    patch.setattr(build_module, "build", build_what_is_new)
    patch.setattr(build_module, "GeneratorRun", RememberedRun)
    patch.setattr(build_module, "check_validity", check_new_validity)
    patch.setattr(build_module, "derive", derive_what_is_new)
    patch.setattr(coverage, "coverage_problems", cover_what_is_new)


@pytest.fixture
def remembered(kept_runs: Path, type_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does once what has the same inputs, and checks no types."""
    remember(monkeypatch, kept_runs)
    monkeypatch.setattr(Paths, "type_cache", type_cache)
    monkeypatch.setattr(generator, "check_types", lambda files, name, cache: True)


@pytest.fixture
def tiny(tmp_path: Path, remembered: None, capsys: pytest.CaptureFixture[str]) -> Project:
    """The project in miniature, nothing generated yet."""
    project = Project(tmp_path / "tiny", capsys)
    for name, text in FILES.items():
        project.write(name, text)
    copy_pipeline_data(project.root)
    return project


@pytest.fixture
def generated(tiny: Project) -> Project:
    """The project in miniature, generated."""
    assert tiny.run("generate") == 0, tiny.said
    return tiny


def copy_pipeline_data(root: Path) -> None:
    """Config, templates and locks of the real project."""
    ours = ROOT / "generator_config"
    theirs = root / "generator_config"
    theirs.mkdir(parents=True, exist_ok=True)
    shutil.copy(ours / "config.yaml", theirs / "config.yaml")
    for name in ("templates", "upstream"):
        shutil.copytree(ours / name, theirs / name)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory, kept_runs: Path) -> Path:
    """A copy of the real project, freshly generated. Not to be changed."""
    root = tmp_path_factory.mktemp("pristine") / "project"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in SOURCES:
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    with pytest.MonkeyPatch.context() as patch:
        remember(patch, kept_runs)
        assert main(["--root", str(root), "generate", "--no-types"]) == 0
    return root


@pytest.fixture
def copy(
    pristine: Path, tmp_path: Path, remembered: None, capsys: pytest.CaptureFixture[str]
) -> Project:
    """A copy of the whole real tree, without drift, to do anything with."""
    shutil.copytree(pristine, tmp_path / "copy", copy_function=shutil.copyfile)
    return Project(tmp_path / "copy", capsys)


Mutation = Callable[[Project], None]
