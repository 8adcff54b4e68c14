"""Records of JSON:API as flat rows, and values as text. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

__all__ = ["Row", "field_of", "flat", "fields_of", "for_people", "for_programs"]

Row: TypeAlias = dict[str, Any]
"""A record's values by their names; those of nested objects have dotted names."""

_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)?")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def flat(record: Mapping[str, Any]) -> Row:
    """A record in one level: its id, its attributes, and the ids that it is related to."""
    row: Row = {"id": record["id"]} if "id" in record else {}
    attributes = record.get("attributes")
    if not isinstance(attributes, Mapping):
        attributes = {key: value for key, value in record.items() if key not in _AROUND}
    row |= _level(attributes)
    related = record.get("relationships")
    if isinstance(related, Mapping):
        row |= {name: _ids(each.get("data")) for name, each in related.items() if _holds_data(each)}
    return row


_AROUND = ("id", "type", "links", "relationships", "included")


def _level(values: Mapping[str, Any], prefix: str = "") -> Row:
    row: Row = {}
    for name, value in values.items():
        if isinstance(value, Mapping) and value:
            row |= _level(value, f"{prefix}{name}.")
        else:
            row[prefix + name] = value
    return row


def _holds_data(related: object) -> bool:
    return isinstance(related, Mapping) and "data" in related


def _ids(data: object) -> Any:
    if isinstance(data, Mapping):
        return data.get("id")
    if isinstance(data, list):
        return [each.get("id") for each in data if isinstance(each, Mapping)]
    return None


def fields_of(model: object) -> list[str]:
    """The names that a record of this model's class can have in a row, in their order."""
    attributes = getattr(model, "attributes", model)
    fields = getattr(type(attributes), "__attrs_attrs__", ())
    names = [str(each.name).rstrip("_") for each in fields]
    return names if attributes is model else ["id", *names]


def field_of(record: Mapping[str, Any], name: str) -> Any:
    """A value by its dotted path in the document, or by its name in a row.

    Raises KeyError for what isn't there.
    """
    value: Any = record
    for part in name.split("."):
        if isinstance(value, Mapping) and part in value:
            value = value[part]
        elif isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            break
    else:
        return value
    for holder in (record, record.get("data")):
        if isinstance(holder, Mapping) and name in (row := flat(holder)):
            return row[name]
    raise KeyError(name)


def for_programs(value: object) -> str:
    """A value as text for CSV and for other programs: nothing is lost but line breaks' meaning."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(each, list | Mapping) for each in value):
        return ",".join(for_programs(each) for each in value)
    return json.dumps(value, ensure_ascii=False, default=str)


def for_people(value: object) -> str:
    """A value as a person reads it on a terminal: local times, nothing that moves the cursor."""
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and not any(isinstance(each, list | Mapping) for each in value):
        return ", ".join(for_people(each) for each in value)
    text = value if isinstance(value, str) else for_programs(value)
    return printable(_local(text))


def printable(text: str) -> str:
    """Text without characters that do something to a terminal: they show as escapes."""
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], text)


def _local(text: str) -> str:
    """A time with its zone as local time; any other text as it is."""
    if _TIME.fullmatch(text) is None:
        return text
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return text
    return text if time.tzinfo is None else f"{time.astimezone():%Y-%m-%d %H:%M:%S}"


def columns_of(rows: Iterable[Row], first: Iterable[str] = ()) -> list[str]:
    """The names of all values in rows, each once; those of ``first`` lead."""
    names = dict.fromkeys(first)
    for row in rows:
        names |= dict.fromkeys(row)
    return list(names)
