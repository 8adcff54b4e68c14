"""Which values the new client takes and sends just as the old one sent them, checks included.

What a rule here lets through is sent unchanged. The rules may be narrower than the client's own
checks, never wider: what they don't let through is sent unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from .before import date_as_before
from .calls import OldCall

Kind = Literal[
    "address type",
    "address type number",
    "amount",
    "caller name",
    "capitals",
    "country",
    "date",
    "digits",
    "flag",
    "flag with media",
    "house number",
    "id",
    "label",
    "media",
    "number",
    "offset",
    "owned number",
    "page size",
    "place",
    "route type",
    "route value",
    "state",
    "text",
    "url",
    "zip",
]
LARGEST_PAGE = 200
_AMOUNT = re.compile(r"[0-9]{1,8}(\.[0-9]{1,8})?")
_CALLER_NAME = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ]{0,13}[A-Za-z0-9])?")
_DIGITS = re.compile(r"[0-9]{1,15}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_NUMBER = re.compile(r"1[0-9]{10}")
_LABEL = re.compile(r"[^\s\ud800-\udfff](?:[^\ud800-\udfff]{0,62}[^\s\ud800-\udfff])?")
_PLAIN = re.compile(r"[^\s\ud800-\udfff](?:[^\ud800-\udfff]*[^\s\ud800-\udfff])?")
_ZIP = re.compile(r"[0-9]{5}")


def kind_of(old: OldCall, parameter: str) -> Kind:
    """What kind of value an old parameter takes."""
    return _SPECIAL.get((old.name, parameter)) or _KINDS[parameter]


_KINDS: Mapping[str, Kind] = {
    "address_type": "address type",
    "address_type_number": "address type number",
    "alias": "label",
    "areacode": "digits",
    "body": "text",
    "city": "text",
    "cnam_id": "id",
    "contains": "digits",
    "country": "country",
    "did": "number",
    "dlr_callback": "url",
    "dlr_url": "url",
    "e911_id": "id",
    "edge_strategy_id": "place",
    "end_date": "date",
    "ends_with": "digits",
    "first_name": "text",
    "from": "number",
    "id": "number",
    "is_approved": "flag",
    "is_mms": "flag",
    "label": "text",
    "last_name": "text",
    "limit": "page size",
    "max_setup_cost": "amount",
    "media_urls": "media",
    "number_id": "number",
    "offset": "offset",
    "phone_number": "number",
    "rate_center": "text",
    "route_type": "route type",
    "start_date": "date",
    "starts_with": "digits",
    "state": "capitals",
    "street_name": "text",
    "street_number": "house number",
    "to": "number",
    "url": "url",
    "value": "route value",
    "zipcode": "zip",
}
_SPECIAL: Mapping[tuple[str, str], Kind] = {
    ("list_e911s", "state"): "state",
    ("search_for_purchasable_phone_numbers", "state"): "state",
    ("create_cnam_record", "value"): "caller name",
    ("look_up_a_message_detail_record", "id"): "id",
    # The old calls looked these up, so any form of them was fine; it is for the new ones as well.
    ("associate_cnam", "phone_number"): "owned number",
    ("unassociate", "phone_number"): "owned number",
    ("unassociate_cnam", "phone_number"): "owned number",
}


def is_taken(kind: Kind, value: object) -> bool:
    """Whether the new client takes a value, and sends what the old one sent."""
    return _RULES[kind](value)


def converted(kind: Kind, value: object) -> object:
    """The value that stands for this one in the new client; the same where there is none."""
    if kind in ("page size", "offset", "flag", "flag with media") and isinstance(value, str):
        return _from_text(kind, value)
    if kind == "zip" and type(value) is int and 0 <= value < 10**7:
        return f"{value:05d}"
    if kind == "house number" and type(value) is int:
        return str(value)
    if kind == "date" and isinstance(value, str):
        return _read_date(value)
    return value


def _read_date(value: str) -> str:
    """A date in the one form that the old client sent; what can't be read as it is."""
    try:
        return date_as_before(value) or value
    except (ValueError, OverflowError):
        return value


def _from_text(kind: Kind, value: str) -> object:
    if kind.startswith("flag"):
        return {"true": True, "false": False}.get(value, value)
    return int(value) if value.isascii() and value.isdigit() and str(int(value)) == value else value


def _text(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _text_or_int(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: type(value) in (str, int) and pattern.fullmatch(str(value)) is not None


def _is_amount(value: object) -> bool:
    return type(value) in (str, int, float) and _AMOUNT.fullmatch(str(value)) is not None


def _is_media(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text(_PLAIN), value))


_RULES: Mapping[Kind, Callable[[object], bool]] = {
    "address type": _text(_PLAIN),
    "address type number": _text(_PLAIN),
    "amount": _is_amount,
    "caller name": _text(_CALLER_NAME),
    "capitals": _text(re.compile("[A-Z]{2}")),
    "country": _text(re.compile("US|CA")),
    "date": lambda _: False,  # the new client writes them otherwise
    "digits": _text_or_int(_DIGITS),
    "flag": lambda value: isinstance(value, bool),
    "flag with media": lambda value: value is True,
    "house number": _text(_PLAIN),
    "id": _text_or_int(_ID),
    "label": _text(_LABEL),
    "media": _is_media,
    "number": _text_or_int(_NUMBER),
    "offset": lambda value: type(value) is int and 0 <= value < 10**6,
    "owned number": _text_or_int(_NUMBER),
    "page size": lambda value: type(value) is int and 0 < value <= LARGEST_PAGE,
    "place": lambda value: type(value) is int and value >= 0,
    "route type": _text(re.compile("host|number|uri")),
    "route value": _text_or_int(_NUMBER),
    "state": _text(re.compile("[A-Za-z]{2}")),
    "text": _text(_PLAIN),
    "url": _text(_PLAIN),
    "zip": _text(_ZIP),
}
