"""From an operation and its arguments to a request that is ready to be sent. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote_plus

from .._options.options import Settings, merge
from ..errors import InvalidArgument
from ..wire import Request

if TYPE_CHECKING:
    from flowroute_api.types import Operation

    from .._options.config import Credentials
    from .._transports.origin import Origin
    from ..limits import Bucket

RawHeader = tuple[bytes, bytes]


class Call:
    """One call, ready to be sent as often as it takes."""

    __slots__ = (
        "bucket",
        "content",
        "headers",
        "method",
        "origin",
        "quiet",
        "safe",
        "settings",
        "target",
    )

    def __init__(
        self,
        origin: Origin,
        method: str,
        target: str,
        headers: list[RawHeader],
        content: bytes | None,
        settings: Settings,
        *,
        safe: bool,
        quiet: bool = False,
        bucket: Bucket | None = None,
    ) -> None:
        self.origin: Origin = origin
        self.method: str = method
        self.target: str = target
        self.headers: list[RawHeader] = headers
        self.content: bytes | None = content
        self.settings: Settings = settings
        self.safe: bool = safe
        self.quiet: bool = quiet
        self.bucket: Bucket | None = bucket

    @property
    def path(self) -> str:
        """The path below the base URL, with its query."""
        return self.target.removeprefix(self.origin.base_path)

    @property
    def request(self) -> Request:
        """What is sent, as errors and hooks show it."""
        return Request(self.method, self.origin.url + self.target, self.headers, self.content)


class Builder:
    """Makes the calls of one client."""

    def __init__(self, origin: Origin, credentials: Credentials, user_agent: bytes) -> None:
        self.origin: Origin = origin
        self.keys_from: str = credentials.keys_from
        self._fixed = [(b"authorization", credentials.authorization), (b"user-agent", user_agent)]
        self._known: dict[tuple[str, str | None], list[RawHeader]] = {}

    def operation_call(
        self,
        operation: Operation[Any],
        path: Mapping[str, object],
        query: Mapping[str, object],
        body: object,
        bucket: Bucket | None,
        settings: Settings,
    ) -> Call:
        """The call of an operation. Raises InvalidArgument for what can't be sent."""
        content = None if body is None else encode(body, settings.body)
        try:
            target = operation.url(**path)
        except ValueError:
            raise InvalidArgument("id", path, "something that can stand in a path") from None
        try:
            pairs = operation.query(**query)
        except ValueError:
            raise InvalidArgument("query", query, "values that can be written as text") from None
        return Call(
            self.origin,
            operation.method,
            self._target(target, pairs, settings),
            self._headers(operation.accept, operation.content_type if content else None, settings),
            content,
            settings,
            safe=operation.safe_to_repeat,
            quiet=None in operation.responses.values(),
            bucket=bucket,
        )

    def free_call(
        self,
        method: str,
        target: str,
        content: bytes | None,
        content_type: str,
        settings: Settings,
        *,
        safe: bool,
        bucket: Bucket | None,
    ) -> Call:
        """The call of a method and a path that no operation describes."""
        return Call(
            self.origin,
            method,
            self._target(target, [], settings),
            self._headers(content_type, content_type if content is not None else None, settings),
            content,
            settings,
            safe=safe,
            quiet=True,
            bucket=bucket,
        )

    def _target(self, path: str, query: list[tuple[str, str]], settings: Settings) -> str:
        path = self.origin.base_path + path
        if not query and not settings.query:
            return path
        replaced = {name for name, _ in settings.query}
        path = without(path, replaced)
        pairs = [pair for pair in query if pair[0] not in replaced]
        pairs += ((name, value) for name, value in settings.query if value is not None)
        if not pairs:
            return path
        return f"{path}{'&' if '?' in path else '?'}{query_string(pairs)}"

    def _headers(
        self, accept: str, content_type: str | None, settings: Settings
    ) -> list[RawHeader]:
        headers = self._known.get((accept, content_type))
        if headers is None:
            headers = [*self._fixed, (b"accept", accept.encode())]
            if content_type is not None:
                headers.append((b"content-type", content_type.encode()))
            self._known[accept, content_type] = headers
        if not settings.headers:
            return headers
        replaced = {name for name, _ in settings.headers}
        return [*(pair for pair in headers if pair[0] not in replaced), *settings.headers]


def without(target: str, names: Container[str]) -> str:
    """A path without the parameters of these names in its query; the others stay as written."""
    path, mark, query = target.partition("?")
    if not mark:
        return target
    kept = "&".join(
        pair for pair in query.split("&") if unquote_plus(pair.partition("=")[0]) not in names
    )
    return f"{path}?{kept}" if kept else path


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as a query. Raises InvalidArgument for text that can't be encoded."""
    try:
        return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
    except UnicodeEncodeError:
        raise InvalidArgument("query", pairs, "text without lone surrogates") from None


def _plain(value: object) -> str:
    """A subclass of str, such as a number that the API wrote, as the string that it is."""
    if isinstance(value, str):
        return str(value)
    raise TypeError


def encode(body: object, extra: Mapping[str, object] | None = None) -> bytes:
    """A body as JSON, with ``extra`` merged into it.

    Raises InvalidArgument for what can't be JSON.
    """
    import msgspec  # on first use, to keep the import of the client light

    to_dict = getattr(body, "to_dict", None)
    fields = body if to_dict is None else to_dict()
    if extra:
        if not isinstance(fields, Mapping):
            raise InvalidArgument("extra_body", extra, "a body that is an object to merge into")
        fields = merge(fields, extra)
    try:
        return msgspec.json.encode(fields, enc_hook=_plain)
    except (TypeError, ValueError, OverflowError, RecursionError):
        raise InvalidArgument("body", fields, "values that JSON can hold") from None
