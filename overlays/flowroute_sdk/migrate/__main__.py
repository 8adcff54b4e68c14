"""`python -m flowroute_sdk.migrate`: rewrite the old calls of source files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from ._files import files_of
from ._report import diff, summary
from ._work import Trouble, Work, plan, write

EPILOG = """\
Without --write nothing is written: the changes are shown as a diff. What git ignores is passed
over, and so is what has nothing old in it. The diff goes to the standard output, all else to the
standard error.

exit status:
  0  nothing old is left; with --check: and there was nothing to rewrite
  1  something was left alone; with --check: or there is something to rewrite
  2  a file can't be read or written, isn't Python 3, or there is no such file
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tool. Returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        work = plan(files_of(options.files))
    except FileNotFoundError as error:
        return _fail(Trouble(str(error.filename), str(error.strerror)))
    except ImportError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    unwritten = write(work.changes) if options.write else []
    if not unwritten:
        _show(work, options)
    for trouble in (*work.troubles, *unwritten):
        _fail(trouble)
    return 2 if work.troubles or unwritten else _status(work, check=options.check)


def _show(work: Work, options: argparse.Namespace) -> None:
    if options.diff or not (options.write or options.check):
        for change in work.changes:
            sys.stdout.writelines(diff(change))
    for line in summary(work.changes, everything=options.all):
        print(line, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m flowroute_sdk.migrate",
        description="Rewrite calls of flowroutenumbersandmessaging to flowroute_sdk.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="+", metavar="PATH", help="a source file, notebook, folder or pattern"
    )
    parser.add_argument("--diff", action="store_true", help="show the changes, as without options")
    parser.add_argument("--all", action="store_true", help="list every place of every reason")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--write", action="store_true", help="change the files")
    what.add_argument("--check", action="store_true", help="only say by the status what there is")
    return parser


def _status(work: Work, *, check: bool) -> int:
    left = any(change.migration.left for change in work.changes)
    changed = any(change.after != change.before for change in work.changes)
    return 1 if left or (check and changed) else 0


def _fail(trouble: Trouble) -> int:
    print(f"error: {trouble.place}: {trouble.reason}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    status: int = main()
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # a pager was closed
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(status)
