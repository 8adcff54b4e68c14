"""Mutation testing: `python -m tests.mutate [MODULE ...]`, such as `_policy.retry _arguments`.

mutmut expects the package below `src`: this copies it there, into `.mutating`, with the tests.
What survives is printed; `tests/mutants.md` says which survivors are equivalent, and why.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRATCH = ROOT / ".mutating"
EVERYTHING = ("_policy", "_transports", "_setup", "_arguments", "_async")
COPIED = ("generated_client", "swagger_specs", "tests", "pyproject.toml")
IGNORED = shutil.ignore_patterns("__pycache__")


def main(modules: list[str]) -> int:
    """Mutate the modules, all that are worth it by default, and list the survivors."""
    prepare()
    patterns = [f"flowroute_sdk.{module}.*" for module in modules or EVERYTHING]
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    options = ["--max-children", os.environ.get("MUTANT_WORKERS", "1")]
    run = subprocess.run([mutmut, "run", *options, *patterns], cwd=SCRATCH, check=False)
    subprocess.run([mutmut, "results"], cwd=SCRATCH, check=False)
    return run.returncode


def prepare() -> None:
    """Copy afresh what mutmut works on; its own folder goes too, as it would keep old copies."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    package = "flowroute_sdk"
    shutil.copytree(ROOT / "overlays" / package, SCRATCH / "src" / package, ignore=IGNORED)
    for name in COPIED:
        source, target = ROOT / name, SCRATCH / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=IGNORED)
        else:
            shutil.copy(source, target)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
