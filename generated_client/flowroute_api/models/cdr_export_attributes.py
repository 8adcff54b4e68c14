# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    UTC,
    Blank,
    DecodeError,
    Model,
    from_iso,
    mismatch,
    read_string,
    read_timestamp,
    set_unread,
    usd,
)

if TYPE_CHECKING:
    from decimal import Decimal

from .cdr_export_status import CdrExportStatus


class CdrExportAttributes(Model):
    """How far an export is, what it holds and what its calls come to."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "status": "status",
        "download_url": "download_url",
        "callback_url": "callback_url",
        "requested_at": "requested_at",
        "created_at": "created_at",
        "expires_at": "expires_at",
        "total_cost": "total_cost",
        "call_subtotal": "call_subtotal",
        "connect_fees": "connect_fees",
        "cnamlookup_fees": "cnamlookup_fees",
        "usf_fees": "usf_fees",
        "ccrf": "ccrf",
        "num_calls": "num_calls",
        "billed_minutes": "billed_minutes",
        "filter_parameters": "filter_parameters",
    }
    DERIVED: ClassVar[tuple[str, ...]] = (
        "total_cost_usd",
        "call_subtotal_usd",
        "connect_fees_usd",
        "cnamlookup_fees_usd",
        "usf_fees_usd",
        "ccrf_usd",
    )

    status: CdrExportStatus | None = None
    """How far an export is."""

    download_url: None | str = None
    """Where the file lies once the export is completed; null before. The address is presigned and
    has to be fetched without credentials."""

    callback_url: None | str = None
    """Where the API posts what has become of the export; null where nothing was given."""

    requested_at: datetime.datetime | None = None
    """When the export was asked for."""

    created_at: datetime.datetime | None = None
    """When the export was made. One known answer has it with an offset from UTC that can't be
    right."""

    expires_at: datetime.datetime | None = None
    """Until when the file can be fetched, three days after it was made; null before."""

    total_cost: None | str = None
    """What all calls cost, in US dollars; null until the export is completed."""

    call_subtotal: None | str = None
    """The part of the total for the calls themselves, in US dollars."""

    connect_fees: None | str = None
    """The part of the total for connecting calls, in US dollars."""

    cnamlookup_fees: None | str = None
    """The part of the total for looking up callers' names, in US dollars."""

    usf_fees: None | str = None
    """The part of the total for the Universal Service Fund, in US dollars."""

    ccrf: None | str = None
    """The part of the total for the carrier's cost recovery fee, in US dollars."""

    num_calls: int | None = None
    """How many calls the file has."""

    billed_minutes: int | None = None
    """How many minutes of calls were billed."""

    filter_parameters: CdrExportFilters | None = None
    """The filters that an export was asked for with. Those that weren't used are missing; there
    are others."""

    @property
    def total_cost_usd(self) -> Decimal | None:
        """What all calls cost in US dollars, exact."""
        return usd(self.__dict__.get("total_cost"))

    @property
    def call_subtotal_usd(self) -> Decimal | None:
        """The part of the total for the calls themselves in US dollars, exact."""
        return usd(self.__dict__.get("call_subtotal"))

    @property
    def connect_fees_usd(self) -> Decimal | None:
        """The part of the total for connecting calls in US dollars, exact."""
        return usd(self.__dict__.get("connect_fees"))

    @property
    def cnamlookup_fees_usd(self) -> Decimal | None:
        """The part of the total for looking up callers' names in US dollars, exact."""
        return usd(self.__dict__.get("cnamlookup_fees"))

    @property
    def usf_fees_usd(self) -> Decimal | None:
        """The part of the total for the Universal Service Fund in US dollars, exact."""
        return usd(self.__dict__.get("usf_fees"))

    @property
    def ccrf_usd(self) -> Decimal | None:
        """The part of the total for the carrier's cost recovery fee in US dollars, exact."""
        return usd(self.__dict__.get("ccrf"))

    def __init__(
        self,
        *,
        status: CdrExportStatus | None = None,
        download_url: None | str = None,
        callback_url: None | str = None,
        requested_at: datetime.datetime | None = None,
        created_at: datetime.datetime | None = None,
        expires_at: datetime.datetime | None = None,
        total_cost: None | str = None,
        call_subtotal: None | str = None,
        connect_fees: None | str = None,
        cnamlookup_fees: None | str = None,
        usf_fees: None | str = None,
        ccrf: None | str = None,
        num_calls: int | None = None,
        billed_minutes: int | None = None,
        filter_parameters: CdrExportFilters | None = None,
    ) -> None:
        super().__init__(
            {
                "status": status,
                "download_url": download_url,
                "callback_url": callback_url,
                "requested_at": requested_at,
                "created_at": created_at,
                "expires_at": expires_at,
                "total_cost": total_cost,
                "call_subtotal": call_subtotal,
                "connect_fees": connect_fees,
                "cnamlookup_fees": cnamlookup_fees,
                "usf_fees": usf_fees,
                "ccrf": ccrf,
                "num_calls": num_calls,
                "billed_minutes": billed_minutes,
                "filter_parameters": filter_parameters,
            }
        )


def adopt_cdr_export_attributes(values: Any) -> CdrExportAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CdrExportAttributes, values)
    self: Any = Blank()
    text = values.get("requested_at")
    if text is not None:
        try:
            moment = from_iso(text)
            values["requested_at"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "requested_at")
    text = values.get("created_at")
    if text is not None:
        try:
            moment = from_iso(text)
            values["created_at"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "created_at")
    text = values.get("expires_at")
    if text is not None:
        try:
            moment = from_iso(text)
            values["expires_at"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "expires_at")
    if values.get("total_cost").__class__ is not str:
        read_string(values, "total_cost")
    if values.get("call_subtotal").__class__ is not str:
        read_string(values, "call_subtotal")
    if values.get("connect_fees").__class__ is not str:
        read_string(values, "connect_fees")
    if values.get("cnamlookup_fees").__class__ is not str:
        read_string(values, "cnamlookup_fees")
    if values.get("usf_fees").__class__ is not str:
        read_string(values, "usf_fees")
    if values.get("ccrf").__class__ is not str:
        read_string(values, "ccrf")
    part = values.get("filter_parameters")
    if part is not None:
        try:
            values["filter_parameters"] = adopt_cdr_export_filters(part)
        except DecodeError:
            set_unread(self, values, "filter_parameters")
    self.__dict__ = values
    self.__class__ = CdrExportAttributes
    return self  # type: ignore[no-any-return]


CdrExportAttributes.adopt = adopt_cdr_export_attributes


# At the end, so that models may refer to each other.
from .cdr_export_filters import CdrExportFilters, adopt_cdr_export_filters
