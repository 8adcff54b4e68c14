"""Bodies that aren't JSON: forms, forms of several parts, bytes; and what else is of one operation.

Nothing is read here: files are, while they are sent.
"""

from __future__ import annotations

import secrets
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .._transports.uploads import Part, Upload
from ..errors import InvalidArgument
from .json_body import merged

if TYPE_CHECKING:
    from flowroute_api.types import Operation

__all__ = ["MULTIPART", "encode_other", "flags_of", "given_headers"]

MULTIPART = "multipart/"
Encoded = tuple[bytes | None, Upload | None, str | None]


def encode_other(
    operation: Operation[Any], form: str | None, body: Any, extra: Mapping[str, object] | None
) -> Encoded:
    """A body of another kind than JSON: its bytes, or what is read while it is sent, and its type.

    Raises InvalidArgument for what can't be sent.
    """
    media_type = operation.content_type
    if form not in ("multipart", "form"):
        if extra:
            raise InvalidArgument("extra_body", extra, "nothing: this call's body isn't an object")
        return _as_it_is(body, media_type)
    fields = _Fields(merged(body, extra))
    path = dict.fromkeys(operation.path_parameters, "-")  # it isn't looked at
    try:
        said = operation.httpx_arguments(path=path, query={}, body=fields)
    except (TypeError, ValueError) as error:
        raise InvalidArgument(
            "body", fields.names, f"fields that a form can represent: {error}"
        ) from None
    if form == "form":
        return said["content"], None, media_type
    boundary = secrets.token_hex(16)
    return None, _multipart(said["files"], boundary), f"{media_type}; boundary={boundary}"


def flags_of(operation: Operation[Any]) -> Container[str]:
    """The parameters of the query that stand there without a value."""
    styles: Mapping[str, str] = getattr(operation, "styles", None) or {}
    return {name for name, style in styles.items() if style == "flag"} if styles else ()


def given_headers(
    operation: Operation[Any], headers: Mapping[str, object] | None
) -> list[tuple[bytes, bytes]]:
    """The header parameters of a call. Raises InvalidArgument for what can't stand in a header."""
    if not headers:
        return []
    known: Iterable[str] = getattr(operation, "header_parameters", ())
    for name in headers.keys() - set(known):
        raise InvalidArgument(
            name, headers[name], f"no such header: {operation.id} doesn't have it"
        )
    try:
        texts: Mapping[str, str] = operation.headers(**headers)  # type: ignore[attr-defined]
    except ValueError as error:
        raise InvalidArgument("headers", [*headers], str(error)) from None
    return [(name.lower().encode(), text.encode()) for name, text in texts.items()]


class _Fields:
    """Fields in the form of a model."""

    def __init__(self, fields: Any) -> None:
        self._fields: Any = fields
        self.names: list[str] = list(self._fields)

    def to_dict(self) -> dict[str, Any]:
        """The fields."""
        return dict(self._fields)


def _as_it_is(body: Any, media_type: str | None) -> Encoded:
    if isinstance(body, str):
        told = media_type if "charset" in (media_type or "") else f"{media_type}; charset=utf-8"
        try:
            return body.encode(), None, told
        except UnicodeEncodeError:
            raise InvalidArgument("body", body, "text without lone surrogates") from None
    if isinstance(body, bytes | bytearray | memoryview):
        return bytes(body), None, media_type
    if hasattr(body, "read") or (isinstance(body, Iterable) and not isinstance(body, Mapping)):
        return None, Upload([body]), media_type
    raise InvalidArgument(
        "body", body, "bytes, a file opened for reading bytes, or an iterable of bytes"
    )


def _multipart(parts: Iterable[tuple[str, tuple[Any, ...]]], boundary: str) -> Upload:
    """A form of several parts, each behind a head of its own."""
    return Upload([*_framed(parts, boundary), f"--{boundary}--\r\n".encode()])


def _framed(parts: Iterable[tuple[str, tuple[Any, ...]]], boundary: str) -> Iterator[Part]:
    for name, (file_name, payload, media_type) in parts:
        yield _head(boundary, name, file_name, media_type)
        yield payload
        yield b"\r\n"


def _head(boundary: str, name: str, file_name: str | None, media_type: str | None) -> bytes:
    lines = [f"--{boundary}", f'Content-Disposition: form-data; name="{_quoted(name)}"']
    if file_name is not None:
        lines[1] += f'; filename="{_quoted(file_name)}"'
    if media_type is not None:
        lines.append(f"Content-Type: {_quoted(media_type)}")
    try:
        return "\r\n".join([*lines, "", ""]).encode()
    except UnicodeEncodeError:
        raise InvalidArgument("body", file_name, "a file name without lone surrogates") from None


def _quoted(text: str) -> str:
    """A name as browsers write it in a form: nothing in it can end the line or the quotes."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
