"""Reading a file as Python 3, and saying what else it is."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import tokenize
import warnings

import libcst as cst

from . import NotPython

CONVERT_FIRST = (
    "it is Python 2: convert it first, with 2to3 (part of Python up to 3.12) or `futurize` of the"
    " package future, and run this tool on the result"
)
_PYTHON_2 = re.compile(
    r"""^\s*print\s+[^\s(=.,)\]]      # print "text"
      | ^\s*print\s*>>               # print >> file
      | ^\s*except\s+[^:]*[\w)]\s*,\s*\w+\s*:
      | ^\s*raise\s+[\w.]+\s*,
      | ^\s*exec\s+["'\w]
      | <>
      | \bur["']
      | `[^`]+`
      | (?<![\w.])0[0-7]+\b(?!\.)
      | \d[lL]\b""",
    re.VERBOSE,
)
_ANOTHER_MEANING = re.compile(
    r"^[ \t]*(?:print[ \t]*>>[ \t]*\w|except[ \t]+[\w.]+[ \t]*,[ \t]*[a-z_]\w*[ \t]*:)",
    re.MULTILINE,
)
_OLD_SPELLINGS = re.compile(
    rb"\breload\(sys\)|\bsys\.setdefaultencoding\(|^\s*(?:import|from)\s+(?:urllib2|ConfigParser|Queue)\b"
    rb"|(?<![\w.])(?:unicode|raw_input|xrange)\(|\.(?:iteritems|has_key)\(",
    re.MULTILINE,
)


def parsed(text: bytes | str) -> cst.Module:
    """The syntax tree of a source. Raises NotPython."""
    try:
        module = cst.parse_module(text)
    except cst.ParserSyntaxError as error:
        raise _refusal(text, error) from None
    except (UnicodeDecodeError, LookupError) as error:
        raise NotPython(f"not text: {error}", 1) from None
    except RecursionError:
        raise NotPython("its expressions are nested too deeply", 1) from None
    line = _line_of_another_meaning(text)
    if line is not None:
        raise NotPython(CONVERT_FIRST, line)
    return module


def _line_of_another_meaning(text: bytes | str) -> int | None:
    """The line of something that Python 3 can read too, but not as it is meant."""
    shown = text if isinstance(text, str) else text.decode("utf-8", "replace")
    if not _ANOTHER_MEANING.search(shown):
        return None
    quoted = _quoted_lines(shown)
    for found in _ANOTHER_MEANING.finditer(shown):
        line = shown.count("\n", 0, found.start()) + 1
        if line not in quoted:
            return line
    return None


def _quoted_lines(text: str) -> set[int]:
    """The lines that are within a text of several lines, but the first."""
    lines: set[int] = set()
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.STRING:
                lines.update(range(token.start[0] + 1, token.end[0] + 1))
    return lines


def looks_like_python_2(text: bytes) -> int | None:
    """The line of a spelling that only Python 2 has, in a source that Python 3 can read."""
    found = _OLD_SPELLINGS.search(text)
    return None if found is None else text.count(b"\n", 0, found.end()) + 1


def _refusal(text: bytes | str, error: cst.ParserSyntaxError) -> NotPython:
    message, line = _compiler_says(text) or (error.message.splitlines()[0], error.raw_line)
    shown = text if isinstance(text, str) else text.decode("utf-8", "replace")
    lines = shown.splitlines()
    for place in (line, line - 1):  # a statement that goes on is often blamed on its next line
        if 0 < place <= len(lines) and _PYTHON_2.search(lines[place - 1]):
            return NotPython(CONVERT_FIRST, place)
    if "print" in message or "multiple exception types" in message:
        return NotPython(CONVERT_FIRST, line)
    return NotPython(f"not Python 3: {message}", line)


def _compiler_says(text: bytes | str) -> tuple[str, int] | None:
    """What Python itself finds wrong; it knows the line better."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        return error.msg, error.lineno or 1
    except (ValueError, RecursionError, MemoryError):
        return None
    return None
