"""Mutation testing: `python -m tests.mutate [MODULE ...] [TESTS ...]`.

A module is named as in `_policy.retry` or `_arguments`, tests by their path, as in `tests/unit`.

mutmut expects the package below `src`: this copies it there, into `.mutating`, with the tests.
What survives is printed, and a table of figures; `tests/mutants.md` says which survivors are
equivalent, and why.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
EVERYTHING = (
    "_policy",
    "_transports",
    "_options",
    "_requests",
    "_slot_file",
    "_arguments",
    "_async",
)
ENGINE = "tests/overlays/engine/test_"
TESTS = (
    "tests/unit",
    f"{ENGINE}overrides.py",
    f"{ENGINE}wiring.py",
    f"{ENGINE}wiring_hooks.py",
    f"{ENGINE}wiring_settling.py",
)
COPIED = ("generated_client", "swagger_specs", "tests")
IGNORED = shutil.ignore_patterns("__pycache__")
PACKAGE = "flowroute_sdk"
EQUIVALENT = re.compile(
    r"\| `(?P<module>\S+)` \| `(?P<function>\S+)` \| ``? ?(?P<line>.+?) ?``? \| "
)
KILLED = frozenset({"killed", "timeout", "segfault"})


class Survivor(NamedTuple):
    """A mutant that no test noticed."""

    module: str
    function: str
    line: str
    """The first line that is new or, where only lines went, the first that went."""


def main(arguments: list[str]) -> int:
    """Mutate the modules, all that are worth it by default, and list the survivors."""
    tests = [each for each in arguments if "/" in each] or [*TESTS]
    modules = [each for each in arguments if "/" not in each] or [*EVERYTHING]
    scratch = ROOT / ".mutating" / "+".join(modules)
    prepare(scratch, modules, tests)
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    workers = os.environ.get("MUTANT_WORKERS", "2")
    log = scratch / "log"
    with log.open("w") as output:
        run = subprocess.run(
            [mutmut, "run", "--max-children", workers],
            cwd=scratch,
            stdout=None if sys.stdout.isatty() else output,
            check=False,
        )
    if run.returncode:
        print(log.read_text("utf-8")[-4000:])
        return run.returncode
    os.chdir(scratch)  # mutmut knows no other way to be told
    report()
    return 0


def prepare(scratch: Path, modules: list[str], tests: list[str]) -> None:
    """Copy afresh what mutmut works on; its own folder goes too, as it would keep old copies."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(ROOT / "overlays" / PACKAGE, scratch / "src" / PACKAGE, ignore=IGNORED)
    for name in COPIED:
        shutil.copytree(ROOT / name, scratch / name, ignore=IGNORED)
    paths = [f"src/{PACKAGE}/{module.replace('.', '/')}" for module in modules]
    wanted = [path + (".py" if (scratch / f"{path}.py").exists() else "/*") for path in paths]
    added = f"only_mutate = {wanted}\npytest_add_cli_args_test_selection = {tests}\n"
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    settings = settings.replace("[tool.mutmut]\n", f"[tool.mutmut]\n{added}")
    (scratch / "pyproject.toml").write_text(settings, "utf-8")


def report() -> None:
    """Print the survivors of the run in the working directory, then the figures as a table."""
    from mutmut.mutation.data import SourceFileMutationData
    from mutmut.stats import status_by_exit_code
    from mutmut.utils.file_utils import walk_mutatable_files

    excused = set(equivalents())
    rows = []
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        states = {name: status_by_exit_code[code] for name, code in data.exit_code_by_key.items()}
        left = [survivor(name, path) for name, state in states.items() if state not in KILLED]
        open_ = [each for each in left if each not in excused]
        for each in open_:
            print(f"{each.module} {each.function}: {each.line}")
        if states:
            rows.append((module_of(path), len(states), len(left), len(open_)))
    print("\n| module | mutants | killed | equivalent | surviving |")
    print("| --- | --- | --- | --- | --- |")
    for module, total, survived, unexcused in rows:
        print(
            f"| `{module}` | {total} | {total - survived} | {survived - unexcused} | {unexcused} |"
        )


def survivor(name: str, path: Path) -> Survivor:
    """Describe a mutant so that it is known again when others come and go."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    diff = get_diff_for_mutant(name, path=path).splitlines()
    changed = [line for sign in "+-" for line in diff if line[:1] == sign and line[:3] != sign * 3]
    function = name.rpartition("__mutmut_")[0].removeprefix(f"{PACKAGE}.{module_of(path)}.")
    function = function.removeprefix("xǁ").removeprefix("x_").replace("ǁ", ".")
    return Survivor(module_of(path), function, changed[0][1:].strip() if changed else "?")


def module_of(path: Path) -> str:
    """Return a module's name below the package."""
    return ".".join(Path(path).with_suffix("").parts[2:])


def equivalents() -> Iterator[Survivor]:
    """Read the mutants that no test can tell from the original."""
    for line in (ROOT / "tests/mutants.md").read_text("utf-8").splitlines():
        if found := EQUIVALENT.match(line):
            yield Survivor(**found.groupdict())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
