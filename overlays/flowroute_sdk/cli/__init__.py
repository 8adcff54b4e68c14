"""The command line, `flowroute`; `python -m flowroute_sdk` is the same. It needs the extra `cli`.

Every operation is a command, named after its method: `flowroute numbers release-a-phone-number`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_OF_THE_EXTRA = ("click", "platformdirs", "rich", "tomlkit")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, by default the process's own. Returns the exit status."""
    try:
        from ._app import run
    except ModuleNotFoundError as error:
        if error.name not in _OF_THE_EXTRA:
            raise
        print(
            f"error: {error.name} is missing; install the command line with: "
            'pip install "flowroute-sdk[cli]"',
            file=sys.stderr,
        )
        return 2
    return run(sys.argv[1:] if arguments is None else list(arguments))
