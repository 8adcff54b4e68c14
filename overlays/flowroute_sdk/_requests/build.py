"""From an operation and its arguments to a request that is ready to be sent. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote_plus

from .._transports.uploads import Upload
from ..errors import InvalidArgument
from ..wire import Request
from .bodies import MULTIPART, encode_other, flags_of, given_headers
from .json_body import encode as encode

if TYPE_CHECKING:
    from flowroute_api.types import Operation

    from .._options.config import Credentials
    from .._options.options import Settings
    from .._transports.downloads import Sink
    from .._transports.origin import Origin
    from ..limits import Bucket

RawHeader = tuple[bytes, bytes]
PLAIN = (None, "json")


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
        "sink",
        "target",
        "upload",
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
        upload: Upload | None = None,
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
        self.upload: Upload | None = upload
        """What is read while it is sent, in place of a content."""
        self.sink: Sink | None = None
        """Where the body of a success goes."""

    @property
    def is_repeatable(self) -> bool:
        """Whether what is sent, and written, can be so once more."""
        upload, sink = self.upload, self.sink
        return (upload is None or upload.is_repeatable) and (sink is None or sink.is_repeatable)

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
        headers: Mapping[str, object] | None = None,
    ) -> Call:
        """The call of an operation. Raises InvalidArgument for what can't be sent."""
        form = getattr(operation, "body", None)
        if form in PLAIN or body is None:
            content = None if body is None else encode(body, settings.body)
            upload, content_type = None, operation.content_type if content else None
        else:
            content, upload, content_type = encode_other(operation, form, body, settings.body)
        try:
            target = operation.url(**path)
        except ValueError:
            raise InvalidArgument("id", path, "a value that can be part of a path") from None
        try:
            pairs = operation.query(**query)
        except ValueError:
            raise InvalidArgument("query", query, "values that can be written as text") from None
        return Call(
            self.origin,
            operation.method,
            self._target(target, pairs, settings, flags_of(operation)),
            self._headers(
                operation.accept, content_type, settings, given_headers(operation, headers)
            ),
            content,
            settings,
            safe=operation.safe_to_repeat,
            quiet=None in operation.responses.values(),
            bucket=bucket,
            upload=upload,
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

    def _target(
        self,
        path: str,
        query: list[tuple[str, str]],
        settings: Settings,
        flags: Container[str] = (),
    ) -> str:
        path = self.origin.base_path + path
        if not query and not settings.query:
            return path
        replaced = {name for name, _ in settings.query}
        path = without(path, replaced)
        pairs = [pair for pair in query if pair[0] not in replaced]
        pairs += ((name, value) for name, value in settings.query if value is not None)
        if not pairs:
            return path
        return f"{path}{'&' if '?' in path else '?'}{query_string(pairs, flags)}"

    def _headers(
        self,
        accept: str,
        content_type: str | None,
        settings: Settings,
        more: list[RawHeader] | None = None,
    ) -> list[RawHeader]:
        if content_type is not None and content_type.startswith(MULTIPART):
            more = [
                *(more or []),
                (b"content-type", content_type.encode()),
            ]  # another one each time
            content_type = None
        headers = self._known_headers(accept, content_type)
        if more:
            headers = [*headers, *more]
        if not settings.headers:
            return headers
        replaced = {name for name, _ in settings.headers}
        return [*(pair for pair in headers if pair[0] not in replaced), *settings.headers]

    def _known_headers(self, accept: str, content_type: str | None) -> list[RawHeader]:
        headers = self._known.get((accept, content_type))
        if headers is None:
            headers = [*self._fixed, (b"accept", accept.encode())]
            if content_type is not None:
                headers.append((b"content-type", content_type.encode()))
            self._known[accept, content_type] = headers
        return headers


def without(target: str, names: Container[str]) -> str:
    """A path without the parameters of these names in its query; the others stay as written."""
    path, mark, query = target.partition("?")
    if not mark:
        return target
    kept = "&".join(
        pair for pair in query.split("&") if unquote_plus(pair.partition("=")[0]) not in names
    )
    return f"{path}?{kept}" if kept else path


def query_string(pairs: Iterable[tuple[str, str]], flags: Container[str] = ()) -> str:
    """Pairs as a query; ``flags`` are names that stand without a value.

    Raises InvalidArgument for text that can't be encoded.
    """
    try:
        return "&".join(
            quote(name, safe="")
            if not value and name in flags
            else f"{quote(name, safe='')}={quote(value, safe='')}"
            for name, value in pairs
        )
    except UnicodeEncodeError:
        raise InvalidArgument("query", pairs, "text without lone surrogates") from None
