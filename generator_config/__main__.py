"""Specs to client, and the check that they haven't drifted apart.

Exit codes: 0 all is well, 1 drift or bad input, 2 usage or wrong versions.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator_config.errors import PipelineError
from generator_config.paths import Paths
from generator_config.pins import check_pins

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "generate": "specs -> generated client and derived overlays",
    "check": "fail when specs, client and overlays have drifted apart; writes nothing",
    "derive": "async overlays -> sync overlays, without the client",
    "lock-templates": "lock our templates to the installed upstream files",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m generator_config", description=__doc__)
    parser.add_argument(
        "--root", type=Path, help="the project to work on, else the one of this package"
    )
    commands_parser = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, about in _COMMANDS.items():
        commands_parser.add_parser(name, help=about, description=about)
    given = parser.parse_args(arguments)
    paths = Paths(given.root.resolve()) if given.root else Paths.of_this_project()
    try:
        return _run(given.command, paths)
    except PipelineError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(f"stopped, the tree is as it was: {error}", file=sys.stderr)
        return 1


def _run(command: str, paths: Paths) -> int:
    check_pins()
    from generator_config import commands  # imports the tools, which might not be there

    return commands.COMMANDS[command](paths)


if __name__ == "__main__":
    sys.exit(main())
