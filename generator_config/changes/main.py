"""The commands for changes to the documents, from their meaning to their release."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator_config.changes.report import CLIENTS, FAILS_ON, FORMATS
from generator_config.tree import install, only_run, recover

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator_config.tree import Paths


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that compare two states of the documents."""
    about = "show the differences from a base, on the wire and in Python"
    command = commands.add_parser("diff", help=about, description=about)
    command.add_argument("base", help="a commit, a folder or a file")
    command.add_argument("revision", nargs="?", help="the other side, by default the tree")
    command.add_argument("--format", choices=FORMATS, default="text")
    command.add_argument(
        "--fail-on", choices=FAILS_ON, default="none", help="exit with 1 if something breaks there"
    )
    command.add_argument(
        "--client",
        choices=CLIENTS,
        default="ours",
        help="ours keeps unknown values, any may be strict",
    )
    for name, about in (
        ("next-version", "show the version that the changes require, and a draft of its changelog"),
        ("release-check", "fail when version or changelog don't reflect the changes"),
    ):
        command = commands.add_parser(name, help=about, description=about)
        command.add_argument(
            "base", nargs="?", help="a commit, the tag of the last release by default"
        )

    about = "write missing methods and handlers, and propose new arguments"
    command = commands.add_parser("scaffold", help=about, description=about)
    command.add_argument("--apply", action="store_true", help="insert the proposed lines too")
    command.add_argument("--base", help="a commit: report what has changed since it, too")
    about = "convert a vendor's document to our form, and report proposals and what is left to do"
    command = commands.add_parser("adopt", help=about, description=about)
    command.add_argument(
        "document", type=Path, help="Swagger 2.0, OpenAPI 3.0 or 3.1; YAML or JSON"
    )
    command.add_argument("--name", help="its name among our documents, by default its file's")
    command.add_argument("--output", type=Path, help="write the result to this file")
    command.add_argument("--place", action="store_true", help="add it to our documents")
    command.add_argument("--force", action="store_true", help="replace a document of the same name")
    command.add_argument("--verbose", action="store_true", help="list all proposals")


def scaffold_overlays(given: argparse.Namespace, paths: Paths) -> int:
    """Write what is missing in the overlays and the sandbox, and propose the rest."""
    from generator_config.scaffold.command import scaffold, tell

    with only_run(paths.root):
        recover(paths.root)
        done = scaffold(paths, applies=given.apply, base=given.base)
        install(paths.root, {name: text.encode() for name, text in done.files.items()})
    sys.stdout.write(tell(done, applies=given.apply))
    return 0


def adopt_document(given: argparse.Namespace, paths: Paths) -> int:
    """Convert a document to our form, and add it to the others on request."""
    from generator_config.adoption import command as adoption

    name = f"{Path(given.name or given.document.name).stem}.yaml"
    adopted = adoption.adopt(given.document, paths, name)
    sys.stdout.write(adoption.tell(adopted, name, verbose=given.verbose))
    if given.output:
        given.output.write_text(adopted.text, encoding="utf-8")
        print(f"written to {given.output}")
    if given.place:
        with only_run(paths.root):
            adoption.place(adopted, paths, name, replaces=given.force)
        print(f"added as {(paths.specs / name).relative_to(paths.root)}; next: make generate")
    if not given.output and not given.place:
        print("nothing was written: --output FILE writes a file, --place adds it to the others")
    return 0


def diff(given: argparse.Namespace, paths: Paths) -> int:
    """Report the differences from a base."""
    from generator_config.changes.command import fails, report_on

    report = report_on(given.base, given.revision, paths.root, client=given.client)
    sys.stdout.write(FORMATS[given.format](report))
    return int(fails(list(report.entries), given.fail_on))


def suggest_version(given: argparse.Namespace, paths: Paths) -> int:
    """Print the next version, and a draft of its section of the changelog."""
    from generator_config.changes import release
    from generator_config.changes.command import report_on

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
    """Fail when version or changelog don't reflect the changes."""
    from generator_config.changes import release
    from generator_config.changes.command import report_on

    base = _base(given, paths)
    if base is None:
        return 0
    entries = list(report_on(base, None, paths.root).entries)
    before, now = release.release_of(paths.root, base), release.release_of(paths.root)
    problems = list(release.release_problems(entries, before, now))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("fix: update pyproject.toml, _options/user_agent.py and CHANGELOG.md; "
              "make next-version prints a draft", file=sys.stderr)  # fmt: skip
        return 1
    print(f"version and changelog reflect the {len(entries)} changes since {base}")
    return 0


def _base(given: argparse.Namespace, paths: Paths) -> str | None:
    from generator_config.changes.release import last_release

    base: str | None = given.base or last_release(paths.root)
    if base is None:
        print("no release found (no tag such as v1.2.3): name a commit to compare with")
    return base


CHANGES: dict[str, Callable[[argparse.Namespace, Paths], int]] = {
    "diff": diff,
    "next-version": suggest_version,
    "release-check": check_release,
    "adopt": adopt_document,
    "scaffold": scaffold_overlays,
}
