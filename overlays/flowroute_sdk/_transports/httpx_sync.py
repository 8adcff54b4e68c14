"""Through an ``httpx.Client``: the user's own, or one of ours for a proxy or a transport."""

from __future__ import annotations

import contextvars
import os
import threading
from contextlib import closing, suppress
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

import httpx

from .. import _forks
from ..wire import Response
from .base import Failure, RawHeaderList, TransportOptions
from .httpx_common import (
    FORKED,
    GRACE,
    Incoming,
    Progress,
    impossible_proxy,
    own_client_options,
    phases,
    request_of,
)
from .mistaken import checked_client, checked_transport
from .uploads import Content, Upload

if TYPE_CHECKING:
    from .downloads import Sink

MOST_HELPERS = 100
"""Threads that carry requests with a deadline, those left behind at theirs included."""


class HttpxTransport:
    """Carries requests with ``Client.send``.

    A client that was handed in stays open on ``close``. Where there is a deadline, a thread of its
    own carries the request: nothing that a library below does can then outlast it.
    """

    def __init__(self, options: TransportOptions) -> None:
        self._options: TransportOptions = options
        self._owned = options.http_client is None
        self._given = options.http_client is not None or options.transport is not None
        self._closed = False
        self._process = os.getpid()
        self._client = _client(options)
        self._start_over()
        _forks.renew_in_children(self)

    def _start_over(self) -> None:
        self._helpers = threading.Semaphore(MOST_HELPERS)

    def renew_in_child(self) -> None:
        """Begin with a client of this process, where it is ours to make."""
        self._start_over()
        if not self._given:
            self._client = _client(self._options)
            self._process = os.getpid()

    def send(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: Content,
        timeout: float | None,
        remaining: float | None,
        *,
        safe: bool = True,  # noqa: ARG002 - no connection is used twice
        sink: Sink | None = None,
    ) -> Response:
        """Send a request and read the answer; see ``Transport.send``."""
        if self._process != os.getpid():
            raise Failure("closed", FORKED, sent=False)
        if self._closed or self._client.is_closed:
            raise Failure("closed", "the client is closed", sent=False)
        ends_at = None if remaining is None else monotonic() + remaining
        progress = Progress(ends_at)
        extensions = {"timeout": phases(timeout, remaining), "trace": progress.note}
        url = self._options.origin.url + target
        pieces, sent = None, cast(Any, content)
        if isinstance(content, Upload):
            pieces = content.pieces()
            # What can't be read at all fails before anything is sent.
            sent = chain((next(pieces, b""),), pieces)
        length = content.length if isinstance(content, Upload) else None
        request = request_of(self._client, method, url, headers, sent, extensions, length)
        try:
            if ends_at is None:
                return self._exchange(request, progress, None, sink)
            return self._exchange_until(request, progress, ends_at, sink)
        except Exception as error:
            raise progress.failure(error) from error
        finally:
            if pieces is not None:
                with suppress(ValueError):  # a thread that was left behind still reads
                    pieces.close()

    def _exchange(
        self,
        request: httpx.Request,
        progress: Progress,
        ends_at: float | None,
        sink: Sink | None,
    ) -> Response:
        answer = self._client.send(request, stream=True, auth=None, follow_redirects=False)
        with closing(answer):
            incoming = Incoming(answer, self._options.largest_body, progress, ends_at, sink)
            try:
                if answer.is_stream_consumed:
                    incoming.take_read(answer.content)
                else:
                    for chunk in answer.iter_raw():
                        for _ in incoming.take(chunk):
                            pass
                return incoming.finish()
            except BaseException:
                incoming.keep()
                raise

    def _exchange_until(
        self,
        request: httpx.Request,
        progress: Progress,
        ends_at: float,
        sink: Sink | None,
    ) -> Response:
        helpers = self._helpers
        if not helpers.acquire(timeout=max(ends_at - monotonic(), 0)):
            raise Failure("pool", "no thread became free", sent=False)
        results: list[Response | BaseException] = []
        done = threading.Event()

        def carry() -> None:
            try:
                results.append(self._exchange(request, progress, ends_at, sink))
            except BaseException as error:  # noqa: BLE001 - raised where the call was made
                results.append(error)
            finally:
                helpers.release()
                done.set()

        context = contextvars.copy_context()
        helper = threading.Thread(
            target=context.run, args=(carry,), name="flowroute_sdk-httpx", daemon=True
        )
        try:
            helper.start()
        except RuntimeError:
            helpers.release()
            raise Failure("pool", "no thread could be started", sent=False) from None
        try:
            in_time = done.wait(max(ends_at + GRACE - monotonic(), 0))
        except BaseException:
            progress.stop()
            raise
        if not in_time:
            progress.stop()
            raise TimeoutError("no answer in time")
        result = results[0]
        if isinstance(result, BaseException):
            raise result
        return result

    def close(self) -> None:
        """Close the client if it is ours."""
        self._closed = True
        if self._owned and self._process == os.getpid():
            self._client.close()


def _client(options: TransportOptions) -> httpx.Client:
    if options.http_client is not None:
        checked_client(options.http_client, httpx.Client)
        return cast(httpx.Client, options.http_client)
    if options.transport is not None:
        checked_transport(options.transport, httpx.BaseTransport)
    try:
        return httpx.Client(**own_client_options(options))
    except (AttributeError, ImportError, TypeError, ValueError, httpx.InvalidURL) as error:
        raise impossible_proxy(error, options.proxy) from None
