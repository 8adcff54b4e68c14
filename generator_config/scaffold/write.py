"""The text of new methods, modules and handlers, in the style of their neighbours."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING

from generator_config.scaffold.shape import PAGING

if TYPE_CHECKING:
    from generator_config.scaffold.shape import Argument, Shape

_WIDTH = 98
_ATTRIBUTE = 85
"""As long may the first line of a class be, for the client's attribute to repeat it."""
_LIST = {
    "limit": "Records per page; by default, as many as the API allows.",
    "offset": "How many records to skip.",
    "max_items": "The maximum number of items that iteration yields.",
}
_CHECK = "False sends the arguments as given."
_ACRONYMS = frozenset({"api", "cdr", "cnam", "dlr", "loa", "mdr", "mms", "sip", "sms", "url"})
_NUMBERS = "One number or several, in any usual form or as records."
_NUMBER = "A number in any usual form, or its record."

NEW_MODULE = """{about}

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from ..engine.resource import AsyncResource

if TYPE_CHECKING:
    from ..._options.options import CallOptions

__all__ = ["{name}"]


class {name}(AsyncResource):
{text}

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = ()
"""

NEW_HANDLERS = """{about}

from __future__ import annotations

from flowroute_sdk.sandbox.world import Call, Reply

from ._documented import as_documented
"""


NEW_VERSION = """{about}

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flowroute_sdk.sandbox.world import Handler
"""


def module(tag: str, about: str, name: str) -> str:
    """A module for a new resource."""
    text = _title(tag, about)
    heading = docstring(f"{text}: `client.{tag}`.")
    if len(text) <= _ATTRIBUTE:
        whole = docstring(f"{text}.", "    ")
    else:
        lines = [f'    """{_title(tag, "")}.', "", *wrapped(f"{text}.", "    ", "    "), '    """']
        whole = "\n".join(lines)
    return NEW_MODULE.format(about=heading, text=whole, name=name)


def handlers(tag: str, about: str, *, is_version: bool) -> str:
    """A module for the handlers of a new tag."""
    template = NEW_VERSION if is_version else NEW_HANDLERS
    return template.format(about=docstring(f"{_title(tag, about)}."))


def for_people(tag: str, *, is_new: bool) -> list[str]:
    """What new operations of a tag need that only people can write, and where."""
    pages = [
        f"tests/sandbox/facts/{tag}.py: what the API does, as the sandbox shows it",
        f"tests/overlays/test_{tag}.py, tests/typing/usage.py: what the methods do and return",
    ]
    if is_new:
        pages[0] = f"{pages[0]}; its table in facts/__init__.py"
        pages += [
            f"examples/{tag}_demo.py, with examples/tour.py and tests/examples/test_examples.py",
            f"docs/{tag.replace('_', '-')}.md, named in README.md and tests/docs/test_docs_run.py",
        ]
    return [*pages, "CHANGELOG.md: what is new, for users"]


def docstring(text: str, indent: str = "", more: str = "") -> str:
    """A docstring of a sentence, and of more after it where both fit into no line."""
    whole = f'{indent}"""{text}{more and " "}{more}"""'
    if len(whole) <= _WIDTH + 2:
        return whole
    lines = textwrap.wrap(text, _WIDTH + 2, initial_indent=f'{indent}"""', subsequent_indent=indent)
    lines += ["", f"{indent}{more}"] if more else []
    end = f'{lines[-1]}"""'
    is_one = len(lines) == 1 and len(end) <= _WIDTH + 2
    return end if is_one else "\n".join([*lines, f'{indent}"""'])


def _title(tag: str, about: str) -> str:
    """What a tag is about: its description, or else its name."""
    words = (word.upper() if word in _ACRONYMS else word for word in tag.split("_"))
    name = " ".join(words)
    return " ".join(about.split()).rstrip(".") or f"{name[:1].upper()}{name[1:]}"


def method(shape: Shape) -> str:
    """The method, four spaces in."""
    lines = [*_signature(shape), *_docstring(shape), *_statements(shape)]
    return textwrap.indent("\n".join(lines), "    ") + "\n"


def imports(shape: Shape) -> tuple[list[str], list[str]]:
    """The lines that the method needs at the top, and those for type checkers alone."""
    lines = [f"from flowroute_api.api.{shape.tag} import {shape.name}"]
    lines += [f"from flowroute_api.models import {name}" for name in sorted(shape.request_models)]
    if _ids(shape):
        lines.append("from ..._arguments.checks import record_id")
    for reader in sorted({a.reader for a in shape.arguments if a.reader}):
        lines += [f"from ..._arguments.phone import {name}" for name in ("NumberLike", reader)]
    if shape.deprecated:
        lines.append("from ..._deprecated import deprecated")
    if _numbers(shape):
        lines += [
            "from ..._arguments.phone import NumberLike",
            "from ..._arguments.phone import number_id as read_number_id",
        ]
    if _checked(shape):
        lines.append("from ..._arguments.documented import check_documented")
    if shape.item:
        lines += [
            "from ..._arguments.documented import page_window",
            "from ..._sides.pages_async import paged",
        ]
    for word, module in (
        ("given", "requests"),
        ("as_model", "requests"),
        ("require_change", "requests"),
        ("as_file", "files"),
        ("given_file", "files"),
        ("callback_request", "callbacks"),
    ):
        if re.search(rf"\b{word}\(", shape.body) or (word == "require_change" and shape.changes):
            lines.append(f"from ..._arguments.{module} import {word}")
    if re.search(r"\bUNSET\b", shape.body):
        lines.append("from flowroute_api.types import UNSET")
    for_types = [f"from flowroute_api.models import {name}" for name in sorted(shape.answer_models)]
    for_types.append("from ..._options.options import CallOptions")
    if shape.item:
        for_types.append("from ..._sides.pages_async import AsyncPaged")
    annotations = " ".join([shape.item, *(argument.annotation for argument in shape.arguments)])
    for word, line in (
        ("Literal", "from typing import Literal"),
        ("datetime", "from datetime import datetime"),
        ("date", "from datetime import date"),
        ("UUID", "from uuid import UUID"),
        ("Any", "from typing import Any"),
        ("Mapping", "from collections.abc import Mapping"),
        ("Iterable", "from collections.abc import Iterable"),
        ("FileLike", "from ..._arguments.files import FileLike"),
    ):
        if word in annotations.replace("datetime", "" if word == "date" else "datetime"):
            for_types.append(line)
    return lines, for_types


def handler(shape: Shape) -> str:
    """The handler in the sandbox, to begin with."""
    return (
        f"\n\ndef {shape.name}(call: Call) -> Reply:\n"
        f"{docstring(shape.summary or shape.name, '    ', 'So far: what the document shows.')}\n"
        "    return as_documented(call)\n"
    )


def same_handler(shape: Shape, base: str) -> str:
    """The handler of an operation that another version has as well."""
    return f"{shape.name}: Handler = {base}.{shape.method}\n"


def argument_line(argument: Argument) -> str:
    """The line of a docstring for an argument."""
    about = " ".join(argument.about.split())
    about = _NUMBER if argument.is_number else _NUMBERS if argument.reader else about
    if argument.kind:
        about = f"{about.rstrip('.') or 'The id'}, or the record."
    return f"{argument.name}: {about or 'As the API has it.'}"


def wrapped(text: str, indent: str, deeper: str) -> list[str]:
    """A text at its width, what follows further in."""
    return textwrap.wrap(
        text,
        _WIDTH - 4,
        initial_indent=indent,
        subsequent_indent=deeper,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _signature(shape: Shape) -> list[str]:
    lines = [f"@deprecated({_quoted(shape.deprecated)})"] if shape.deprecated else []
    lines += ["def " if shape.item else "async def "]
    lines[-1] += f"{shape.method}("
    lines.append("    self,")
    lines += [
        f"    {a.name}: {'NumberLike' if a.is_number else a.annotation}," for a in shape.of("path")
    ]
    alone = _alone(shape)
    lines += [f"    {argument.signature}," for argument in alone]
    keywords = [a for a in _keywords(shape) if a.required and a not in alone]
    keywords += [a for a in _keywords(shape) if not a.required]
    lines += ["    *,"] if keywords or shape.item or _checks(shape) else []
    lines += [f"    {argument.signature}," for argument in keywords]
    if shape.item:
        lines += [f"    {name}: int | None = None," for name in (*PAGING, "max_items")]
    lines += ["    check: bool = True,"] if _checks(shape) else []
    lines += ["    **options: Unpack[CallOptions],"]
    answer = f"AsyncPaged[{shape.item}]" if shape.item else shape.answer
    return [*lines, f") -> {answer}:"]


def _docstring(shape: Shape) -> list[str]:
    first = shape.summary or f"Call {shape.name}."
    lines = wrapped(f'"""{first}', "    ", "    ")
    about = " ".join(shape.about.split())
    if about and about.rstrip(".") != first.rstrip("."):
        lines += ["", *wrapped(about.replace("\\", "\\\\"), "    ", "    ")]
    lines += ["", "    Args:"]
    for argument in [*shape.of("path"), *_keywords(shape)]:
        lines += wrapped(argument_line(argument), "        ", "            ")
    if shape.item:
        lines += [f"        {name}: {text}" for name, text in _LIST.items()]
    lines += [f"        check: {_CHECK}"] if _checks(shape) else []
    lines.append("        **options: See `CallOptions`.")
    if shape.item:
        lines += [
            "",
            "    Returns:",
            "        A page; iterating over it continues through all pages.",
        ]
    elif shape.answer != "None":
        lines += ["", "    Returns:", "        The answer of the API."]
    lines += ["", "    Raises:"]
    if _checks(shape) or shape.of("path"):
        lines.append("        InvalidArgument: An argument is invalid; nothing was sent.")
    if not shape.safe:
        lines.append(
            "        OutcomeUnknown: The call may have been carried out; it isn't repeated."
        )
    lines.append("        FlowrouteError: The call failed; see `flowroute_sdk.errors`.")
    summary = shape.summary.rstrip(".") or shape.name
    lines += ["", *wrapped(f'Source: API page "{summary}".', "    ", "    "), '    """']
    return lines


def _statements(shape: Shape) -> list[str]:
    lines = []
    operation = f"{shape.name}.OPERATION"
    if shape.item:
        lines.append(f"page_window({operation}, limit, offset, max_items, check=check)")
    checked = _checked(shape)
    if checked:
        named = ", ".join(f"{a.name}={a.name}" for a in checked)
        lines += ["if check:", f"    check_documented({operation}, {named})"]
    given = [f"self._executor, {operation}" if shape.item else operation]
    if shape.of("path"):
        values = ", ".join(f'"{a.api_name}": {_read(a, shape)}' for a in shape.of("path"))
        lines.append(f"path = {{{values}}}")
        given.append("path=path")
    queries = [a for a in shape.of("query") if not shape.item or a.api_name not in PAGING]
    if queries:
        values = ", ".join(f'"{a.api_name}": {a.name}' for a in queries)
        lines.append(f"query = {{{values}}}")
        given.append("query=query")
    if shape.item:
        given += ["limit=limit, offset=offset, max_items=max_items"]
    if shape.body:
        lines.append(f"body = {shape.body}")
        if shape.changes:
            lines += ["if check:", f"    require_change({operation}, {shape.changes}, options)"]
        given.append("body=body")
    given.append("options=options")
    call = ", ".join(given)
    end = f"return paged({call})" if shape.item else f"return await self._executor.call({call})"
    return [f"    {line}" for line in [*lines, end]]


def _read(argument: Argument, shape: Shape) -> str:
    if argument.is_number:
        check = ", check=check" if _checks(shape) else ""
        return f'read_number_id("{argument.name}", {argument.name}{check})'
    kind = f', "{argument.kind}", check=check' if argument.kind else ""
    return f'record_id("{argument.name}", {argument.name}{kind})'


def _keywords(shape: Shape) -> list[Argument]:
    return [
        a
        for a in shape.arguments
        if a.place != "path" and not (shape.item and a.api_name in PAGING)
    ]


def _alone(shape: Shape) -> list[Argument]:
    """The one thing that there is to send, which needs no name."""
    keywords = _keywords(shape)
    is_one = len(keywords) == 1 and keywords[0].place == "body" and keywords[0].required
    return keywords if is_one else []


def _quoted(text: str) -> str:
    """A string as ruff writes it, in parts where it is long."""
    parts = textwrap.wrap(text, _WIDTH - 20)
    parts = [f"{part} " for part in parts[:-1]] + parts[-1:]
    return " ".join(json.dumps(part, ensure_ascii=False) for part in parts)


def _checked(shape: Shape) -> list[Argument]:
    if shape.builder:
        return []
    plain = ("str", "int", "bool", "float", "Literal")
    return [a for a in _keywords(shape) if a.annotation.startswith(plain)]


def _checks(shape: Shape) -> bool:
    records = any(argument.kind for argument in shape.of("path"))
    read = shape.builder or any(argument.reader for argument in shape.arguments)
    checked = _checked(shape) or shape.item or shape.changes or read
    return bool(checked or records or _numbers(shape))


def _ids(shape: Shape) -> bool:
    return any(not argument.is_number for argument in shape.of("path"))


def _numbers(shape: Shape) -> bool:
    return any(argument.is_number for argument in shape.of("path"))
