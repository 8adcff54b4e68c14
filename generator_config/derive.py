"""Derive the sync overlays from the async ones, token by token."""

from __future__ import annotations

import io
import itertools
import re
import token
import tokenize
from functools import cache
from typing import TYPE_CHECKING

from generator_config.errors import OverlayError, Problem
from generator_config.files import Files, read_folder, sha256, write_folder
from generator_config.finish import COMMAND
from generator_config.generator import run_ruff
from generator_config.paths import ASYNC
from generator_config.resources import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HAND_WRITTEN = ("pages.py", "rim.py")
"""Modules that are written by hand on both sides and export the same names."""

NAMES = {
    "AsyncPaged": "Page",
    "StopAsyncIteration": "StopIteration",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "aclose": "close",
    "aclosing": "closing",
    "aiter": "iter",
    "aiter_bytes": "iter_bytes",
    "aiter_raw": "iter_raw",
    "anext": "next",
    "aread": "read",
    "asynccontextmanager": "contextmanager",
    "handle_async_request": "handle_request",
}
"""Async to sync name. Beyond these, ``AsyncName`` becomes ``Name`` and ``x_async`` ``x_sync``."""

_ASYNC_NAME = re.compile(r"(_?)Async([A-Z]\w*)")
_MODULE = re.compile(r"_async$")
_WORD = re.compile(r"[A-Za-z_]\w*")
_TEXT_KEYWORD = re.compile(r"\bawait (?=\w)|\basync (?=(?:def|for|with)\b)")
_NO_SYNC = {"asyncio", "anyio"}
_F_START = getattr(token, "FSTRING_START", -1)
_F_END = getattr(token, "FSTRING_END", -1)


def derive(sources: Files, workshop: Path) -> dict[str, bytes]:
    """The sync module for each async one but those in ``HAND_WRITTEN``, worked out in ``workshop``.

    Raises ``OverlayError`` for what can't be derived.
    """
    derived = {
        name: derive_module(content, f"{ASYNC.as_posix()}/{name}").encode()
        for name, content in sources.items()
        if name not in HAND_WRITTEN and name.endswith(".py")
    }
    if derived:
        write_folder(workshop, derived)
        run_ruff(workshop, "check", "--select", "F401,I", "--fix-only")
        run_ruff(workshop, "format", "--config", "format.docstring-code-format=true")
    return {
        name: _header(name, sources[name]) + content
        for name, content in read_folder(workshop).items()
    }


def _header(name: str, source: bytes) -> bytes:
    lines = f"# Derived from _async/{name} by `{COMMAND}`: do not edit.\n# {source_mark(source)}\n"
    return lines.encode()


def source_mark(source: bytes) -> str:
    """How the header of a derived module tells which state of its source it came from."""
    return f"Source: sha256 {sha256(source)}"


@cache
def rename(name: str) -> str:
    """The sync name for ``name``, which may well be the same."""
    return NAMES.get(name) or _MODULE.sub("_sync", _ASYNC_NAME.sub(r"\1\2", name))


def derive_module(content: bytes, file: str) -> str:
    """The sync source for an async one, not yet formatted."""
    parse(content, file)
    text = content.decode()
    derived = []
    done = 0
    for kind, start, end, following in _pieces(text):
        piece = text[start:end]
        derived.append(text[done:start])
        done = end
        if kind != token.NAME:
            derived.append(_in_text(piece))
        elif piece in {"async", "await"}:
            done = following
        elif piece in _NO_SYNC:
            message = f"{piece} has no sync counterpart: it belongs to rim.py"
            raise OverlayError([Problem(file, text.count("\n", 0, start) + 1, message)])
        else:
            derived.append(rename(piece))
    return "".join([*derived, text[done:]])


def _pieces(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Names, strings and comments: kind, start, end, and start of what follows.

    An f-string is one string with its code, as it is in the tokens of Python 3.11.
    """
    lines = [0, *itertools.accumulate(len(line) for line in io.StringIO(text))]
    depth = opened = 0
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    for this, following in itertools.pairwise(tokens):
        start = lines[this.start[0] - 1] + this.start[1]
        end = lines[this.end[0] - 1] + this.end[1]
        if this.type == _F_START:
            opened = opened if depth else start
            depth += 1
        elif this.type == _F_END:
            depth -= 1
        if depth == 0 and this.type in {token.NAME, token.STRING, token.COMMENT, _F_END}:
            start = opened if this.type == _F_END else start
            yield this.type, start, end, lines[following.start[0] - 1] + following.start[1]


def _in_text(text: str) -> str:
    """The same for text: strings, f-strings with their code, and comments."""
    return _WORD.sub(lambda word: rename(word.group()), _TEXT_KEYWORD.sub("", text))
