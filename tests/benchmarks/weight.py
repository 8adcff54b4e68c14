"""What installing costs: the wheel, the packages that it needs, and all of them on disk."""

from __future__ import annotations

import compileall
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from .figures import OURS, Group, Row

ROOT = Path(__file__).parents[2]


def weight_groups() -> list[Group]:
    """Sizes, where the tool that builds the wheel is at hand."""
    if find_spec("hatchling") is None:
        return [Group("sizes: hatchling isn't installed", "kB", [])]
    with tempfile.TemporaryDirectory() as folder:
        wheel = build(Path(folder))
        needed = requirements("flowroute-sdk")
        installed = Path(folder, "installed")
        zipfile.ZipFile(wheel).extractall(installed)
        for package in needed:
            copy_files(package, installed)
        compileall.compile_dir(installed, quiet=2)
        on_disk = sum(path.stat().st_size for path in installed.rglob("*") if path.is_file())
        kilobytes = wheel.stat().st_size / 1e3
    return [
        Group("wheel", "kB", [Row(OURS, kilobytes, 500)]),
        Group("run-time dependencies", "packages", [Row(OURS, len(needed), 12)]),
        Group("all of them installed, with bytecode", "MB", [Row(OURS, on_disk / 1e6, 16)]),
    ]


def build(folder: Path) -> Path:
    """Build the wheel."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, str(folder)], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def requirements(name: str) -> list[Distribution]:
    """All packages that a plain installation brings along."""
    from packaging.requirements import Requirement

    found: dict[str, Distribution] = {}
    open_ends = [name]
    while open_ends:
        for line in distribution(open_ends.pop()).requires or ():
            requirement = Requirement(line)
            key = re.sub(r"[-_.]+", "-", requirement.name).lower()
            wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if wanted and key not in found:
                try:
                    found[key] = distribution(key)
                except PackageNotFoundError:
                    continue
                open_ends.append(key)
    return list(found.values())


def copy_files(package: Distribution, folder: Path) -> None:
    """Copy what a package consists of, without bytecode."""
    for file in package.files or ():
        if file.suffix == ".pyc" or ".." in file.parts:
            continue
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file.locate(), target)
