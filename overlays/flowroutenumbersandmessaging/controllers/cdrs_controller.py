"""Exports of call records, the old way."""

from __future__ import annotations

import csv
import gzip
import tempfile
import zlib
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any, NoReturn

from flowroute_sdk import FlowrouteError, models

from .._connection import options_of
from .._replaced import replaced
from ..exceptions._both import as_old
from ..exceptions.api_exception import APIException
from ..http.http_context import HttpContext
from ..http.http_request import HttpRequest
from ..http.http_response import HttpResponse
from .base_controller import BaseController, segment

old = replaced("cdrs")
GZIP = b"\x1f\x8b"


class CDRsController(BaseController):
    """Exports, and the rows in their files."""

    @old
    def list_cdrs(self, limit: Any = None, offset: Any = None, status: Any = None) -> Any:
        """The account's exports."""
        return self._get("/v2/cdrs/exports", limit=limit, offset=offset, status=status)

    @old
    def get_cdr_export_status(self, cdrexport_id: Any) -> Any:
        """One export."""
        return self._export(cdrexport_id)

    @old
    def create_cdr_export(self, filters: Any, callback_url: Any = None) -> Any:
        """Ask for an export. Never repeated when it is unclear whether it was made."""
        attributes = {"filter_parameters": filters}
        if callback_url is not None:
            attributes["callback_url"] = callback_url
        body = {"data": {"type": "cdrexport", "attributes": attributes}}
        return self._create("/v2/cdrs/exports", body)

    @old
    def download_cdr_export(self, cdrexport_id: Any, filename: Any) -> Any:
        """Write the rows of an export into a file, as CSV; None when it isn't ready."""
        export = self._export(cdrexport_id)
        attributes = export.get("data", {}).get("attributes") if isinstance(export, dict) else None
        if not (attributes and attributes.get("download_url")):
            return None
        target = Path(filename)
        try:
            self._fetch(export, target)
        except FlowrouteError as error:
            request = HttpRequest("GET", attributes["download_url"])
            raise as_old(error, request, f"Error fetching CDR Export data {error}") from error
        except (OSError, EOFError, zlib.error) as error:
            _fail(f"Error fetching CDR Export data {error}", error)
        return {"filename": filename}

    @old
    def parse_cdr_export(self, filename: Any) -> Any:
        """The rows of a file, each a dict of texts."""
        try:
            with Path(filename).open(newline="", encoding="utf-8-sig") as file:
                return list(csv.DictReader(file))
        except (OSError, TypeError, ValueError, csv.Error) as error:
            _fail(f"Error parsing CDR Export data {error}", error)

    def _export(self, cdrexport_id: Any) -> Any:
        return self._get(f"/v2/cdrs/exports/{segment('cdrexport_id', cdrexport_id)}")

    def _fetch(self, export: dict[str, Any], target: Path) -> None:
        """Have the file appear when all of it is there."""
        client = self._connection.client(self._manner())
        part = target.with_name(f"{target.name}.part")
        with tempfile.TemporaryFile() as compressed:
            ready = models.CdrExportDocument.from_dict(export)
            client.cdr_exports.download(ready, compressed, **options_of(self._manner()))
            try:
                with part.open("wb") as file:
                    copyfileobj(_plain(compressed), file)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)


def _plain(compressed: IO[bytes]) -> IO[bytes]:
    """The file from its beginning, decompressed where it is compressed."""
    compressed.seek(0)
    is_compressed = compressed.read(len(GZIP)) == GZIP
    compressed.seek(0)
    return gzip.open(compressed) if is_compressed else compressed  # type: ignore[return-value]


def _fail(text: str, cause: Exception) -> NoReturn:
    raise APIException(text, HttpContext(HttpRequest("", ""), HttpResponse(0, {}, ""))) from cause
