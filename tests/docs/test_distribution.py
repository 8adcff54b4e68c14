"""What is in the wheel and in the source distribution."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("flowroute_api", "flowroute_sdk", "flowroutenumbersandmessaging")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_has_the_three_packages_with_their_types_and_the_document(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {f"{package}/py.typed" for package in PACKAGES} <= names
    assert "flowroute_api/openapi.json" in names
    assert {"flowroute_sdk/__init__.pyi", "flowroute_sdk/models.pyi"} <= names
    tops = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == set(PACKAGES)


def test_the_source_distribution_can_be_built_from_and_has_no_tests(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        parts = {name.partition("/")[2].partition("/")[0] for name in opened.getnames()}

    assert {"overlays", "generated_client", "README.md", "LICENSE", "pyproject.toml"} <= parts
    assert "tests" not in parts
