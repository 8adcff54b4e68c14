"""The previous distribution in the same place is noticed when the package is imported."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from flowroutenumbersandmessaging._beside import MENDING, warn_of_the_old_distribution

METADATA = "Metadata-Version: 2.1\nName: flowroutenumbersandmessaging\nVersion: 3.0.0\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder in which the previous distribution seems to be installed."""
    info = tmp_path / "flowroutenumbersandmessaging-3.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA, "utf-8")
    return tmp_path


def test_importing_the_package_warns_with_the_commands_that_mend_it(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import flowroutenumbersandmessaging.configuration\nprint('on')"],
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "RuntimeWarning: flowroutenumbersandmessaging 3.0.0" in done.stderr
    assert done.stderr.startswith("<string>:1")
    for command in MENDING:
        assert f"`{command}`" in done.stderr
    assert done.stdout == "on\n"


def test_alone_it_says_nothing(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warn_of_the_old_distribution()

    monkeypatch.syspath_prepend(site)
    with pytest.warns(RuntimeWarning, match=r"3\.0\.0"):
        warn_of_the_old_distribution()
