"""Requests and responses, as errors, hooks and raw responses carry them.

They are read-only and can be pickled. They never hold credentials: headers with secrets are left
out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Generic, NamedTuple, Never, TypeAlias, TypeVar

__all__ = ["Headers", "RawHeaders", "RawResponse", "Request", "Response", "RetryEvent"]

T_co = TypeVar("T_co", covariant=True)

SECRET_HEADERS = frozenset({b"authorization", b"proxy-authorization", b"cookie"})
RawHeaders: TypeAlias = Iterable[tuple[bytes, bytes]]
"""Raw headers: pairs of names and values."""


class Headers(Mapping[str, str]):
    """Read-only headers: names in lower case, looked up in any case, repeated ones joined."""

    __slots__ = ("_values",)

    def __init__(self, raw: RawHeaders) -> None:
        values: dict[str, str] = {}
        for name, value in raw:
            key, text = name.decode("latin-1").lower(), value.decode("latin-1")
            values[key] = f"{values[key]}, {text}" if key in values else text
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __reduce__(self) -> tuple[Any, ...]:
        raw = tuple((k.encode("latin-1"), v.encode("latin-1")) for k, v in self._values.items())
        return Headers, (raw,)

    def __repr__(self) -> str:
        return f"Headers({self._values!r})"


class _Frozen:
    __slots__ = ()

    _ARGUMENTS: ClassVar[tuple[str, ...]]
    """The attributes in the order in which the constructor takes them."""

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"{type(self).__name__} is read-only")

    def __delattr__(self, name: str) -> Never:
        raise AttributeError(f"{type(self).__name__} is read-only")

    def _state(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._ARGUMENTS)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._state() == other._state()

    def __hash__(self) -> int:
        return hash((type(self), self._state()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self._state()


_set = object.__setattr__


class Request(_Frozen):
    """A request as it was sent, without its credentials."""

    __slots__ = ("_raw_headers", "content", "method", "url")

    _ARGUMENTS = ("method", "url", "_raw_headers", "content")

    method: str
    """The HTTP method in capitals."""
    url: str
    """The full URL, including the query."""
    content: bytes | None
    """The body as sent; None if there was none."""

    def __init__(
        self, method: str, url: str, headers: RawHeaders = (), content: bytes | None = None
    ) -> None:
        _set(self, "method", method)
        _set(self, "url", url)
        kept = tuple((name, value) for name, value in headers if name.lower() not in SECRET_HEADERS)
        _set(self, "_raw_headers", kept)
        _set(self, "content", content)

    _raw_headers: tuple[tuple[bytes, bytes], ...]

    @property
    def headers(self) -> Headers:
        """The headers, without those that hold secrets."""
        return Headers(self._raw_headers)

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.url}>"


class Response(_Frozen):
    """A response as received."""

    __slots__ = ("_raw_headers", "content", "status")

    _ARGUMENTS = ("status", "_raw_headers", "content")

    status: int
    """The HTTP status."""
    content: bytes
    """The untouched body, after content decoding (gzip)."""

    def __init__(self, status: int, headers: RawHeaders = (), content: bytes = b"") -> None:
        _set(self, "status", status)
        _set(self, "_raw_headers", tuple(headers))
        _set(self, "content", content)

    _raw_headers: tuple[tuple[bytes, bytes], ...]

    @property
    def headers(self) -> Headers:
        """The headers."""
        return Headers(self._raw_headers)

    @property
    def text(self) -> str:
        """The body as text; invalid UTF-8 is replaced."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """The body parsed as JSON. Raises ValueError if it isn't JSON."""
        return json.loads(self.content)

    def header(self, name: str) -> str | None:
        """One header's value, or None."""
        return self.headers.get(name)

    def __repr__(self) -> str:
        return f"<Response {self.status}, {len(self.content)} bytes>"


class RetryEvent(NamedTuple):
    """Why and when a call is about to be repeated."""

    request: Request
    """The request sent."""
    response: Response | None
    """The answer that calls for another attempt; None if there was none."""
    attempt: int
    """The number of the attempt that failed, from 1."""
    delay: float
    """Seconds until the next one."""
    reason: str
    """The status, or what happened to the connection."""


class RawResponse(Generic[T_co]):
    """A successful response as received; `parse()` returns what a plain call would have."""

    __slots__ = ("_read", "request", "response")

    def __init__(self, request: Request, response: Response, read: Callable[[], T_co]) -> None:
        self.request: Request = request
        self.response: Response = response
        self._read: Callable[[], T_co] = read

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status

    @property
    def headers(self) -> Headers:
        """The headers of the answer."""
        return self.response.headers

    @property
    def content(self) -> bytes:
        """The untouched body."""
        return self.response.content

    def parse(self) -> T_co:
        """What the plain call returns. Raises ResponseError if the body can't be understood."""
        return self._read()

    def __repr__(self) -> str:
        return f"<RawResponse {self.status}, {len(self.content)} bytes>"
