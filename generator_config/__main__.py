"""Specs to client, and the check that they haven't drifted apart.

Exit codes: 0 all is well, 1 drift or bad input, 2 usage or wrong versions.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator_config.drift import Drift
from generator_config.generator import check_pins, lock_templates
from generator_config.problems import (
    HandEditError,
    Kind,
    PipelineError,
    Problem,
    Reason,
    advice,
)
from generator_config.tree import (
    ASYNC,
    PACKAGE,
    STAGE,
    SYNC,
    Files,
    Paths,
    install,
    is_interrupted,
    only_run,
    read_folder,
    recover,
    refuse_during_a_run,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from generator_config.build import Built

_COMMANDS = {
    "generate": "specs -> generated client and derived overlays",
    "check": "fail when specs, client and overlays have drifted apart; write nothing",
    "derive": "async overlays -> sync overlays, without the client",
    "lock-templates": "show and store what has changed in the upstream files of our templates",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    try:
        return _main(arguments)
    except PipelineError as error:
        _say(error.lines(), sys.stderr)
        return error.exit_code
    except OSError as error:
        print(f"stopped, the tree is unchanged: {error}", file=sys.stderr)
        return 1


def _main(arguments: Sequence[str] | None) -> int:
    try:
        from generator_config.changes.main import CHANGES, add_commands
    except ModuleNotFoundError:
        check_pins()  # says what to do where nothing is installed
        raise
    parser = argparse.ArgumentParser(prog="python -m generator_config", description=__doc__)
    parser.add_argument(
        "--root", type=Path, help="the project to work on; by default, the one of this package"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, about in _COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about)
        if name in {"generate", "derive"}:
            help_ = "undo hand edits, and delete files that nothing generates"
            command.add_argument("--force", action="store_true", help=help_)
        if name == "generate":
            help_ = "don't type-check what was generated"
            command.add_argument("--no-types", dest="types", action="store_false", help=help_)
    add_commands(commands)
    given = parser.parse_args(arguments)
    paths = Paths(given.root.resolve()) if given.root else Paths.of_this_project()
    if given.command in CHANGES:
        return CHANGES[given.command](given, paths)
    check_pins()
    return _run(paths, given)


def _run(paths: Paths, given: argparse.Namespace) -> int:
    if given.command == "check":
        refuse_during_a_run(paths.root)
        return check(paths)
    with only_run(paths.root):
        recover(paths.root)
        if given.command == "lock-templates":
            _say(lock_templates(paths))
            return 0
        if given.command == "derive":
            return derive(paths, force=given.force)
        return generate(paths, force=given.force, types=given.types)


def generate(paths: Paths, *, force: bool, types: bool = True) -> int:
    """Write the generated client and the derived overlays; say what overlays still lack."""
    from generator_config.build import build  # loads the tools

    built = build(paths)
    if built.package != read_folder(paths.package):
        _check_usable(paths, built.package, types=types)
    _put(paths, _drifts(paths, built), force=force)
    print(f"generated {PACKAGE}: {_count(built)} operations, {len(built.package)} files")
    if built.derived:
        print(f"derived {SYNC}: {len(built.derived)} files")
    _report_problems(_overlay_problems(paths, built))
    return 0


def _check_usable(paths: Paths, package: Files, *, types: bool) -> None:
    """Raise ``GeneratorError`` for a package that can't be imported, or whose types are wrong."""
    from generator_config import generator

    generator.check_importable(package, PACKAGE.name)
    if types and not generator.check_types(package, PACKAGE.name, paths.type_cache):
        print("mypy isn't installed: the types weren't checked")


def derive(paths: Paths, *, force: bool) -> int:
    """Write the derived overlays alone."""
    from generator_config.sides import derive as derive_all
    from generator_config.sides import views

    sources = read_folder(paths.async_overlays)
    with tempfile.TemporaryDirectory(prefix="flowroute-derive-") as folder:
        viewed = views(sources, Path(folder) / "views")
        derived = derive_all({**sources, **viewed}, Path(folder) / "sync")
    _put(paths, [_views_drift(paths, viewed), _derived_drift(paths, derived)], force=force)
    print(f"derived {SYNC}: {len(derived)} files")
    return 0


def check(paths: Paths) -> int:
    """Compare the tree with what its sources give, and overlays with operations; write nothing."""
    from generator_config.build import build

    if is_interrupted(paths.root):
        print(f"a generate was interrupted ({STAGE}); the next one cleans up")
        _say(advice([Kind.INTERRUPTED]))
        return 1
    built = build(paths)
    drifts = [d for d in _drifts(paths, built) if d.names]
    _report_drifts(drifts, read_folder(paths.async_overlays))
    problems = _overlay_problems(paths, built)
    _report_problems(problems)
    if drifts or problems:
        return 1
    files = len(built.package) + len(built.derived)
    print(f"no drift: {_count(built)} operations, {files} files")
    return 0


def _drifts(paths: Paths, built: Built) -> list[Drift]:
    return [
        Drift(PACKAGE, built.package, read_folder(paths.package)),
        _views_drift(paths, built.views),
        _derived_drift(paths, built.derived),
    ]


def _views_drift(paths: Paths, viewed: Files) -> Drift:
    actual = read_folder(paths.async_overlays)
    return Drift(ASYNC, viewed, {name: actual[name] for name in viewed if name in actual})


def _derived_drift(paths: Paths, derived: Files) -> Drift:
    from generator_config.sides import without_twins

    return Drift(SYNC, derived, without_twins(SYNC, read_folder(paths.sync_overlays)))


def _overlay_problems(paths: Paths, built: Built) -> list[Problem]:
    from generator_config.probing.coverage import coverage_problems
    from generator_config.sides import twin_problems

    return list(twin_problems(paths.root)) or coverage_problems(paths, built)


def _put(paths: Paths, drifts: Iterable[Drift], *, force: bool) -> None:
    """Bring the tree to what it should be, but not over what somebody wrote, unless by force."""
    changes: dict[str, bytes | None] = {}
    strangers: list[str] = []
    for drift in drifts:
        changes.update(drift.changes)
        strangers += [f"{drift.folder.as_posix()}/{name}" for name in drift.strangers]
    if strangers and not force:
        lines = [f"  {name}" for name in strangers]
        head = "these files were edited after they were generated; nothing was written:"
        kinds = [Kind.UNKNOWN_FILE if changes[n] is None else Kind.HAND_EDIT for n in strangers]
        raise HandEditError("\n".join([head, *lines]), *kinds)
    install(paths.root, changes)
    for name in strangers:
        what = "deleted, nothing generates it" if changes[name] is None else "edit undone"
        print(f"{what}: {name}")


def _report_drifts(drifts: list[Drift], overlays: Files) -> None:
    if not drifts:
        return
    print(
        f"drift: {sum(len(drift.names) for drift in drifts)} files aren't what their sources give"
    )
    for drift in drifts:
        _say(drift.listing())
    for drift in drifts:
        _say(drift.diff())
    print("why:")
    reasons: list[Reason] = [reason for drift in drifts for reason in drift.reasons(overlays)]
    _say(f"  {reason}" for reason in reasons)
    _say(advice(reason.kind for reason in reasons))


def _report_problems(problems: list[Problem]) -> None:
    if problems:
        print("the overlays don't match the operations:")
        _say(str(problem) for problem in sorted(problems))
        _say(advice(problem.kind for problem in sorted(problems)))


def _count(built: Built) -> int:
    from generator_config.documents import operations

    return len(list(operations(built.bundle)))


def _say(lines: Iterable[str], file: TextIO | None = None) -> None:
    for line in lines:
        print(line, file=file)


if __name__ == "__main__":
    sys.exit(main())
