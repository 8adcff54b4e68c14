"""What a CDR export is asked for with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from flowroute_api.models import (
    CdrExportRequest,
    CdrExportRequestAttributes,
    CdrExportRequestData,
    CdrExportRequestFilters,
)
from flowroute_api.types import UNSET, Unset

from .._options.options import merge
from ..errors import InvalidArgument
from .checks import text_list
from .dates import DateLike, spaced_time, utc_moment
from .documented import check_documented
from .phone import to_digits
from .requests import given

if TYPE_CHECKING:
    from flowroute_api.types import Operation

    from .._options.options import CallOptions
    from .phone import NumberLike

__all__ = ["export_request", "with_more_filters"]

_LONGEST = timedelta(days=92)
_SHORT_NUMBER = re.compile(r"[0-9]{3,6}")


def export_request(
    operation: Operation[Any],
    *,
    start: DateLike,
    end: DateLike,
    number_aliases: str | Iterable[str] | None,
    number_aliases_contains: str | Iterable[str] | None,
    destination_numbers: NumberLike | Iterable[NumberLike] | None,
    callerid_numbers: NumberLike | Iterable[NumberLike] | None,
    custom_x_tags: str | Iterable[str] | None,
    caller_ip: str | None,
    duration_greater_than: float | None,
    callback_url: str | None,
    check: bool,
) -> CdrExportRequest:
    """Return the request for an export.

    Raises:
        InvalidArgument: An argument can't be right, or the period is empty or too long.
    """
    first, last = _period(start, end, check=check)
    if check:
        check_documented(operation, caller_ip=caller_ip, callback_url=callback_url)
        _check_duration(duration_greater_than)
    filters = CdrExportRequestFilters(
        start=first,
        end=last,
        number_aliases=_texts("number_aliases", number_aliases),
        number_aliases_contains=_texts("number_aliases_contains", number_aliases_contains),
        destination_numbers=_numbers("destination_numbers", destination_numbers, check=check),
        callerid_numbers=_numbers("callerid_numbers", callerid_numbers, check=check),
        custom_x_tags=_texts("custom_x_tags", custom_x_tags),
        caller_ip=given(caller_ip),
        duration_greater_than=given(duration_greater_than),
    )
    attributes = CdrExportRequestAttributes(
        filter_parameters=filters, callback_url=given(callback_url)
    )
    return CdrExportRequest(data=CdrExportRequestData(attributes=attributes))


def with_more_filters(more: Mapping[str, object] | None, options: CallOptions) -> CallOptions:
    """Return the options of a call that sends further filters.

    Raises:
        InvalidArgument: They are no mapping with names.
    """
    if more is None:
        return options
    if not isinstance(more, Mapping) or not all(isinstance(name, str) for name in more):
        raise InvalidArgument("more_filters", more, "a mapping of names to values")
    body = {"data": {"attributes": {"filter_parameters": dict(more)}}}
    added: object = options.get("extra_body", {})
    if not isinstance(added, Mapping):
        return options  # which are refused for it
    return {**options, "extra_body": merge(body, added)}


def _period(start: DateLike, end: DateLike, *, check: bool) -> tuple[str, str]:
    if not check and isinstance(start, str) and isinstance(end, str):
        return start, end
    first, last = utc_moment("start", start), utc_moment("end", end)
    if last.microsecond:
        last = last.replace(microsecond=0) + timedelta(seconds=1)
    if check and first >= last:
        raise InvalidArgument("end", end, f"a time after start, {spaced_time(first)} UTC")
    if check and last - first.replace(microsecond=0) > _LONGEST:
        latest = spaced_time(_latest(first))
        raise InvalidArgument(
            "end", end, f"at most 92 days after start, {latest} UTC: create several exports"
        )
    return spaced_time(first), spaced_time(last)


def _latest(first: datetime) -> datetime:
    return first.replace(microsecond=0) + _LONGEST


def _check_duration(value: object) -> None:
    if value is None:
        return
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= cast("float", value) <= 10**9:
        raise InvalidArgument("duration_greater_than", value, "seconds, 0 or more")


def _texts(field: str, value: str | Iterable[str] | None) -> list[str] | Unset:
    return UNSET if value is None else text_list(field, value)


def _numbers(
    field: str, value: NumberLike | Iterable[NumberLike] | None, *, check: bool
) -> list[str] | Unset:
    if value is None:
        return UNSET
    is_one = isinstance(value, str | int) or hasattr(value, "id") or hasattr(value, "data")
    many = [value] if is_one else value
    if not isinstance(many, Iterable):
        raise InvalidArgument(field, value, "a phone number, or a list of them")
    found = [_number(field, cast("NumberLike", each), check=check) for each in many]
    if not found:
        raise InvalidArgument(field, value, "at least one number")
    return found


def _number(field: str, value: NumberLike, *, check: bool) -> str:
    """A number as digits; short ones, such as 911, are no phone numbers but are called."""
    if isinstance(value, str) and _SHORT_NUMBER.fullmatch(value):
        return str(value)
    return to_digits(field, value, check=check)
