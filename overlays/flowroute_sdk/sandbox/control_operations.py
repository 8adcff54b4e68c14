"""The one table of what the control plane can do.

A row is an HTTP method, a path and a function of `Control`. All else is read from the function:
its name (that of the method of `Sandbox` as well), its arguments with their types, limits,
defaults and descriptions, and its docstring. HTTP, validation, `/docs` and `docs/sandbox.md`
follow the table; the tests hold `Sandbox` against it.

An argument whose name is in the path comes from there. One whose type is a struct or a dict is the
whole JSON body; every other one is a field of it, without a trailing underscore.
"""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import inspect as inspection

from .arguments import convert
from .control import Control, ControlError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PREFIX = "/_sandbox"


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of an operation as callers over HTTP know it."""

    name: str
    type: Any
    default: Any
    description: str

    @property
    def required(self) -> bool:
        """Whether it has no default."""
        return self.default is msgspec.NODEFAULT

    @property
    def kind(self) -> str:
        """The type in words, such as `number or null`."""
        return _in_words(inspection.type_info(self.type))


@dataclass(frozen=True, slots=True)
class ControlOperation:
    """A row of the table; `answer` names the result where that is no document by itself."""

    method: str
    path: str
    run: Callable[..., Any]
    answer: str | None = None

    @property
    def name(self) -> str:
        """The name of the function, and of the method of `Sandbox`."""
        return self.run.__name__

    @property
    def url(self) -> str:
        """The path below the sandbox's address."""
        return PREFIX + self.path

    @property
    def summary(self) -> str:
        """What it does: the first paragraph of its docstring."""
        return " ".join(inspect.getdoc(self.run).partition("\n\n")[0].split())  # type: ignore[union-attr]

    @property
    def changes(self) -> bool:
        """Whether it may change anything."""
        return self.method != "GET"

    @property
    def in_path(self) -> list[str]:
        """The arguments that come from the path."""
        return re.findall(r"{(\w+)}", self.path)

    def body(self) -> tuple[str | None, Any]:
        """The argument that is the whole JSON body, if one is, and the type of the body."""
        return _body(self)

    def arguments(self) -> list[Argument]:
        """The fields of the JSON body; none where the body is of a free form."""
        _, kind = self.body()
        if not _is_struct(kind):
            return []
        return [
            Argument(one.encode_name, one.type, _default(one), _description(one.type))
            for one in msgspec.structs.fields(kind)
        ]

    def invoke(self, control: Control, in_path: Mapping[str, str], given: Any) -> Any:
        """Carry it out, in a transaction. Raises `ControlError` when it can't be."""
        whole, kind = self.body()
        try:
            body = convert(given, kind)
        except ValueError as error:
            raise ControlError(str(error)) from error
        arguments = {whole: body} if whole else msgspec.structs.asdict(body)
        return control.in_transaction(lambda: self.run(control, **in_path, **arguments))


@cache
def _body(operation: ControlOperation) -> tuple[str | None, Any]:
    hints = _hints(operation.run)
    for name, hint in hints.items():
        bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
        if _is_struct(bare) or (get_origin(bare) or bare) is dict:
            return name, hint
    parameters = inspect.signature(operation.run).parameters
    fields = [
        (name, hint, _field(name, parameters[name].default))
        for name, hint in hints.items()
        if name not in operation.in_path
    ]
    return None, msgspec.defstruct(
        operation.name, fields, kw_only=True, forbid_unknown_fields=True, module=__name__
    )


def _hints(run: Callable[..., Any]) -> Mapping[str, Any]:
    hints = get_type_hints(run, include_extras=True)
    return {name: hint for name, hint in hints.items() if name != "return"}


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _field(name: str, default: Any) -> Any:
    wire = name.removesuffix("_")
    if default is inspect.Parameter.empty:
        return msgspec.field(name=wire)
    if default == ():
        return msgspec.field(name=wire, default_factory=list)
    return msgspec.field(name=wire, default=default)


def _default(field: msgspec.structs.FieldInfo) -> Any:
    made = field.default_factory
    return field.default if made is msgspec.NODEFAULT else made()


def _description(kind: Any) -> str:
    metas = [one for one in get_args(kind)[1:] if isinstance(one, msgspec.Meta)]
    return next((one.description for one in metas if one.description), "")


def _in_words(kind: inspection.Type) -> str:
    if isinstance(kind, inspection.Metadata):
        return _in_words(kind.type)
    if isinstance(kind, inspection.UnionType):
        return " or ".join(map(_in_words, kind.types))
    if isinstance(kind, inspection.LiteralType):
        return " or ".join(json.dumps(one) for one in kind.values)
    if isinstance(kind, inspection.ListType):
        return f"list of {_in_words(kind.item_type)}"
    return next((word for one, word in WORDS.items() if isinstance(kind, one)), "object")


WORDS: dict[type[inspection.Type], str] = {
    inspection.StrType: "text",
    inspection.BoolType: "true or false",
    inspection.IntType: "integer",
    inspection.FloatType: "number",
    inspection.DecimalType: "number or text",
    inspection.NoneType: "null",
    inspection.AnyType: "anything",
}

OPERATIONS: tuple[ControlOperation, ...] = (
    ControlOperation("POST", "/reset", Control.reset),
    ControlOperation("GET", "/state", Control.dump),
    ControlOperation("PUT", "/state", Control.load),
    ControlOperation("POST", "/inbound/sms", Control.deliver_inbound_sms, answer="id"),
    ControlOperation("POST", "/inbound/mms", Control.deliver_inbound_mms, answer="id"),
    ControlOperation("POST", "/messages/{message_id}/receipts", Control.add_receipt),
    ControlOperation("POST", "/cnams/{cnam_id}/approve", Control.approve_cnam),
    ControlOperation("POST", "/cnams/{cnam_id}/reject", Control.reject_cnam),
    ControlOperation("POST", "/calls", Control.add_call, answer="id"),
    ControlOperation("GET", "/calls", Control.calls),
    ControlOperation("POST", "/cdr-exports/{cdr_export_id}/complete", Control.complete_cdr_export),
    ControlOperation("POST", "/cdr-exports/{cdr_export_id}/fail", Control.fail_cdr_export),
    ControlOperation(
        "POST", "/portorders/{order_id}/advance", Control.advance_port_order, answer="status"
    ),
    ControlOperation("POST", "/portorders/{order_id}/reject", Control.reject_port_order),
    ControlOperation("PUT", "/portorders/{order_id}/status", Control.set_port_order_status),
    ControlOperation("GET", "/clock", Control.now, answer="now"),
    ControlOperation("POST", "/clock", Control.advance, answer="now"),
    ControlOperation("GET", "/balance", Control.balance, answer="dollars"),
    ControlOperation("PUT", "/balance", Control.set_balance),
    ControlOperation("GET", "/prices", Control.prices),
    ControlOperation("PUT", "/prices", Control.set_prices),
    ControlOperation("GET", "/counterparties", Control.counterparties),
    ControlOperation("POST", "/counterparties", Control.counterparty),
    ControlOperation("DELETE", "/counterparties", Control.clear_counterparties),
    ControlOperation("PUT", "/provisioning", Control.set_provisioning),
    ControlOperation("GET", "/requests", Control.requests),
    ControlOperation("DELETE", "/requests", Control.forget_requests),
    ControlOperation("GET", "/faults", Control.faults),
    ControlOperation("POST", "/faults", Control.fault),
    ControlOperation("DELETE", "/faults", Control.clear_faults),
    ControlOperation("GET", "/webhooks", Control.webhooks),
    ControlOperation("POST", "/webhooks/flush", Control.flush_webhooks),
)


def find(method: str, path: str) -> tuple[ControlOperation, dict[str, str]] | list[str]:
    """The operation of a request and the arguments in its path, or the methods that it allows.

    `path` is what follows the prefix. No methods at all means that there is no such path.
    """
    allowed = []
    for operation, pattern in _PATTERNS:
        found = pattern.fullmatch(path)
        if found is not None and operation.method == method:
            return operation, found.groupdict()
        if found is not None:
            allowed.append(operation.method)
    return allowed


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", path))


_PATTERNS = [(one, _pattern(one.path)) for one in OPERATIONS]
BY_NAME = {one.name: one for one in OPERATIONS}
