"""Telling at a glance which files have to do with the previous SDK. Needs no libcst."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .calls import OLD_CALLS

_PACKAGE = re.compile(rb"flowroutenumbersandmessaging", re.IGNORECASE)
_NEW_NAMES = {old.operation.partition(".")[2] for old in OLD_CALLS.values()}
_OLD_NAMES = {name for _, name in OLD_CALLS}


def _calls_of(names: set[str]) -> re.Pattern[bytes]:
    return re.compile(rf"\.\s*(?:{'|'.join(sorted(names))})\s*\(".encode())


_CALL = _calls_of(_OLD_NAMES)
_ONLY_OLD_CALL = _calls_of(_OLD_NAMES - _NEW_NAMES)


def relevant(texts: Mapping[str, bytes]) -> set[str]:
    """The files that are worth parsing: with the old package in them, or calls that look old.

    Most calls have kept their names. They count only where some file has the old package in it.
    """
    old = {path for path, text in texts.items() if _PACKAGE.search(text)}
    call = _CALL if old else _ONLY_OLD_CALL
    return old | {path for path, text in texts.items() if call.search(text)}
