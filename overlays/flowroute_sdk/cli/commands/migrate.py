"""`flowroute migrate`: programs for the previous SDK, as `python -m flowroute_sdk.migrate`."""

from __future__ import annotations

from collections.abc import Sequence

from .._handed_on import HandedOn

__all__ = ["migrate"]


def _main(arguments: Sequence[str]) -> int:
    from ...migrate.__main__ import main

    return main(arguments)


migrate: HandedOn = HandedOn("migrate", _main)
"""The command."""
