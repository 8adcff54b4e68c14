"""Telling at a glance which files have to do with the previous SDK. Needs no libcst."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from .calls import OLD_CALLS

_PACKAGE = re.compile(rb"flowroutenumbersandmessaging", re.IGNORECASE)
_OLD_ERROR = re.compile(rb"\b(?:response_code|raw_body|context\.re(?:quest|sponse))\b")
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
    found = old | {path for path, text in texts.items() if call.search(text)}
    if old:
        found |= {path for path, text in texts.items() if _OLD_ERROR.search(text)}
    return found | _importing(texts, found)


def _importing(texts: Mapping[str, bytes], found: set[str]) -> set[str]:
    """The files that import some of those found, or others that do."""
    added: set[str] = set()
    new = found
    while new:
        stems = {PurePath(path).stem for path in new} | {
            PurePath(path).parent.name for path in new if path.endswith("__init__.py")
        }
        words = "|".join(re.escape(stem) for stem in sorted(stems) if stem)
        imports = re.compile(
            rf"^[ \t]*(?:from|import)\s[^#\n]*\b(?:{words})\b".encode(), re.MULTILINE
        )
        new = {
            path
            for path, text in texts.items()
            if path not in found and path not in added and imports.search(text)
        }
        added |= new
    return added
