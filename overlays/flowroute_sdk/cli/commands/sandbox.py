"""`flowroute sandbox`: the local Flowroute, as `python -m flowroute_sdk.sandbox` starts it."""

from __future__ import annotations

from collections.abc import Sequence

from .._exit import Exit
from .._failures import Failed
from .._handed_on import HandedOn

__all__ = ["sandbox"]


def _main(arguments: Sequence[str]) -> int:
    try:
        from ...sandbox.cli import main
    except ImportError as error:
        text = f'{error}: the sandbox needs its extra: pip install "flowroute-sdk[sandbox]"'
        raise Failed(text, Exit.USAGE) from None
    return main(arguments, prog="flowroute sandbox")


sandbox: HandedOn = HandedOn("sandbox", _main)
"""The command."""
