"""The code in the README and in the guide passes the strict type checkers, each run once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.test_docs_run import ROOT, blocks

PAGES = ["README.md", "docs/guide.md", "docs/transport.md", "docs/cdr-exports.md"]
PATHS = [str(ROOT / "overlays"), str(ROOT / "generated_client")]


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A module for each page, its code on the lines where it stands."""
    folder = tmp_path_factory.mktemp("pages")
    written = []
    for page in PAGES:
        path = folder / f"{Path(page).stem.lower()}_page.py"
        path.write_text(blocks(page) + "\n", encoding="utf-8")
        written.append(path.name)
    (folder / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "pythonVersion": "3.11"}', encoding="utf-8"
    )
    return [str(folder), *written]


def run(folder: str | Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a checker in a folder."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    paths = os.pathsep.join(PATHS)
    environment = os.environ | {"MYPYPATH": paths, "PYTHONPATH": paths, "PATH": path}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_mypy_accepts_the_code_of_the_pages(modules: list[str]) -> None:
    folder, *names = modules

    # Strict by the settings of the project, whose cache knows the library already.
    result = run(ROOT, "mypy", *(str(Path(folder) / name) for name in names))

    assert result.returncode == 0, result.stdout + result.stderr


def test_pyright_accepts_the_code_of_the_pages(modules: list[str]) -> None:
    folder = modules[0]

    result = run(folder, "pyright", "--pythonpath", sys.executable)

    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 errors" in result.stdout
