"""`python -m flowroute_sdk.migrate`: rewrite the old calls of source files."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

from . import Migration, NotPython, migrate_source

EPILOG = """\
Nothing is written without --write. The exit status is 0 when nothing old is left, 1 when
something was left alone (it is listed with its lines), 2 when a file can't be read or
written.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tool. Returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return max(_migrate(path, options) for path in options.files)
    except ImportError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m flowroute_sdk.migrate",
        description="Rewrite calls of flowroutenumbersandmessaging to flowroute_sdk.",
        epilog=EPILOG,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a Python source file")
    parser.add_argument("--write", action="store_true", help="change the files")
    parser.add_argument("--diff", action="store_true", help="show the changes")
    return parser


def _migrate(path: Path, options: argparse.Namespace) -> int:
    try:
        source = path.read_bytes()
        migration = migrate_source(source)
        if options.write and migration.source != source:
            path.write_bytes(migration.source)
    except OSError as error:
        print(f"error: {path}: {error.strerror}", file=sys.stderr)
        return 2
    except NotPython as error:
        print(f"error: {path}:{error.line}: {error}", file=sys.stderr)
        return 2
    if options.diff:
        sys.stdout.writelines(_diff(path, source, migration.source))
    _report(path, migration)
    return 1 if migration.left else 0


def _diff(path: Path, before: bytes, after: bytes) -> list[str]:
    old, new = (
        text.decode("utf-8", "replace").splitlines(keepends=True) for text in (before, after)
    )
    return list(difflib.unified_diff(old, new, str(path), f"{path} (migrated)"))


def _report(path: Path, migration: Migration) -> None:
    print(f"{path}: {migration.rewritten} rewritten, {len(migration.left)} left alone")
    for line, text in migration.left:
        print(f"{path}:{line}: left alone: {text}")
    for line, text in migration.notes:
        print(f"{path}:{line}: note: {text}")


if __name__ == "__main__":
    sys.exit(main())
