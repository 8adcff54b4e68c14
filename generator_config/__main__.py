"""Specs to client, and the check that they haven't drifted apart.

Exit codes: 0 all is well, 1 drift or bad input, 2 usage or wrong versions.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator_config.adoption import command as adoption
from generator_config.changes import release
from generator_config.changes.command import FAILS_ON, fails, report_on
from generator_config.changes.report import CLIENTS, FORMATS
from generator_config.drift import Drift
from generator_config.problems import (
    HandEditError,
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
from generator_config.versions import check_pins, lock_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator_config.build import Built

_COMMANDS = {
    "generate": "specs -> generated client and derived overlays",
    "check": "fail when specs, client and overlays have drifted apart; writes nothing",
    "derive": "async overlays -> sync overlays, without the client",
    "lock-templates": "show what has changed in the upstream files of our templates, and store it",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m generator_config", description=__doc__)
    parser.add_argument(
        "--root", type=Path, help="the project to work on, else the one of this package"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, about in _COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about)
        if name in {"generate", "derive"}:
            help_ = "undo hand edits, and delete files that nothing generates"
            command.add_argument("--force", action="store_true", help=help_)
    _add_changes(commands)
    given = parser.parse_args(arguments)
    paths = Paths(given.root.resolve()) if given.root else Paths.of_this_project()
    try:
        if given.command in _CHANGES:
            return _CHANGES[given.command](given, paths)
        check_pins()
        return _run(given.command, paths, force=getattr(given, "force", False))
    except PipelineError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(f"stopped, the tree is as it was: {error}", file=sys.stderr)
        return 1


def _add_changes(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that compare two states of the documents."""
    about = "what is different from a base: on the wire, and for programs in Python"
    command = commands.add_parser("diff", help=about, description=about)
    command.add_argument("base", help="a commit, a folder or a file")
    command.add_argument("revision", nargs="?", help="the same; without it, the tree")
    command.add_argument("--format", choices=FORMATS, default="text")
    command.add_argument("--fail-on", choices=FAILS_ON, default="none", help="exit with 1 then")
    command.add_argument("--client", choices=CLIENTS, default="ours", help="who reads the answers")
    for name, about in (
        ("next-version", "the version that a change asks for, and a draft of its changelog"),
        ("release-check", "fail when version or changelog don't answer the change"),
    ):
        command = commands.add_parser(name, help=about, description=about)
        command.add_argument("base", nargs="?", help="a commit; without it, the last release's tag")

    about = "write the methods and handlers that operations lack, and propose new arguments"
    command = commands.add_parser("scaffold", help=about, description=about)
    command.add_argument("--apply", action="store_true", help="put proposed lines in as well")
    command.add_argument("--base", help="a commit: say what has changed since, too")
    about = "a vendor's document in our form: what was converted, proposed, and is left to do"
    command = commands.add_parser("adopt", help=about, description=about)
    command.add_argument(
        "document", type=Path, help="Swagger 2.0, OpenAPI 3.0 or 3.1; YAML or JSON"
    )
    command.add_argument("--name", help="its name among our documents, else its own")
    command.add_argument("--output", type=Path, help="write the result to this file")
    command.add_argument("--place", action="store_true", help="put it beside our documents")
    command.add_argument("--force", action="store_true", help="replace one of the same name")
    command.add_argument("--verbose", action="store_true", help="tell all proposals")


def scaffold_overlays(given: argparse.Namespace, paths: Paths) -> int:
    """Write what operations lack in the overlays and the sandbox, and propose the rest."""
    from generator_config.scaffold.command import scaffold, tell

    with only_run(paths.root):
        recover(paths.root)
        done = scaffold(paths, applies=given.apply, base=given.base)
        install(paths.root, {name: text.encode() for name, text in done.files.items()})
    sys.stdout.write(tell(done, applies=given.apply))
    return 0


def adopt_document(given: argparse.Namespace, paths: Paths) -> int:
    """Bring a document to our form, and place it when asked to."""
    name = f"{Path(given.name or given.document.name).stem}.yaml"
    adopted = adoption.adopt(given.document, paths, name)
    sys.stdout.write(adoption.tell(adopted, name, verbose=given.verbose))
    if given.output:
        given.output.write_text(adopted.text, encoding="utf-8")
        print(f"written to {given.output}")
    if given.place:
        with only_run(paths.root):
            adoption.place(adopted, paths, name, replaces=given.force)
        print(f"placed as {(paths.specs / name).relative_to(paths.root)}; next: make generate")
    if not given.output and not given.place:
        print("nothing was written: --output FILE shows it, --place puts it beside the others")
    return 0


def diff(given: argparse.Namespace, paths: Paths) -> int:
    """Report on what is different from a base."""
    report = report_on(given.base, given.revision, paths.root, client=given.client)
    sys.stdout.write(FORMATS[given.format](report))
    return int(fails(list(report.entries), given.fail_on))


def suggest_version(given: argparse.Namespace, paths: Paths) -> int:
    """Say which version comes next, and draft its section of the changelog."""
    base = _base(given, paths)
    if base is None:
        return 0
    entries = list(report_on(base, None, paths.root).entries)
    version = release.release_of(paths.root, base).version
    wanted = release.dotted(release.next_version(version, release.level_of(entries)))
    print(f"{wanted}   ({release.level_of(entries)}, after {release.dotted(version)})")
    if entries:
        print()
        sys.stdout.write(release.changelog_section(entries, f"[{wanted}]"))
    return 0


def check_release(given: argparse.Namespace, paths: Paths) -> int:
    """Fail when version or changelog don't answer the change."""
    base = _base(given, paths)
    if base is None:
        return 0
    entries = list(report_on(base, None, paths.root).entries)
    before, now = release.release_of(paths.root, base), release.release_of(paths.root)
    problems = list(release.release_problems(entries, before, now))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("mend: change pyproject.toml, _options/user_agent.py and CHANGELOG.md; "
              "make next-version has a draft", file=sys.stderr)  # fmt: skip
        return 1
    print(f"version and changelog answer the {len(entries)} changes since {base}")
    return 0


def _base(given: argparse.Namespace, paths: Paths) -> str | None:
    base: str | None = given.base or release.last_release(paths.root)
    if base is None:
        print("there is no release yet, no tag such as v1.2.3: name a commit to compare with")
    return base


_CHANGES: dict[str, Callable[[argparse.Namespace, Paths], int]] = {
    "diff": diff,
    "next-version": suggest_version,
    "release-check": check_release,
    "adopt": adopt_document,
    "scaffold": scaffold_overlays,
}


def _run(command: str, paths: Paths, *, force: bool) -> int:
    if command == "check":
        refuse_during_a_run(paths.root)
        return check(paths)
    with only_run(paths.root):
        recover(paths.root)
        if command == "lock-templates":
            _say(lock_templates(paths))
            return 0
        return generate(paths, force=force) if command == "generate" else derive(paths, force=force)


def generate(paths: Paths, *, force: bool) -> int:
    """Write the generated client and the derived overlays; say what overlays still lack."""
    from generator_config.build import build  # loads the tools
    from generator_config.generator import check_importable

    built = build(paths)
    if built.package != read_folder(paths.package):
        check_importable(built.package, PACKAGE.name)
    _put(paths, _drifts(paths, built), force=force)
    print(f"generated {PACKAGE}: {_count(built)} operations, {len(built.package)} files")
    if built.derived:
        print(f"derived {SYNC}: {len(built.derived)} files")
    _report_problems(_overlay_problems(paths, built))
    return 0


def derive(paths: Paths, *, force: bool) -> int:
    """Write the derived overlays alone."""
    from generator_config.derive import derive as derive_all
    from generator_config.views import views

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
        print(f"a generate was interrupted ({STAGE}); the next one puts things right")
        _say(advice(["interrupted"]))
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
    from generator_config.derive import without_twins

    return Drift(SYNC, derived, without_twins(SYNC, read_folder(paths.sync_overlays)))


def _overlay_problems(paths: Paths, built: Built) -> list[Problem]:
    from generator_config.coverage import coverage_problems
    from generator_config.derive import twin_problems

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
        head = "these files aren't as they were generated; nothing was written:"
        kinds = ["unknown file" if changes[n] is None else "hand edit" for n in strangers]
        raise HandEditError("\n".join([head, *lines, *advice(kinds)]))
    install(paths.root, changes)
    for name in strangers:
        what = "deleted, as nothing generates it" if changes[name] is None else "edit undone"
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
        print("the overlays don't fit the operations:")
        _say(str(problem) for problem in sorted(problems))
        _say(advice(problem.kind for problem in sorted(problems)))


def _count(built: Built) -> int:
    from generator_config.walk import operations

    return len(list(operations(built.bundle)))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
