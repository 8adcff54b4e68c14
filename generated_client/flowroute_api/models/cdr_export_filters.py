# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    UTC,
    Blank,
    Model,
    from_iso,
    mismatch,
    read_timestamp,
)

if TYPE_CHECKING:
    pass


class CdrExportFilters(Model):
    """The filters that an export was asked for with. Those that weren't used are missing; there
    are others."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "start_call_start_time": "start_call_start_time",
        "start_call_end_time": "start_call_end_time",
        "number_aliases": "number_aliases",
        "number_aliases_contains": "number_aliases_contains",
        "destination_numbers": "destination_numbers",
        "callerid_numbers": "callerid_numbers",
        "custom_x_tags": "custom_x_tags",
        "caller_ip": "caller_ip",
        "duration_greater_than": "duration_greater_than",
    }

    start_call_start_time: datetime.datetime | None = None
    """Calls start at this time or later."""

    start_call_end_time: datetime.datetime | None = None
    """Calls start before this time."""

    number_aliases: list[str] | None | str = None
    """The aliases of the account's numbers. One known answer has them as one text, `['Office 221',
    'Office 888']`."""

    number_aliases_contains: list[str] | None | str = None
    """What the aliases of the account's numbers have to contain."""

    destination_numbers: list[str] | None | str = None
    """The numbers that were called."""

    callerid_numbers: list[str] | None | str = None
    """The numbers of the callers."""

    custom_x_tags: list[str] | None | str = None
    """The X-Tags of the calls."""

    caller_ip: None | str = None
    """The address that the calls came from."""

    duration_greater_than: float | None | str = None
    """Calls last longer than this many seconds."""

    def __init__(
        self,
        *,
        start_call_start_time: datetime.datetime | None = None,
        start_call_end_time: datetime.datetime | None = None,
        number_aliases: list[str] | None | str = None,
        number_aliases_contains: list[str] | None | str = None,
        destination_numbers: list[str] | None | str = None,
        callerid_numbers: list[str] | None | str = None,
        custom_x_tags: list[str] | None | str = None,
        caller_ip: None | str = None,
        duration_greater_than: float | None | str = None,
    ) -> None:
        super().__init__(
            {
                "start_call_start_time": start_call_start_time,
                "start_call_end_time": start_call_end_time,
                "number_aliases": number_aliases,
                "number_aliases_contains": number_aliases_contains,
                "destination_numbers": destination_numbers,
                "callerid_numbers": callerid_numbers,
                "custom_x_tags": custom_x_tags,
                "caller_ip": caller_ip,
                "duration_greater_than": duration_greater_than,
            }
        )


def adopt_cdr_export_filters(values: Any) -> CdrExportFilters:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CdrExportFilters, values)
    self: Any = Blank()
    text = values.get("start_call_start_time")
    if text is not None:
        try:
            moment = from_iso(text)
            values["start_call_start_time"] = (
                moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            )
        except (TypeError, ValueError):
            read_timestamp(self, values, "start_call_start_time")
    text = values.get("start_call_end_time")
    if text is not None:
        try:
            moment = from_iso(text)
            values["start_call_end_time"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "start_call_end_time")
    self.__dict__ = values
    self.__class__ = CdrExportFilters
    return self  # type: ignore[no-any-return]


CdrExportFilters.adopt = adopt_cdr_export_filters
