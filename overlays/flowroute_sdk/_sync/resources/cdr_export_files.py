# Derived from _async/resources/cdr_export_files.py by `make generate`: do not edit.
# Source: sha256 81110751010846b03afb5d66004948eb4bfb5b9fa6a7a076585aabd0b1cc7785
# Below: sha256 d0c6dc3fb8115c2edfb4cfba4f905bf7472c0c228ca97a2ec6c50105b7a5c413
"""Waiting for CDR exports and fetching their files: part of `client.cdr_exports`."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, TypeVar, Unpack, cast

from flowroute_api.api.cdr_exports import get_a_cdr_export

from ..._arguments.checks import check_seconds, record_id
from ..._options.options import checked_size
from ..._policy import retry
from ..._policy.exports import export_pauses, file_address, is_ready, told_by
from ..._sides import rim_sync as rim
from ...errors import (
    DownloadError,
    ExportUnfinished,
    FlowrouteError,
    RateLimited,
    ResponseError,
    ServerError,
    TransportError,
)
from ..engine.resource import Resource
from ..engine.settling import one_look

if TYPE_CHECKING:
    import os
    import ssl
    from collections.abc import Iterator
    from typing import BinaryIO

    from flowroute_api.models import CdrExport, CdrExportDocument

    from ..._arguments.waiting import OnProgress
    from ..._files.transfer import Transfer
    from ..._options.options import CallOptions, Settings
    from ...call_records import CallRecord

__all__ = ["CdrExportFiles"]

Target = TypeVar("Target", bound="str | os.PathLike[str] | IO[bytes]")

_LARGEST_FILE = 1_000_000_000
_LARGEST = 4_000_000_000
_WAIT = 900.0
_FURTHER = 1 << 16
"""Bytes by which an attempt has to get further for the count of failures to begin anew."""


class CdrExportFiles(Resource):
    """The helpers that wait for an export and fetch its file."""

    __slots__ = ()

    def wait_until_ready(
        self,
        cdr_export_id: str | int | CdrExport | CdrExportDocument,
        *,
        within: float = _WAIT,
        on_progress: OnProgress | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> CdrExportDocument:
        """Wait until the file of an export is ready, which usually takes less than five minutes.

        The export is polled, every 15 seconds after the first few times. A look-up that fails
        because of the network, the server or a rate limit doesn't end the wait.

        Args:
            cdr_export_id: The export's id, the export, or the result of creating it.
            within: How many seconds to wait in all.
            on_progress: Called with the export after each look-up, including the last. If it
                raises, the wait ends.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`; they apply to each look-up.

        Returns:
            The completed export, with its totals and the URL of its file.

        Raises:
            InvalidArgument: `cdr_export_id` isn't an id, or `within` isn't a number of seconds.
            ExportFailed: The API couldn't create the export.
            ExportUnfinished: `within` seconds have passed. Its `export` is the export as last
                read; if the last look-up failed, its error is the `__cause__`.
            NotFound: The account has no such export.
            AuthenticationFailed: The credentials are wrong.

        Source: API page "Get CDR export status".
        """
        check_seconds("within", within)
        wanted = record_id("cdr_export_id", cdr_export_id, "cdrexport", check=check)
        wiring = self._executor.wiring
        until = wiring.monotonic() + within
        last: CdrExportDocument | None = None
        failure: FlowrouteError | None = None
        for pause in export_pauses():
            look = one_look(self._executor, options, until - wiring.monotonic())
            try:
                last = self._read(wanted, look)
            except (TransportError, ResponseError, RateLimited, ServerError) as error:
                failure = error
            else:
                failure = None
                if on_progress is not None:
                    rim.settle(on_progress(last.data))
                if is_ready(last.data):
                    return last
            remaining = until - wiring.monotonic()
            if remaining <= 0:
                break
            wiring.sleep(min(pause, remaining))
        export = None if last is None else last.data
        status = None if export is None else export.attributes.status
        text = f"CDR export {wanted} isn't ready after {within:g} s; status: {status}"
        raise ExportUnfinished(text, export=export) from failure

    def download(
        self,
        cdr_export_id: str | int | CdrExport | CdrExportDocument,
        to: Target,
        *,
        limit: int = _LARGEST_FILE,
        largest: int = _LARGEST,
        allow_private: bool = False,
        ssl_context: ssl.SSLContext | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Target:
        """Download the file of a completed export: CSV, usually compressed with gzip.

        It is fetched over a separate connection, without the credentials and the proxy of the
        client, straight to disk. An interrupted download is resumed. At a path, the file appears
        only when it is complete: its length and, if it is compressed, its checksum are verified.

        Args:
            cdr_export_id: The export, or its id; by the id, it is read first.
            to: A path, which is overwritten; or a file opened for writing bytes, which is written
                at the end.
            limit: The maximum size of the file, in bytes.
            largest: The maximum decompressed size, in bytes.
            allow_private: True allows addresses that aren't public, and plain HTTP to them. The
                client's own host is always allowed.
            ssl_context: The TLS context to use in place of the default one.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`. `timeout` applies to each wait for data, `deadline` and
                `max_retries` each to reading the export and to fetching its file.

        Returns:
            `to`.

        Raises:
            InvalidArgument: `cdr_export_id` isn't an id, or `to` can't be written to.
            ExportUnfinished: The export isn't ready yet.
            ExportFailed: The API couldn't create it.
            DownloadExpired: The three days have passed.
            DownloadError: The file can't be fetched, is too large, or is incomplete.
            OSError: The file can't be written.

        Source: API page "Get CDR export status".
        """
        from ..._files.transfer import checked_target, in_place_of

        checked_target(to)
        export = self._export(cdr_export_id, options, check=check)
        with in_place_of(to) as file:
            self._fetch(
                export,
                file,
                limit=limit,
                largest=largest,
                allow_private=allow_private,
                context=ssl_context,
                options=options,
            )
        return to

    def rows(
        self,
        source: CdrExport | CdrExportDocument | str | os.PathLike[str] | IO[bytes],
        *,
        strict: bool = True,
        limit: int = _LARGEST_FILE,
        largest: int = _LARGEST,
        allow_private: bool = False,
        ssl_context: ssl.SSLContext | None = None,
        **options: Unpack[CallOptions],
    ) -> Iterator[CallRecord]:
        """Read the rows of an export, or of a downloaded file, one by one.

        The file of an export is first fetched to a temporary file, as `download` does; only a few
        rows are in memory at a time.

        Args:
            source: The completed export, a path, or a file opened for reading bytes.
            strict: False tolerates rows with too few or too many columns, and unreadable values,
                which become None; see `flowroute_sdk.call_records.read`.
            limit: The maximum size of the file, in bytes.
            largest: The maximum decompressed size, in bytes.
            allow_private: True allows addresses that aren't public; see `download`.
            ssl_context: The TLS context to use in place of the default one.
            **options: See `CallOptions`, and `download`.

        Returns:
            The calls, in the order of the file.

        Raises:
            InvalidArgument: `source` is none of these.
            CallRecordError: A row is malformed, or the file has no call records; it names the line.
            DownloadError: The file can't be fetched; see `download` for its other errors.
            OSError: A file can't be read.

        Source: API page "Get CDR export status".
        """
        from ..._files.transfer import temporary
        from ...call_records import read

        record = getattr(source, "data", source)
        if not hasattr(record, "attributes"):
            for call in rim.each_of(read(cast("Any", source), strict=strict, largest=largest)):
                yield call
            return
        with temporary() as file:
            self._fetch(
                self._export(record, options, check=True),
                file,
                limit=limit,
                largest=largest,
                allow_private=allow_private,
                context=ssl_context,
                options=options,
            )
            file.seek(0)
            for call in rim.each_of(read(file, strict=strict, largest=largest)):
                yield call

    def _read(self, wanted: str, options: CallOptions) -> CdrExportDocument:
        return self._executor.plain.call(
            get_a_cdr_export.OPERATION, path={"cdr_export_id": wanted}, options=options
        )

    def _export(self, given: Any, options: CallOptions, *, check: bool) -> CdrExport:
        """The given export, read first if the URL of its file isn't known."""
        wanted = record_id("cdr_export_id", given, "cdrexport", check=check)
        record = getattr(given, "data", given)
        known = getattr(record, "attributes", None)
        if known is not None and known.download_url:
            export: CdrExport = record
            return export
        return (self._read(wanted, options)).data

    def _fetch(
        self,
        export: CdrExport,
        file: BinaryIO,
        *,
        limit: int,
        largest: int,
        allow_private: bool,
        context: ssl.SSLContext | None,
        options: CallOptions,
    ) -> None:
        """Copy the file of an export into another one, complete and verified."""
        from ..._files.transfer import Transfer

        checked_size(limit, "limit")
        checked_size(largest, "largest")
        settings = self._executor.settings_for(get_a_cdr_export.OPERATION, options)
        address = file_address(export)
        is_ours = self._executor.wiring.builder.origin.owns(address)
        transfer = Transfer(
            address, file, limit=limit, allow_private=allow_private or is_ours, context=context
        )
        try:
            self._attempts(transfer, settings)
            rim.in_thread(transfer.check, largest)
        except DownloadError as error:
            told = told_by(error, export, self._executor.wiring.now())
            if told is error:
                raise
            raise told from error

    def _attempts(self, transfer: Transfer, settings: Settings) -> None:
        """Fetch a file within the allowed attempts; those that make progress don't count."""
        wiring = self._executor.wiring
        ends_at = None if settings.deadline is None else wiring.monotonic() + settings.deadline
        failed, fetched = 0, 0
        while True:
            remaining = None if ends_at is None else ends_at - wiring.monotonic()
            try:
                rim.in_thread(transfer.attempt, settings.timeout, remaining, stop=transfer.stop)
            except DownloadError as error:
                failed = 1 if transfer.size >= fetched + _FURTHER else failed + 1
                fetched = max(fetched, transfer.size)
                pause = _pause(error, failed, settings, ends_at, wiring)
                if pause is None:
                    raise
            else:
                return
            wiring.sleep(pause)


def _pause(
    error: DownloadError, failed: int, settings: Settings, ends_at: float | None, wiring: Any
) -> float | None:
    """Seconds until the next attempt; None when there is none."""
    if not error.is_temporary:
        return None
    return retry.pause(
        failed,
        max_retries=settings.max_retries,
        retry_after=None,
        remaining=None if ends_at is None else ends_at - wiring.monotonic(),
        random=wiring.chance,
    )
