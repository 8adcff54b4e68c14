"""What type checkers and editors read, ``flowroute_sdk/__init__.pyi``, from ``__init__.py``."""

import subprocess
import sys
from pathlib import Path

import flowroute_sdk

STUB = Path(__file__).parents[2] / "overlays/flowroute_sdk/__init__.pyi"


def stub() -> str:
    """What has to be in the stub: each public name and where it lives."""
    lines = [f"from . import {name} as {name}" for name in flowroute_sdk._MODULES]
    for home, names in flowroute_sdk._HOMES.items():
        lines += [f"from {home} import {name} as {name}" for name in names.split()]
    written = "\n".join([*sorted(lines), "", "__version__: str", ""])
    command = [sys.executable, "-m", "ruff", "check", "--select", "I", "--fix-only", "-q"]
    command += ["--stdin-filename", str(STUB), "-"]
    return subprocess.run(command, input=written, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
