"""What the control plane is given, checked and converted; a refusal says what would be right."""

from __future__ import annotations

import math
import re
import reprlib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import inspect as types

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
WHERE = re.compile(r" - at `(?:key in )?\$\.?(.*)`$", re.DOTALL)
STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_short = reprlib.Repr()
_short.maxstring = _short.maxother = 60


def convert(given: Any, kind: type[T]) -> T:
    """What was given as a value of that type.

    Raises `ValueError` with a sentence that names the field, the value and what would be right.
    """
    problem = next(_problems(given, _description_of(kind), ""), None)
    if problem is not None:
        raise ValueError(problem)
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise ValueError(_readable(str(error), given)) from error


def decode(content: bytes, kind: type[T]) -> T:
    """A JSON document as a value of that type, faster for a big one; raises as `convert` does."""
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.ValidationError:
        return convert(parse(content), kind)


def parse(content: bytes) -> Any:
    """The JSON document of a request body. Raises `ValueError` when it is none."""
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"the body is not JSON: {error}") from error
    except RecursionError as error:
        raise ValueError("the body is nested too deeply") from error


def _description_of(kind: Any) -> types.Type:
    return _described(kind)


_described = cache(types.type_info)


def _problems(given: Any, kind: types.Type, where: str) -> Iterator[str]:
    """What the conversion would not explain well: unknown names, choices, text that is none."""
    if isinstance(given, str) and not _is_text(given):
        yield f"{where or 'it'}: {_short.repr(given)} is not Unicode text"
    if isinstance(given, float) and not math.isfinite(given):
        yield f"{where or 'it'}: {given} is not a finite number"
    if isinstance(kind, types.Metadata):
        yield from _problems(given, kind.type, where)
    elif isinstance(kind, types.StructType) and isinstance(given, dict):
        yield from _struct_problems(given, kind, where)
    elif isinstance(kind, types.LiteralType):
        if given not in kind.values:
            known = ", ".join(map(str, kind.values))
            yield f"{where or 'it'}: {_short.repr(given)} isn't one of: {known}"
    elif isinstance(kind, types.UnionType):
        yield from _union_problems(given, kind, where)
    elif isinstance(kind, types.ListType) and isinstance(given, list | tuple):
        for place, one in enumerate(given):
            yield from _problems(one, kind.item_type, f"{where}[{place}]")
    elif isinstance(kind, types.DictType) and isinstance(given, dict):
        for name, one in given.items():
            yield from _problems(name, kind.key_type, f"{where}{'.' if where else ''}{name!r}")
            yield from _problems(one, kind.value_type, _below(where, str(name)))


def _struct_problems(given: dict[Any, Any], kind: types.StructType, where: str) -> Iterator[str]:
    fields = {one.encode_name: one for one in kind.fields}
    prefix = f"{where}: " if where else ""
    for name in given:
        if name not in fields:
            known = ", ".join(fields) or "none at all"
            yield f"{prefix}unknown field {_short.repr(name)}; the known ones are: {known}"
    for name, field in fields.items():
        if name in given:
            yield from _problems(given[name], field.type, _below(where, name))
        elif field.required:
            yield f"{prefix}the field {name!r} is missing"


def _union_problems(given: Any, kind: types.UnionType, where: str) -> Iterator[str]:
    others = [one for one in kind.types if not isinstance(one, types.NoneType)]
    if given is not None and len(others) == 1:
        yield from _problems(given, others[0], where)


def _is_text(given: str) -> bool:
    try:
        given.encode()
    except UnicodeEncodeError:
        return False
    return True


def _below(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _readable(message: str, given: Any) -> str:
    """`seconds: expected `float`, got `str` ('soon')` of msgspec's message."""
    found = WHERE.search(message)
    where = found[1] if found else ""
    sentence = message[: found.start()] if found else message
    sentence = sentence[:1].lower() + sentence[1:] if sentence.startswith("Expected") else sentence
    value = _at(given, where)
    shown = "" if value is given or isinstance(value, dict | list) else f" ({_short.repr(value)})"
    return f"{where}: {sentence}{shown}" if where else f"{sentence}{shown}"


def _at(given: Any, where: str) -> Any:
    for place, name in STEP.findall(where):
        try:
            given = given[int(place)] if place else given[name]
        except (KeyError, IndexError, TypeError):
            return {}
    return given
