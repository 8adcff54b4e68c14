"""From whatever was posted to a JSON object, or a `WebhookError`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Never

import msgspec

from ..errors import WebhookError

__all__ = ["MAX_SIZE", "read_object"]

MAX_SIZE = 1 << 20
"""Bytes that a webhook may have, unless told otherwise: far more than any known one."""

_DEEPEST = 100
"""Levels of nesting: what is deeper can be read, but not printed, compared or copied."""

_decode = msgspec.json.Decoder().decode
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOM = b"\xef\xbb\xbf"
_NOT_JSON = (ValueError, TypeError, RecursionError, OverflowError, msgspec.MsgspecError)


def read_object(body: object, max_size: int = MAX_SIZE) -> dict[str, Any]:
    """Return the JSON object in a body; it belongs to the caller alone.

    Raises:
        WebhookError: There is none in it, or it is too large.
    """
    content = _content(body)
    if len(content) > max_size:
        raise WebhookError(f"{len(content)} bytes are more than {max_size}", status=413)
    try:
        found = _decode(content)
    except _NOT_JSON:
        found = _lenient(content)
    if content.count(b"[") + content.count(b"{") > _DEEPEST and _depth(found) > _DEEPEST:
        raise WebhookError(f"it is nested more than {_DEEPEST} levels deep")
    if found.__class__ is not dict:
        raise WebhookError(f"a JSON object was expected, not {_kind(found)}")
    return found


def _content(body: object) -> bytes | bytearray:
    if isinstance(body, bytes | bytearray):
        return body
    if isinstance(body, str):
        return _SURROGATE.sub("\ufffd", body).encode()
    if isinstance(body, memoryview):
        return bytes(body)
    if isinstance(body, Mapping):
        try:
            return json.dumps(dict(body), allow_nan=False).encode()
        except _NOT_JSON as error:
            raise WebhookError(f"the mapping isn't JSON: {error}") from None
    raise WebhookError(f"bytes, a string or a mapping was expected, not {type(body).__name__}")


def _lenient(content: bytes | bytearray) -> Any:
    """Read what the strict reader refuses: a byte order mark, half a surrogate pair."""
    try:
        text = bytes(content).removeprefix(_BOM).decode()
        return _whole(json.loads(text, parse_constant=_no_constant))
    except _NOT_JSON as error:
        raise WebhookError(f"not JSON: {error}") from None


def _depth(value: object) -> int:
    depth, level = 0, [value]
    while level and depth <= _DEEPEST:
        depth += 1
        lists = [item for item in level if isinstance(item, list)]
        objects = [item.values() for item in level if isinstance(item, dict)]
        level = [
            inner
            for items in (*lists, *objects)
            for inner in items
            if isinstance(inner, list | dict)
        ]
    return depth


def _no_constant(name: str) -> Never:
    raise ValueError(f"{name} isn't JSON")


def _whole(value: Any) -> Any:
    """Put the replacement character where half a surrogate pair stands, which no file takes."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(item) for name, item in value.items()}
    return value


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")
