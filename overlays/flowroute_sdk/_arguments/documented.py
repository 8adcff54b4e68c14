"""Arguments held against what the API's documents say about them; each raises `InvalidArgument`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import InvalidArgument
from .checks import check_flag, check_measure, check_number, check_one_of, check_text, require_text

if TYPE_CHECKING:
    from flowroute_api.types import Field, Operation

__all__ = ["check_documented", "check_field", "page_window"]


def check_documented(operation: Operation[Any], /, **arguments: object) -> None:
    """Check arguments of an operation, each by its name, in their order.

    None leaves out what isn't required.
    """
    for name, value in arguments.items():
        check_field(name, value, operation.fields[name])


def check_field(name: str, value: object, field: Field) -> None:
    """Check one value by type, choices, limits and pattern of what it is sent as."""
    if value is None and not field.required:
        return
    if field.kind == "boolean":
        check_flag(name, value)
    elif field.choices:
        check_one_of(name, value, field.choices, required=True)
    elif field.kind == "integer":
        check_number(name, value, **_limits(field), required=True)
    elif field.kind == "number":
        check_measure(name, value, **_limits(field))
    elif field.kind == "string":
        _check_string(name, value, field)


def page_window(
    operation: Operation[Any],
    limit: object,
    offset: object,
    max_items: object,
    *,
    check: bool = True,
) -> None:
    """Check the size of a list's pages, where it starts, and where iteration ends.

    Without `check`, what is counted with has to be right nevertheless.
    """
    if check:
        check_field("limit", limit, operation.fields["limit"])
    check_field("offset", offset, operation.fields["offset"])
    check_number("max_items", max_items)


def _limits(field: Field) -> dict[str, float]:
    limits = {"minimum": field.minimum, "maximum": field.maximum}
    return {name: limit for name, limit in limits.items() if limit is not None}


def _check_string(name: str, value: object, field: Field) -> None:
    if field.required:
        require_text(name, value, min_length=max(field.min_length, 1), max_length=field.max_length)
    else:
        check_text(name, value, min_length=field.min_length, max_length=field.max_length)
    if field.pattern and not _compiled(field.pattern).search(str(value)):
        expected = field.form or f"text of the form {field.pattern}"
        raise InvalidArgument(name, value, expected)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as documents mean it: its end is the end of the text, not of a line."""
    if pattern.endswith("$") and not pattern.endswith(r"\$"):
        pattern = pattern[:-1] + r"\Z"
    return re.compile(pattern, re.ASCII)
