# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass


class CdrExportRequestFilters(RequestModel):
    """Which calls to export. A call has to pass all filters. There are more than these; their
    names are not known."""

    __slots__ = (
        "caller_ip",
        "callerid_numbers",
        "custom_x_tags",
        "destination_numbers",
        "duration_greater_than",
        "number_aliases",
        "number_aliases_contains",
        "end",
        "start",
    )

    start: str
    """Calls that start at this time or later, in UTC, such as `2019-01-01 00:00:00`."""

    end: str
    """Calls that start before this time, in UTC, at most 92 days after the start, such as
    `2019-02-01 00:00:00`."""

    number_aliases: list[str] | Unset
    """Calls of numbers of the account with one of these aliases."""

    number_aliases_contains: list[str] | Unset
    """Calls of numbers of the account whose alias contains one of these texts."""

    destination_numbers: list[str] | Unset
    """Calls to one of these numbers."""

    callerid_numbers: list[str] | Unset
    """Calls from one of these numbers, with or without a plus sign."""

    custom_x_tags: list[str] | Unset
    """Calls with one of these values of the SIP header X-Tag. An older page calls it
    `custom_x_tag`."""

    caller_ip: str | Unset
    """Calls that came from this address."""

    duration_greater_than: float | Unset
    """Calls that last longer than this many seconds."""

    def __init__(
        self,
        start: str,
        end: str,
        number_aliases: list[str] | Unset = UNSET,
        number_aliases_contains: list[str] | Unset = UNSET,
        destination_numbers: list[str] | Unset = UNSET,
        callerid_numbers: list[str] | Unset = UNSET,
        custom_x_tags: list[str] | Unset = UNSET,
        caller_ip: str | Unset = UNSET,
        duration_greater_than: float | Unset = UNSET,
    ) -> None:
        self.start = start
        self.end = end
        self.number_aliases = number_aliases
        self.number_aliases_contains = number_aliases_contains
        self.destination_numbers = destination_numbers
        self.callerid_numbers = callerid_numbers
        self.custom_x_tags = custom_x_tags
        self.caller_ip = caller_ip
        self.duration_greater_than = duration_greater_than

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "start_call_start_time": self.start,
            "start_call_end_time": self.end,
        }
        if self.number_aliases is not UNSET:
            values["number_aliases"] = self.number_aliases
        if self.number_aliases_contains is not UNSET:
            values["number_aliases_contains"] = self.number_aliases_contains
        if self.destination_numbers is not UNSET:
            values["destination_numbers"] = self.destination_numbers
        if self.callerid_numbers is not UNSET:
            values["callerid_numbers"] = self.callerid_numbers
        if self.custom_x_tags is not UNSET:
            values["custom_x_tags"] = self.custom_x_tags
        if self.caller_ip is not UNSET:
            values["caller_ip"] = self.caller_ip
        if self.duration_greater_than is not UNSET:
            values["duration_greater_than"] = self.duration_greater_than
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            start=source["start_call_start_time"],
            end=source["start_call_end_time"],
            number_aliases=source.get("number_aliases", UNSET),
            number_aliases_contains=source.get("number_aliases_contains", UNSET),
            destination_numbers=source.get("destination_numbers", UNSET),
            callerid_numbers=source.get("callerid_numbers", UNSET),
            custom_x_tags=source.get("custom_x_tags", UNSET),
            caller_ip=source.get("caller_ip", UNSET),
            duration_greater_than=source.get("duration_greater_than", UNSET),
        )
