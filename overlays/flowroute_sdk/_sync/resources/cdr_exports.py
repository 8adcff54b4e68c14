# Derived from _async/resources/cdr_exports.py by `make generate`: do not edit.
# Source: sha256 bf23d7da4b72df4046fbbfab5ff4b39653c881218d0b44577b94f773f341e686
# Below: sha256 21834e562a6e6a3ae45a73cbdb13b2ec41e6db4ca4f5eed2659452c91dbe8445
"""Exports of call detail records: `client.cdr_exports`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from flowroute_api.api.cdr_exports import create_a_cdr_export, get_a_cdr_export, list_cdr_exports

from ..._arguments.checks import record_id
from ..._arguments.documented import check_documented, page_window
from ..._arguments.exports import export_request, with_more_filters
from ..._sides.pages_sync import paged
from ..engine.settling import carry_out
from .cdr_export_files import CdrExportFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any, Literal

    from flowroute_api.models import CdrExport, CdrExportDocument

    from ..._arguments.dates import DateLike
    from ..._arguments.phone import NumberLike
    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ..._sides.pages_sync import Page

__all__ = ["CdrExports"]


class CdrExports(CdrExportFiles):
    """Call detail records (CDRs) of the account, exported as CSV.

    An export is ready within minutes and available for three days: create it, wait for it, and
    read its rows or download its file.
    """

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = ("download", "rows", "wait_until_ready")

    def list_cdr_exports(
        self,
        *,
        status: Literal["processing", "completed", "failed"] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Page[CdrExport]:
        """List the CDR exports of the account. Their order isn't documented.

        Args:
            status: Only exports of this status: `processing`, `completed` or `failed`.
            limit: Exports per page, up to 200, which is the default.
            offset: How many exports to skip.
            max_items: The maximum number of items that iteration over all pages yields.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of range.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List CDR exports".
        """
        page_window(list_cdr_exports.OPERATION, limit, offset, max_items, check=check)
        if check:
            check_documented(list_cdr_exports.OPERATION, status=status)
        return paged(
            self._executor,
            list_cdr_exports.OPERATION,
            query={"status": status},
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    def create_a_cdr_export(
        self,
        *,
        start: DateLike,
        end: DateLike,
        number_aliases: str | Iterable[str] | None = None,
        number_aliases_contains: str | Iterable[str] | None = None,
        destination_numbers: NumberLike | Iterable[NumberLike] | None = None,
        callerid_numbers: NumberLike | Iterable[NumberLike] | None = None,
        custom_x_tags: str | Iterable[str] | None = None,
        caller_ip: str | None = None,
        duration_greater_than: float | None = None,
        more_filters: Mapping[str, object] | None = None,
        callback_url: str | None = None,
        on_unknown: OnUnknown = "raise",
        settle: float = 30.0,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> CdrExportDocument:
        """Request a file of the calls that match all given filters.

        With `on_unknown="find"`, all exports of the account are listed before the call and, if the
        outcome is unknown, again after it: one with these filters that was requested during the
        attempt is the result, unless another call of this process may have created it. An export is
        free, so you can also create it again.

        Args:
            start: Calls that start at this time or later: a date, datetime or string. A date means
                its midnight; a time without a zone is taken as UTC.
            end: Calls that start before this time, at most 92 days later. It is rounded up to a
                whole second.
            number_aliases: One or more exact aliases of your numbers.
            number_aliases_contains: One or more parts of aliases of your numbers.
            destination_numbers: One or more called numbers, in any usual form; short ones such as
                911 too.
            callerid_numbers: One or more caller numbers, in any usual form.
            custom_x_tags: One or more values of the SIP header X-Tag.
            caller_ip: The IP address that calls came from.
            duration_greater_than: Calls that last longer than this many seconds.
            more_filters: Further filters under the API's names, which aren't documented, sent as
                given.
            callback_url: The URL that the outcome is posted to.
            on_unknown: What to do after an unknown outcome: `"raise"`; `"find"` looks for the
                export and returns it; `"candidates"` looks for it and raises. The raw form only
                raises.
            settle: How many seconds to look for the export.
            check: False sends strings and numbers as given.
            **options: See `CallOptions`.

        Returns:
            The export, still processing: see `wait_until_ready`.

        Raises:
            InvalidArgument: A date or filter is invalid, or the period is empty or longer than 92
                days.
            OutcomeUnknown: The export may have been created. After a search, `candidates` holds
                the new exports that may be it.
            UnprocessableEntity: The server rejected a filter; it may be a BadRequest as well.

        Source: API page "Create a CDR export".
        """
        request = export_request(
            create_a_cdr_export.OPERATION,
            start=start,
            end=end,
            number_aliases=number_aliases,
            number_aliases_contains=number_aliases_contains,
            destination_numbers=destination_numbers,
            callerid_numbers=callerid_numbers,
            custom_x_tags=custom_x_tags,
            caller_ip=caller_ip,
            duration_greater_than=duration_greater_than,
            callback_url=callback_url,
            check=check,
        )
        return carry_out(
            self._executor,
            create_a_cdr_export.OPERATION,
            look=self._look,
            document=_export_document,
            on_unknown=on_unknown,
            settle=settle,
            body=request,
            options=with_more_filters(more_filters, options),
        )

    def get_a_cdr_export(
        self,
        cdr_export_id: str | int | CdrExport | CdrExportDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> CdrExportDocument:
        """Read one CDR export: its status, the URL of its file, and totals.

        Args:
            cdr_export_id: The export's id, or the export.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The export.

        Raises:
            InvalidArgument: `cdr_export_id` isn't an id.
            NotFound: The account has no such export.

        Source: API page "Get CDR export status".
        """
        path = {
            "cdr_export_id": record_id("cdr_export_id", cdr_export_id, "cdrexport", check=check)
        }
        return self._executor.call(get_a_cdr_export.OPERATION, path=path, options=options)

    def _look(self, effect: Any, _since: datetime, options: CallOptions) -> Sequence[CdrExport]:
        return [each for each in self.list_cdr_exports(**options) if effect.may_be(each)]


def _export_document(record: CdrExport) -> CdrExportDocument:
    """What creating the export would have returned."""
    from flowroute_api.models import CdrExportDocument

    return CdrExportDocument(data=record)
