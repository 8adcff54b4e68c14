"""What the calls that aren't safe to repeat make, and how to recognise it in what is read. Pure."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeAlias
from urllib.parse import unquote

import attrs

if TYPE_CHECKING:
    from flowroute_api.models import E911, CdrExport, Cnam, Message, Number, PortOrderGroup, Route

__all__ = [
    "BoughtNumber",
    "Effect",
    "NewAddress",
    "NewExport",
    "NewName",
    "NewPortOrder",
    "NewRoute",
    "SentMessage",
    "advice_on",
    "effect_of",
    "folded",
]

_MESSAGES = re.compile(r"/v2(\.[0-9]+)?/messages")
_QUOTED = re.compile(r"'([^']*)'")
_OF_ORDER = re.compile(r"/v2/portorders/([^/]+)/(numbers|loa|files)")
_NUMBER = re.compile(r"/v2(?:\.[0-9]+)?/numbers/(?!details$)([^/]+)")
Fields: TypeAlias = Mapping[str, Any]


class Effect(Protocol):
    """What a call makes. Equal effects are made by calls that nothing tells apart."""

    is_timed: ClassVar[bool]
    """Whether what is read says when it was made."""

    @property
    def lane(self) -> Hashable:
        """What all effects have in common that could be taken for one another."""
        ...

    def may_be(self, record: Any, /) -> bool:
        """Tell whether a record may be what the call has made."""
        ...

    def is_it(self, record: Any, /) -> bool:
        """Tell whether nothing in such a record speaks against it either."""
        ...

    def made_at(self, record: Any, /) -> float | None:
        """Return when a record was made, as POSIX time by the server's clock."""
        ...


@attrs.frozen
class SentMessage:
    """A message, which its record shows."""

    to: str
    from_: str
    body: str | None = attrs.field(repr=False)
    is_mms: bool = False
    media: tuple[str, ...] = ()

    is_timed: ClassVar[bool] = True

    @property
    def lane(self) -> Hashable:
        """The two numbers."""
        return ("message", self.to, self.from_)

    def may_be(self, record: Message) -> bool:
        """Compare direction, numbers and text; the record of an MMS may lack its text."""
        found = _attributes(record)
        if found is None or found.direction == "inbound":
            return False
        if (_plain(found.to), _plain(found.from_)) != (self.to, self.from_):
            return False
        lacks_text = not found.body and self.is_mms and found.is_mms is not False
        return lacks_text or self._same_text(found.body)

    def is_it(self, record: Message) -> bool:
        """Compare the text, and whether it is an MMS."""
        found = _attributes(record)
        if found is None:
            return False
        return self._same_text(found.body) and found.is_mms in (None, self.is_mms)

    def made_at(self, record: Message) -> float | None:
        """Return the time of the record."""
        moment = getattr(_attributes(record), "timestamp", None)
        return moment.timestamp() if isinstance(moment, datetime) else None

    def _same_text(self, body: str | None) -> bool:
        return (body or "") == (self.body or "")


class _Timeless:
    """What is read of it doesn't say when it was made."""

    __slots__ = ()

    is_timed: ClassVar[bool] = False

    def is_it(self, _record: Any) -> bool:
        """Return True: what may be it is compared in full."""
        return True

    def made_at(self, _record: Any) -> float | None:
        """Return None."""
        return None


@attrs.frozen
class BoughtNumber(_Timeless):
    """A number, which the account has once it is bought."""

    number_id: str

    @property
    def lane(self) -> Hashable:
        """The number."""
        return ("number", self.number_id)

    def may_be(self, record: Number) -> bool:
        """Compare the number."""
        return record.id == self.number_id


@attrs.frozen
class NewRoute(_Timeless):
    """A route, whose alias is unique on the account."""

    alias: str
    route_type: str | None
    value: str | None
    edge_strategy_id: str | None = None

    @property
    def lane(self) -> Hashable:
        """The alias."""
        return ("route", self.alias)

    def may_be(self, record: Route) -> bool:
        """Compare alias, type, value and, where one was given, the point of presence."""
        found = _attributes(record)
        if found is None:
            return False
        edge = _text(found.edge_strategy_id)
        return (
            found.alias == self.alias
            and found.route_type == self.route_type
            and _text(found.value) == self.value
            and self.edge_strategy_id in (None, edge)
        )


@attrs.frozen
class NewAddress(_Timeless):
    """An emergency address. Several may be the same, label included."""

    fields: tuple[tuple[str, str], ...] = attrs.field(repr=False)

    @property
    def label(self) -> str | None:
        """The label, in lower case."""
        return dict(self.fields).get("label")

    @property
    def lane(self) -> Hashable:
        """The label."""
        return ("e911", self.label)

    def may_be(self, record: E911) -> bool:
        """Compare all fields that were given, in any case."""
        found = _attributes(record)
        if found is None:
            return False
        fields = found.to_dict()
        return all(folded(name, fields.get(name)) == value for name, value in self.fields)


@attrs.frozen
class NewName(_Timeless):
    """A caller name, which may come back in capitals."""

    value: str

    @property
    def lane(self) -> Hashable:
        """The name."""
        return ("cnam", self.value)

    def may_be(self, record: Cnam) -> bool:
        """Compare the name, in any case."""
        found = _attributes(record)
        return found is not None and (_text(found.value) or "").casefold() == self.value


@attrs.frozen
class NewExport:
    """A CDR export. Several may be the same; its record may leave filters out."""

    filters: frozenset[tuple[str, Hashable]]
    callback_url: str | None = None

    is_timed: ClassVar[bool] = True

    @property
    def lane(self) -> Hashable:
        """All exports: a record may not even show the period."""
        return "cdr_export"

    def may_be(self, record: CdrExport) -> bool:
        """Compare the callback, and the filters that the record shows."""
        found = _attributes(record)
        if found is None or (found.callback_url or None) != self.callback_url:
            return False
        return self._shown(found) <= self.filters

    def is_it(self, record: CdrExport) -> bool:
        """Compare all filters."""
        found = _attributes(record)
        return found is not None and self._shown(found) == self.filters

    def made_at(self, record: CdrExport) -> float | None:
        """Return when it was asked for."""
        moment = getattr(_attributes(record), "requested_at", None)
        return moment.timestamp() if isinstance(moment, datetime) else None

    def _shown(self, found: Any) -> frozenset[tuple[str, Hashable]]:
        filters = found.filter_parameters
        return _filters(filters.to_dict() if hasattr(filters, "to_dict") else {})


@attrs.frozen
class NewPortOrder(_Timeless):
    """A group of port orders, which has all the numbers of the request."""

    numbers: frozenset[str]
    billing_name: str | None = attrs.field(repr=False)

    @property
    def lane(self) -> Hashable:
        """The numbers."""
        return ("portorder", self.numbers)

    def may_be(self, record: PortOrderGroup) -> bool:
        """Compare the numbers of all orders, and the name where an order has one."""
        orders = getattr(_attributes(record), "orders", None) or ()
        found = [each for each in map(_attributes, orders) if each is not None]
        numbers = {_plain(number) for each in found for number in each.numbers or ()}
        names = {each.billing_name for each in found} - {None}
        return numbers == self.numbers and names <= {self.billing_name}


def effect_of(method: str, path: str, content: bytes | None) -> Effect | None:
    """Return what a request makes; None for one that makes nothing, or nothing that is known here.

    `path` is the path below the base URL, with or without a query.
    """
    if method != "POST":
        return None
    path = _path(path)
    read = _read_message if _MESSAGES.fullmatch(path) else _READERS.get(path)
    if read is not None:
        fields = _fields(content)
        return None if fields is None else read(fields)
    number = _NUMBER.fullmatch(path)
    return None if number is None else BoughtNumber(_plain(number[1]) or "")


def advice_on(method: str, path: str) -> str | None:
    """Return how to find out by reading what became of a request, for an error's text."""
    path = _path(path)
    if method != "POST":
        return None
    if version := _MESSAGES.fullmatch(path):
        resource = "messages_v2_2" if version[1] == ".2" else "messages"
        return f"client.{resource}.find_sent(to=..., from_=..., body=..., since=...)"
    if order := _OF_ORDER.fullmatch(path):
        return _ADVICE_ON_ORDERS[order[2]].format(order[1])
    if number := _NUMBER.fullmatch(path):
        return f'client.numbers.list_phone_number_details("{_plain(number[1])}")'
    return _ADVICE.get(path)


_ADVICE = {
    "/v2/routes": "client.routes.list_inbound_routes()",
    "/v2/e911s": "client.e911s.list_e911s(label=...)",
    "/v2/cnams": "client.cnams.list_cnams(value=...)",
    "/v2/cdrs/exports": "client.cdr_exports.list_cdr_exports()",
    "/v2/message-provision": "client.numbers.list_phone_number_details(...)",
    "/v2/portorders": "client.porting.list_port_orders()",
}

_ADVICE_ON_ORDERS = {
    "numbers": 'client.porting.get_port_order_group("{}")',
    "loa": 'client.porting.get_port_order_status("{}")',
    "files": 'client.porting.list_port_order_files("{}")',
}


def _path(path: str) -> str:
    path = path.partition("?")[0].rstrip("/")
    return unquote(path) if "%" in path else path


def _fields(content: bytes | None) -> Fields | None:
    """The attributes in a body, of which the API takes two forms."""
    import msgspec  # whoever has a body has loaded it

    try:
        body: Any = msgspec.json.decode(content or b"")
    except msgspec.DecodeError:
        return None
    for name in ("data", "attributes"):
        if not isinstance(body, dict):
            return None
        inner = body.get(name)
        body = inner if isinstance(inner, dict) else body
    fields: Fields = body
    return fields


def _read_message(fields: Fields) -> SentMessage | None:
    to, from_ = _text(fields.get("to")), _text(fields.get("from"))
    if to is None or from_ is None:
        return None
    media = fields.get("media_urls")
    urls = tuple(map(str, media)) if isinstance(media, list) else ()
    forced = fields.get("is_mms") in (True, "true", "True")
    body = _text(fields.get("body"))
    return SentMessage(_plain(to) or "", _plain(from_) or "", body, forced or bool(urls), urls)


def _read_route(fields: Fields) -> NewRoute | None:
    alias = _text(fields.get("alias"))
    if alias is None:
        return None
    others = ("route_type", "value", "edge_strategy_id")
    return NewRoute(alias, *(_text(fields.get(name)) for name in others))


def _read_address(fields: Fields) -> NewAddress | None:
    given = {name: folded(name, value) for name, value in fields.items() if value is not None}
    return NewAddress(tuple(sorted(given.items()))) if given.get("label") else None


def _read_name(fields: Fields) -> NewName | None:
    value = _text(fields.get("value"))
    return None if value is None else NewName(value.casefold())


def _read_export(fields: Fields) -> NewExport | None:
    filters = fields.get("filter_parameters")
    if not isinstance(filters, dict):
        return None
    return NewExport(_filters(filters), _text(fields.get("callback_url")))


def _filters(given: Fields) -> frozenset[tuple[str, Hashable]]:
    return frozenset(
        (name, _filter(name, value)) for name, value in given.items() if value is not None
    )


def _filter(name: str, value: object) -> Hashable:
    """A filter as it can be compared, whichever way it is written."""
    if isinstance(value, str) and value.startswith("["):
        value = _QUOTED.findall(value)
    if isinstance(value, list):
        return tuple(sorted(str(each).removeprefix("+") for each in value))
    if name.endswith("_time"):
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            return str(value)
        return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).timestamp()
    return float(value) if isinstance(value, int | float) else str(value)


def _read_port_order(fields: Fields) -> NewPortOrder | None:
    numbers = fields.get("numbers")
    if not isinstance(numbers, list) or not numbers:
        return None
    plain = frozenset(_plain(str(number)) or "" for number in numbers)
    return NewPortOrder(plain, _text(fields.get("billing_name")))


_READERS = {
    "/v2/routes": _read_route,
    "/v2/e911s": _read_address,
    "/v2/cnams": _read_name,
    "/v2/cdrs/exports": _read_export,
    "/v2/portorders": _read_port_order,
}


def _attributes(record: Any) -> Any:
    """The attributes of a record; None where they could not be read, which a list lets pass."""
    found = getattr(record, "attributes", None)
    return found if hasattr(found, "to_dict") else None


def _plain(number: str | None) -> str | None:
    return number.removeprefix("+") if isinstance(number, str) else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def folded(name: str, value: object) -> str:
    """Return a value of an address as it compares: the API changes case and spaces of some."""
    text = "" if value is None else str(value).strip().casefold()
    if name == "zip":
        return text.replace(" ", "")
    return "us" if name == "country" and text == "usa" else text
