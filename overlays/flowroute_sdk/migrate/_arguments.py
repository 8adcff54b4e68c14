"""How the arguments of an old call are handed to the new one, so that the same is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

import libcst as cst

from ._bodies import FIELDS, Unclear, fields_of
from ._kinds import Kind, converted, is_taken, kind_of
from ._literals import values_of
from ._source import Source
from ._units import NUMBER, TYPE, unit_is_sent
from .calls import OldCall

Way = Literal["given", "left out", "query", "unchecked"]
WINDOW = ("page size", "offset")
ACTIONS = (cst.Await, cst.Call, cst.NamedExpr, cst.Yield)
"""What may do something, not just be worked out."""
READ_ANYHOW = ("id", "owned number")
"""Kinds of which the client reads all that the old one took, and in the same way."""

HELPERS: Mapping[Kind, str] = {
    "date": "date_as_before",
    "house number": "text_as_before",
    "zip": "text_as_before 5",
}
"""What puts a value of a kind into the form that was sent before."""


class Fit(NamedTuple):
    """How a value is handed on."""

    way: Way
    value: cst.BaseExpression | None = None
    """What is written in place of the value."""
    note: str | None = None
    helper: str | None = None
    """A function of `flowroute_sdk.migrate` to put the value through, with more arguments."""


class Place(NamedTuple):
    """An old argument, and how it is handed on."""

    parameter: str
    by_position: bool
    fit: Fit


class Plan:
    """The arguments of a new call."""

    def __init__(self, source: Source, old: OldCall, call: cst.Call) -> None:
        self._source = source
        self.old = old
        self.places: list[Place] = []
        self.body: dict[str, tuple[str, Fit]] = {}
        """The fields of a body: the argument for each, and how its value is handed on."""
        for place, argument in enumerate(call.args):
            self._place(place, argument)
        self._settle_unit(call)
        self._keep_order(call)

    def _keep_order(self, call: cst.Call) -> None:
        """What is moved behind the others must not be what they depend on, or the reverse."""
        moved = [place.fit.way == "query" for place in self.places]
        calling = [
            any(isinstance(node, ACTIONS) for node in self._source.nodes(argument.value))
            for argument in call.args
        ]
        if sum(calling) > 1 and any(
            is_moved and calls for is_moved, calls in zip(moved, calling, strict=True)
        ):
            raise Unclear("its arguments would be worked out in another order")

    def _settle_unit(self, call: cst.Call) -> None:
        """Type and number of a part of a building are sent together or not at all."""
        given = {
            place.parameter: argument.value
            for place, argument in zip(self.places, call.args, strict=True)
            if place.parameter in (TYPE, NUMBER)
        }
        if given and not unit_is_sent(self._source, self.old, given):
            self.places = [
                place._replace(fit=Fit("left out")) if place.parameter in given else place
                for place in self.places
            ]

    def _place(self, place: int, argument: cst.Arg) -> None:
        parameter = parameter_of(self.old, place, argument)
        by_position = (
            argument.keyword is None and self.old.parameters.index(parameter) < self.old.positional
        )
        if parameter == "body" and self.old.body is not None:
            fit = Fit("given")
        else:
            kind = kind_of(self.old, parameter)
            fit = fitted(self._source, kind, argument.value, self._may_be_none(kind))
            if by_position and fit.way == "left out":
                fit = Fit("unchecked")
        self.places.append(Place(parameter, by_position, fit))

    def _may_be_none(self, kind: Kind) -> bool:
        return (
            kind.startswith("address type") or self.old.answer == "page" or self.old.leaves_out_none
        )

    def take_body(self, written: cst.BaseExpression) -> None:
        """Take a body apart. Raises Unclear."""
        assert self.old.body is not None
        fields = fields_of(self._source, self.old.body, written)
        for name, value in fields.items():
            if self.old.body == "assignment":
                self.body[name] = "", Fit("given", value)
            else:
                kind = _kind_in_body(self._source, self.old, name, fields)
                _refuse_integers(self._source, kind, value)
                fit = fitted(self._source, kind, value, may_be_none=False)
                self.body[name] = (
                    FIELDS[self.old.body][name],
                    fit._replace(value=fit.value or value),
                )

    def arguments(self, call: cst.Call, spelled: Callable[[str], str]) -> list[cst.Arg]:
        """The new arguments, from those of the call as it is now.

        `spelled` says how a function of `flowroute_sdk.migrate` is written.
        """
        arguments: list[cst.Arg] = []
        query: dict[str, cst.BaseExpression] = {}
        for place, argument in zip(self.places, call.args, strict=True):
            value = place.fit.value or argument.value
            if place.fit.helper is not None:
                name, *more = place.fit.helper.split()
                extra = [cst.Arg(cst.Integer(each)) for each in more]
                value = cst.Call(cst.parse_expression(spelled(name)), [cst.Arg(value), *extra])
            if place.parameter == "body" and self.old.body is not None:
                arguments += self._body_arguments()
            elif place.fit.way == "query":
                query[place.parameter] = value
            elif place.by_position:
                arguments.append(cst.Arg(value))
            elif place.fit.way != "left out":
                arguments.append(keyword_argument(self.old.keyword(place.parameter), value))
        if self.old.is_paged and "limit" not in query and not self._gives("limit"):
            query = {"limit": cst.Name("None"), **query}
        if query:
            arguments.append(keyword_argument("extra_query", _dict(query)))
        if any(fit.way == "unchecked" for fit in self._fits()):
            arguments.append(keyword_argument("check", cst.Name("False")))
        return arguments

    @property
    def fits_in_its_place(self) -> bool:
        """Whether each old argument has become one new one, in the same order."""
        ways = {place.fit.way for place in self.places}
        return self.old.body is None and ways <= {"given", "unchecked"}

    @property
    def adds(self) -> bool:
        """Whether there are more arguments than before."""
        return self._asks_for_more or any(fit.way == "unchecked" for fit in self._fits())

    @property
    def needs_quotes(self) -> bool:
        """Whether there is text in it that the old call hadn't."""
        return self._asks_for_more or self.old.body is not None

    @property
    def _asks_for_more(self) -> bool:
        by_query = any(place.fit.way == "query" for place in self.places)
        return by_query or (self.old.is_paged and not self._gives("limit"))

    def _gives(self, parameter: str) -> bool:
        return any(
            place.parameter == parameter and place.fit.way != "left out" for place in self.places
        )

    def _fits(self) -> Iterable[Fit]:
        yield from (place.fit for place in self.places)
        yield from (fit for _, fit in self.body.values())

    def _body_arguments(self) -> Iterable[cst.Arg]:
        for name, fit in self.body.values():
            assert fit.value is not None
            value = fit.value.deep_clone()
            if not name and all(place.by_position for place in self.places[:1]):
                yield cst.Arg(value)
            elif fit.way != "left out":
                yield keyword_argument(name or "route_id", value)

    def notes(self) -> Iterable[str]:
        """What is worth knowing about the new arguments."""
        unchecked = [place.parameter for place in self.places if place.fit.way == "unchecked"]
        unchecked += [name for name, (_, fit) in self.body.items() if fit.way == "unchecked"]
        if unchecked:
            yield f"check=False sends {_listed(unchecked)} unchecked and as given, as before"
        query = [place.parameter for place in self.places if place.fit.way == "query"]
        if query:
            yield f"extra_query sends {_listed(query)} unchecked and as given, as before"
        elif self.old.is_paged and not self._gives("limit"):
            yield "extra_query leaves the size of the page to the server, as before"
        yield from (fit.note for fit in self._fits() if fit.note)


def parameter_of(old: OldCall, place: int, argument: cst.Arg) -> str:
    """The parameter that an argument is for. Raises Unclear."""
    if argument.keyword is not None:
        name = argument.keyword.value
        if name not in old.parameters:
            raise Unclear(f"there is no parameter {name!r}")
        return name
    if place >= len(old.parameters):
        raise Unclear("it has too many arguments")
    return old.parameters[place]


def fitted(source: Source, kind: Kind, node: cst.BaseExpression, may_be_none: bool) -> Fit:
    """How a value is handed on. Raises Unclear."""
    values = values_of(source, node)
    if values is not None:
        return _known(kind, node, values, may_be_none)
    if kind in READ_ANYHOW:
        return Fit("given")
    if kind in WINDOW:
        return Fit("query")
    if kind == "place":
        raise Unclear("the edge strategy isn't a plain number")
    return Fit("unchecked", helper=HELPERS.get(kind))


def _known(kind: Kind, node: cst.BaseExpression, values: list[object], may_be_none: bool) -> Fit:
    if may_be_none and values == [None]:
        return Fit("left out")
    if None in values and not may_be_none:
        raise Unclear("a value that it needs may be None")
    # None for a page's size asks for pages of another size in the new client.
    taken = [value for value in values if value is not None or kind == "page size"]
    if all(is_taken(kind, value) for value in taken):
        return Fit("given")
    if len(values) == 1 and not isinstance(node, cst.Name):
        new = converted(kind, values[0])
        if new is not values[0] and (is_taken(kind, new) or kind == "date"):
            way: Way = "unchecked" if kind == "date" else "given"
            return Fit(way, _literal(new), f"{values[0]!r} is written {new!r}")
    if kind in READ_ANYHOW:
        return Fit("given")
    if kind in WINDOW:
        return Fit("query")
    if kind == "place":
        raise Unclear("the edge strategy isn't a plain number")
    return Fit("unchecked", helper=HELPERS.get(kind))


def _kind_in_body(
    source: Source, old: OldCall, name: str, fields: Mapping[str, cst.BaseExpression]
) -> Kind:
    if old.body == "route" and name == "value":
        types = values_of(source, fields["route_type"])
        if types is not None and set(types) <= {"host", "uri"}:
            return "text"
        return "route value"
    if name == "is_mms" and "media_urls" in fields:
        return "flag with media"
    return kind_of(old, name)


def _refuse_integers(source: Source, kind: Kind, node: cst.BaseExpression) -> None:
    """The new client would write a number as text, where the old one had the API refuse it."""
    values = values_of(source, node) or []
    if kind in ("number", "route value") and any(isinstance(each, int) for each in values):
        raise Unclear("a number is an integer in its body")


def keyword_argument(name: str, value: cst.BaseExpression) -> cst.Arg:
    """`name=value`."""
    equal = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
    return cst.Arg(value, keyword=cst.Name(name), equal=equal)


def _literal(value: object) -> cst.BaseExpression:
    if isinstance(value, str):
        return cst.SimpleString(f'"{value}"')
    return cst.parse_expression(repr(value))


def _dict(items: Mapping[str, cst.BaseExpression]) -> cst.Dict:
    return cst.Dict(
        [cst.DictElement(cst.SimpleString(f'"{name}"'), value) for name, value in items.items()]
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
