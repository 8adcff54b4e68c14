"""Mutation testing: `python -m tests.mutate [MODULE ...] [TESTS ...]`.

A module is named as in `_policy.retry` or `_arguments`, tests by their path, as in `tests/unit`.

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
COPIED = ("generated_client", "swagger_specs", "tests")
IGNORED = shutil.ignore_patterns("__pycache__")


def main(arguments: list[str]) -> int:
    """Mutate the modules, all that are worth it by default, and list the survivors."""
    tests = [each for each in arguments if "/" in each] or ["tests/unit", "tests/overlays"]
    prepare([each for each in arguments if "/" not in each] or [*EVERYTHING], tests)
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    workers = os.environ.get("MUTANT_WORKERS", "1")
    run = subprocess.run([mutmut, "run", "--max-children", workers], cwd=SCRATCH, check=False)
    subprocess.run([mutmut, "results"], cwd=SCRATCH, check=False)
    return run.returncode


def prepare(modules: list[str], tests: list[str]) -> None:
    """Copy afresh what mutmut works on; its own folder goes too, as it would keep old copies."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    package = "flowroute_sdk"
    shutil.copytree(ROOT / "overlays" / package, SCRATCH / "src" / package, ignore=IGNORED)
    for name in COPIED:
        shutil.copytree(ROOT / name, SCRATCH / name, ignore=IGNORED)
    paths = [f"src/{package}/{module.replace('.', '/')}" for module in modules]
    wanted = [path + (".py" if (SCRATCH / f"{path}.py").exists() else "/*") for path in paths]
    added = f"only_mutate = {wanted}\npytest_add_cli_args_test_selection = {tests}\n"
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    settings = settings.replace("[tool.mutmut]\n", f"[tool.mutmut]\n{added}")
    (SCRATCH / "pyproject.toml").write_text(settings, "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
