"""Call detail records as files: `client.cdr_exports`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from flowroute_api.api.cdr_exports import create_a_cdr_export, get_a_cdr_export, list_cdr_exports

from ..._arguments.checks import record_id
from ..._arguments.documented import check_documented, page_window
from ..._arguments.exports import export_request, with_more_filters
from ..._sides.pages_async import paged
from ..engine.settling import carry_out
from .cdr_export_files import AsyncCdrExportFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any, Literal

    from flowroute_api.models import CdrExport, CdrExportDocument

    from ..._arguments.dates import DateLike
    from ..._arguments.phone import NumberLike
    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ..._sides.pages_async import AsyncPaged

__all__ = ["AsyncCdrExports"]


class AsyncCdrExports(AsyncCdrExportFiles):
    """Call detail records (CDRs) of the account, exported as CSV.

    An export is created, ready within minutes, and then good for three days: create it, wait for
    it, and read its rows or download its file.
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
    ) -> AsyncPaged[CdrExport]:
        """List the CDR exports of the account. Their order isn't documented.

        Args:
            status: Only exports of this status: `processing`, `completed` or `failed`.
            limit: Exports per page, up to 200, which is the default.
            offset: How many exports to skip.
            max_items: How many items iteration over all pages yields at most.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it goes on to the pages after it.

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

    async def create_a_cdr_export(
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
        """Ask for a file of calls. A call has to pass all filters that are given.

        With `on_unknown="find"` all exports of the account are listed before and, when no clear
        answer comes, again afterwards: one with these filters that was asked for within the attempt
        is the result, where no other call of this process can have made it. An export costs
        nothing, so making it again is the other way.

        Args:
            start: Calls that start at this time or later: a date, datetime or string. A date is its
                midnight, and a time without a zone is taken for UTC.
            end: Calls that start before this time, which is at most 92 days later. Whole seconds
                are sent; what is left of one is rounded up.
            number_aliases: One alias of your numbers or several, exact.
            number_aliases_contains: Parts of aliases of your numbers.
            destination_numbers: One number that was called or several, in any usual form; short
                ones such as 911 too.
            callerid_numbers: One number of a caller or several, in any usual form.
            custom_x_tags: One value of the SIP header X-Tag or several.
            caller_ip: The address that calls came from.
            duration_greater_than: Calls that last longer than this many seconds.
            more_filters: Further filters by the API's names, which its pages don't tell, sent as
                given.
            callback_url: The URL that the outcome is posted to.
            on_unknown: `"raise"`; `"find"` to look for the export after an unknown outcome and
                return it; `"candidates"` to look for it and raise. The raw form only raises.
            settle: Seconds to look for the export.
            check: False sends texts and numbers as given.
            **options: See `CallOptions`.

        Returns:
            The export, still processing: see `wait_until_ready`.

        Raises:
            InvalidArgument: A date can't be one, the period is empty or longer than 92 days, or a
                filter can't be right.
            OutcomeUnknown: The export may have been created. After a look, `candidates` holds the
                new exports that may be it.
            UnprocessableEntity: The server refused a filter; BadRequest is possible as well.

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
        return await carry_out(
            self._executor,
            create_a_cdr_export.OPERATION,
            look=self._look,
            document=_export_document,
            on_unknown=on_unknown,
            settle=settle,
            body=request,
            options=with_more_filters(more_filters, options),
        )

    async def get_a_cdr_export(
        self,
        cdr_export_id: str | int | CdrExport | CdrExportDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> CdrExportDocument:
        """Read one CDR export: how far it is, where its file lies, what its calls come to.

        Args:
            cdr_export_id: The export's id, or the export.
            check: False lets a record of any type stand for its id.
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
        return await self._executor.call(get_a_cdr_export.OPERATION, path=path, options=options)

    async def _look(
        self, effect: Any, _since: datetime, options: CallOptions
    ) -> Sequence[CdrExport]:
        return [each async for each in self.list_cdr_exports(**options) if effect.may_be(each)]


def _export_document(record: CdrExport) -> CdrExportDocument:
    """What creating an export would have answered."""
    from flowroute_api.models import CdrExportDocument

    return CdrExportDocument(data=record)
