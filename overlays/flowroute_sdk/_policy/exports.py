"""Whether a CDR export is ready, and how often to look. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import DownloadError, DownloadExpired, ExportFailed, ExportUnfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flowroute_api.models import CdrExport

__all__ = ["export_pauses", "file_address", "has_expired", "is_ready", "told_by"]

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 15.0


def export_pauses() -> Iterator[float]:
    """Yield the seconds between one look and the next: most exports take minutes."""
    pause = _FIRST_PAUSE
    while True:
        yield pause
        pause = min(pause * 2, _LONGEST_PAUSE)


def is_ready(export: CdrExport) -> bool:
    """Tell whether the file is there.

    Raises:
        ExportFailed: It never will be.
    """
    status = export.attributes.status
    if status == "failed":
        raise ExportFailed(f"CDR export {export.id} has failed", export=export)
    return status == "completed" and bool(export.attributes.download_url)


def file_address(export: CdrExport) -> str:
    """Return where the file of an export lies.

    Raises:
        ExportFailed: There will be no file.
        ExportUnfinished: There is none yet.
    """
    if not is_ready(export):
        status = export.attributes.status
        text = f"CDR export {export.id} isn't ready, its status is {status}: see wait_until_ready"
        raise ExportUnfinished(text, export=export)
    return str(export.attributes.download_url)


def has_expired(export: CdrExport, now: float) -> bool:
    """Tell whether the file can't be fetched any more, by the machine's clock."""
    expires_at = export.attributes.expires_at
    return expires_at is not None and expires_at.timestamp() <= now


def told_by(error: DownloadError, export: CdrExport, now: float) -> DownloadError:
    """Return the error of a download with what the export says about it."""
    is_over = error.status == 403 and has_expired(export, now)
    if not (isinstance(error, DownloadExpired) or is_over):
        return error
    expires_at = export.attributes.expires_at
    since = "" if expires_at is None else f" on {expires_at:%Y-%m-%d %H:%M:%S %Z}"
    text = f"the file of CDR export {export.id} expired{since}: create the export again"
    return DownloadExpired(text, status=error.status)
