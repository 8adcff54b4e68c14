# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
"""Calls with more than JSON and a plain query: headers, cookies, lists in the query, files.

What ``GeneralOperation.httpx_arguments`` gives for a body:

- ``json``, ``form``: ``content``, as bytes
- ``content``, ``text``: ``content``, which is bytes, or the file or iterable that was given
- ``multipart``: ``files``, whose files are read while they are sent
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from attrs import define

from .types import UNSET, Operation, Response, T_co, _query_text

if TYPE_CHECKING:
    import httpx

Content = bytes | IO[bytes] | Iterable[bytes]
"""A body: as it is, a file that is open for reading bytes, or the parts of it one after the other."""

AsyncContent = Content | AsyncIterable[bytes]
"""The same for the functions that are awaited; the parts may come asynchronously."""

_CHUNK = 65536
_IN_COOKIES = "!#$&'()*+-./:<=>?@[]^_`{|}~"


@define
class File:
    """A file in a form: its bytes, or what they can be read from. It is read while it is sent."""

    payload: bytes | IO[bytes]
    file_name: str | None = None
    """What the server is told; else the name of the open file."""
    mime_type: str | None = None
    """The media type, else it is guessed from the name."""

    def to_tuple(self, mime_type: str | None = None) -> tuple[str, bytes | IO[bytes], str | None]:
        """The file as httpx takes it."""
        name = self.file_name or os.path.basename(str(getattr(self.payload, "name", "upload")))
        return name, self.payload, self.mime_type or mime_type


class GeneralOperation(Operation[T_co]):
    """An operation whose parameters, body or answer aren't all of the plain kind.

    ``styles`` says how lists and objects stand in the query: ``repeat`` (a pair for each item), a separator, ``deep``
    (``filter[name]=…``) or ``json``; a ``flag`` is there without a value, or not at all. ``body`` is ``json``, ``form``, ``multipart``, ``text`` or ``content``;
    ``part_types`` are the media types of the parts of a form.
    """

    __slots__ = ("body", "cookie_parameters", "header_parameters", "part_types", "styles")

    def __init__(
        self,
        id: str,
        *,
        header_parameters: tuple[str, ...] = (),
        cookie_parameters: tuple[str, ...] = (),
        styles: Mapping[str, str] | None = None,
        body: str | None = None,
        part_types: Mapping[str, str] | None = None,
        **described: Any,
    ) -> None:
        super().__init__(id, **described)
        self.header_parameters = header_parameters
        self.cookie_parameters = cookie_parameters
        self.styles = styles or {}
        self.body = body
        self.part_types = part_types or {}

    def url(self, **path: object) -> str:
        """The path with its parameters filled in, each quoted as one segment; the items of a list, with commas."""
        return super().url(**{name: _joined(name, value, ",") for name, value in path.items()})

    def query(self, /, **query: object) -> list[tuple[str, str]]:
        """The query as pairs of text; what is None or UNSET is left out.

        Raises TypeError for a name that the operation doesn't have, ValueError for an item that holds the separator.
        """
        pairs: list[tuple[str, str]] = []
        for name, value in query.items():
            if name not in self.query_parameters:
                raise TypeError(f"{self.id} has no query parameter {name!r}")
            if value is not None and value is not UNSET:
                pairs.extend(_pairs(name, _plain(value), self.styles.get(name)))
        return pairs

    def headers(self, /, **headers: object) -> dict[str, str]:
        """The header parameters as text; what is None or UNSET is left out. Raises ValueError for other than ASCII."""
        return {
            name: _in_header(name, _joined(name, value, ","))
            for name, value in headers.items()
            if value is not None and value is not UNSET
        }

    def cookies(self, /, **cookies: object) -> str:
        """The cookie parameters as the value of one header; what is None or UNSET is left out."""
        return "; ".join(
            f"{name}={quote(_joined(name, value, ','), safe=_IN_COOKIES)}"
            for name, value in cookies.items()
            if value is not None and value is not UNSET
        )

    def httpx_arguments(
        self,
        *,
        path: Mapping[str, object],
        query: Mapping[str, object],
        body: Any = None,
        headers: Mapping[str, object] | None = None,
        cookies: Mapping[str, object] | None = None,
    ) -> dict[str, Any]:
        """The arguments for ``httpx.Client.request``."""
        kwargs = super().httpx_arguments(path=path, query=query)
        kwargs["headers"] |= self.headers(**headers or {})
        if cookie := self.cookies(**cookies or {}):
            kwargs["headers"]["Cookie"] = cookie
        if body is None:
            return kwargs
        if self.body == "multipart":
            kwargs["files"] = list(self._parts(body.to_dict()))
            if not kwargs["files"]:
                raise ValueError(f"{self.id}: a form without a part can't be sent")
            return kwargs
        kwargs["headers"]["Content-Type"] = self.content_type
        if self.body == "json":
            kwargs["content"] = _json(body.to_dict())
        elif self.body == "form":
            kwargs["content"] = urlencode(list(_fields(body.to_dict()))).encode()
        elif isinstance(body, str):
            kwargs["content"] = body.encode()
            if "charset" not in (self.content_type or ""):
                kwargs["headers"]["Content-Type"] = f"{self.content_type}; charset=utf-8"
        else:
            kwargs["content"] = body
            if (length := _length(body)) is not None:
                kwargs["headers"]["Content-Length"] = str(length)
        return kwargs

    def _parts(self, fields: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """The parts of a form, a list as one for each item."""
        for name, value in fields.items():
            media_type = self.part_types.get(name)
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, File):
                    yield name, item.to_tuple(media_type)
                elif isinstance(item, dict):
                    yield name, (None, _json(item), media_type or "application/json")
                elif item is not None:
                    yield name, (None, _query_text(item).encode(), media_type)

    def _reader(self, status: int) -> Callable[[bytes], Any]:
        kind = self.responses.get(status)
        if kind == "bytes":
            return bytes
        return _read_text if kind == "str" else super()._reader(status)

    def read(self, response: httpx.Response) -> Response[T_co]:
        """Read an answer of httpx. Raises UnexpectedStatus for all but the documented success statuses."""
        answer = super().read(response)
        if self.responses[response.status_code] == "str":
            text: Any = response.text  # in the charset that the answer names
            answer.parsed = text
        return answer

    def opened(self, response: httpx.Response) -> httpx.Response:
        """An answer whose body is still to be read. Raises UnexpectedStatus as ``read`` does."""
        if response.status_code not in self.responses:
            response.read()
            self.read(response)
        return response

    async def opened_async(self, response: httpx.Response) -> httpx.Response:
        """The same, for an answer that is read asynchronously."""
        if response.status_code not in self.responses:
            await response.aread()
            self.read(response)
        return response


def sent(client: httpx.Client, arguments: dict[str, Any], *, stream: bool = False) -> httpx.Response:
    """Send a request with the cookies of the client beside its own."""
    return client.send(_request(client, arguments), stream=stream)


async def sent_async(client: httpx.AsyncClient, arguments: dict[str, Any], *, stream: bool = False) -> httpx.Response:
    """Send a request with the cookies of the client beside its own."""
    return await client.send(_request(client, ready(arguments)), stream=stream)


def _request(client: httpx.Client | httpx.AsyncClient, arguments: dict[str, Any]) -> httpx.Request:
    headers = {**arguments["headers"]}
    own = headers.pop("Cookie", None)
    request = client.build_request(**{**arguments, "headers": headers})
    if own is not None:
        others = request.headers.get("Cookie")
        request.headers["Cookie"] = f"{others}; {own}" if others else own
    return request


def ready(arguments: dict[str, Any]) -> dict[str, Any]:
    """Arguments for an async client, which takes no file and no iterable as they are."""
    content = arguments.get("content")
    if content is None or isinstance(content, bytes | str) or hasattr(content, "__aiter__"):
        return arguments
    return {**arguments, "content": _later(content)}


async def _later(content: Any) -> AsyncIterator[bytes]:
    """Read a file, or the next part, on a thread of its own."""
    from anyio.to_thread import run_sync  # noqa: PLC0415 - httpx has loaded it

    if hasattr(content, "read"):
        while chunk := await run_sync(content.read, _CHUNK):
            yield chunk
        return
    parts = iter(content)
    while (part := await run_sync(next, parts, None)) is not None:
        yield part


def undecorated(*functions: Any) -> list[Any]:
    """The functions that context managers were made of."""
    return [function.__wrapped__ for function in functions]


def _length(content: Any) -> int | None:
    """How many bytes are still to be read, where that can be told."""
    try:
        here = content.tell()
        end = content.seek(0, os.SEEK_END)
        content.seek(here)
    except (AttributeError, OSError):
        return None
    return int(end) - int(here)


def _plain(value: Any) -> Any:
    """A model as its JSON object, with the fields that are given."""
    return value.to_dict() if hasattr(value, "to_dict") else value


def _pairs(name: str, value: Any, style: str | None) -> Iterator[tuple[str, str]]:
    if style == "flag":
        if value is not False:
            yield name, ""
    elif style == "json":
        yield name, _json(value).decode()
    elif style == "deep" and isinstance(value, dict):
        yield from ((f"{name}[{key}]", _query_text(item)) for key, item in _given(value))
    elif style == "repeat" and isinstance(value, list | tuple):
        yield from ((name, _query_text(item)) for item in value)
    elif style == "repeat" and isinstance(value, dict):
        yield from ((key, _query_text(item)) for key, item in _given(value))
    elif not isinstance(value, list | tuple | dict) or value:
        yield name, _joined(name, value, style or ",")


def _given(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((key, item) for key, item in value.items() if item is not None)


def _joined(name: str, value: Any, separator: str) -> str:
    """A value as one text. Raises ValueError for an item of a list that holds the separator."""
    value = _plain(value)
    if isinstance(value, dict):
        value = [part for pair in _given(value) for part in pair]
    if not isinstance(value, list | tuple):
        return _query_text(value)
    texts = [_query_text(item) for item in value]
    for text in texts:
        if separator in text:
            raise ValueError(f"{name}: {text!r} holds {separator!r}, which separates the items")
    return separator.join(texts)


def _in_header(name: str, text: str) -> str:
    if not text.isascii() or not text.isprintable():
        raise ValueError(f"{name}={text!r} can't stand in a header")
    return text


def _fields(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        for item in value if isinstance(value, list) else [value]:
            if item is not None:
                yield name, _query_text(item)


def _read_text(content: bytes) -> str:
    return content.decode(errors="replace")


def _json(value: Any) -> bytes:
    import msgspec  # noqa: PLC0415 - on first use, to keep the import of this package light

    return msgspec.json.encode(value)
