"""What a method looks like that carries out an operation, as far as the document says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from generator_config.changes.python import class_name, python_type, snake
from generator_config.changes.sources import Document
from generator_config.changes.views import Node, View, view
from generator_config.documents import (
    OperationAt,
    branches_of,
    content_schema,
    is_object,
    operations,
    resolve,
    schema_name,
)
from generator_config.probing.probes import fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator_config.documents import SpecMap
    from generator_config.probing.probes import Field

PAGING = ("limit", "offset")
ENVELOPE = frozenset({"data", "attributes", "relationships"})
"""The objects of a body that are no argument; what is in them is."""
BUILDERS = {"CallbackRequest": "callback_request"}
"""The bodies that a function of the overlays makes of the arguments."""
_TAKEN_AS_NUMBERS = re.compile(r"\^(\\\+)?(\[[01]-9\]|1).*\$")


@dataclass(frozen=True)
class Argument:
    """One argument of a method."""

    name: str
    api_name: str
    place: str
    annotation: str
    required: bool
    about: str
    is_number: bool = False
    """Whether it is a phone number."""
    kind: str = ""
    """The type of the records that the id may be given as."""
    is_file: bool = False
    reader: str = ""
    """The function that reads phone numbers in any form, for a list of them."""
    may_be_numbers: bool = False
    """Whether it looks like a list of phone numbers, and the document doesn't say their form."""

    @property
    def signature(self) -> str:
        """How it stands in the signature."""
        if self.required:
            return f"{self.name}: {self.annotation}"
        end = "" if self.annotation.endswith("| None") else " | None"
        return f"{self.name}: {self.annotation}{end} = None"


@dataclass
class Shape:
    """A method for an operation."""

    name: str
    method: str
    """What it is called among those of its tag."""
    tag: str
    summary: str
    about: str
    arguments: list[Argument] = field(default_factory=list)
    body: str = ""
    """The expression that builds the body."""
    changes: str = ""
    """Where in the body the fields stand of which one at least has to be given."""
    request_models: set[str] = field(default_factory=set)
    answer_models: set[str] = field(default_factory=set)
    answer: str = "None"
    item: str = ""
    """The model of the items of a list that comes in pages."""
    safe: bool = True
    money: bool = False
    deprecated: str = ""
    """What the document says of an operation that will go."""
    builder: str = ""
    """The function that makes the body, and checks it."""

    def of(self, place: str) -> list[Argument]:
        """The arguments of one place: path, query or body."""
        return [argument for argument in self.arguments if argument.place == place]


def shape_of(bundle: SpecMap, at: OperationAt) -> Shape:
    """The method for an operation."""
    document = Document("bundle", bundle, {})
    safe = at.node.get("x-safe-to-repeat") or {}
    shape = Shape(
        at.name,
        at.method_name,
        str(at.node["tags"][0]),
        _sentence(str(at.node.get("summary") or "")),
        str(at.node.get("description") or "").strip(),
        safe=bool(safe.get("value")) if isinstance(safe, dict) else bool(safe),
    )
    if at.node.get("deprecated"):
        shape.deprecated = " ".join(shape.about.split()).rstrip(".") or f"{at.name} will go"
    for parameter in at.parameters(bundle):
        if parameter.get("in") in {"path", "query"}:
            argument = _of_parameter(document, parameter)
            if argument.place == "path" and not argument.is_number:
                argument = _or_record(bundle, shape, argument)
            shape.arguments.append(argument)
    _, schema = content_schema(at.body(bundle))
    name = schema_name(schema) if isinstance(schema, dict) else None
    if name is not None:
        shape.body = _body(bundle, document, shape, name, required=True)
        shape.builder = BUILDERS.get(name, "")
        if shape.builder:
            shape.request_models.clear()
            sent = "".join(f", {argument.name}" for argument in shape.of("body"))
            shape.body = f"{shape.builder}({at.name}.OPERATION{sent}, check=check)"
        given = shape.of("body")
        if at.method == "patch" and given and not any(a.required for a in given):
            shape.changes = _changes(bundle, name)
    said = {(each.place, each.name): each for each in fields(bundle, at)}
    shape.arguments = [_told(a, said.get((a.place, a.api_name))) for a in shape.arguments]
    _answer(bundle, shape, at)
    shape.money = "x-money" in _texts(at, bundle)
    return shape


def _of_parameter(document: Document, parameter: SpecMap) -> Argument:
    schema = parameter.get("schema") or parameter
    seen = view(Node(document, schema))
    name = str(parameter.get("name"))
    return Argument(
        snake(str(parameter.get("x-python-name") or name)),
        name,
        str(parameter.get("in")),
        "str | int" if parameter.get("in") == "path" else _annotation(python_type(seen)),
        bool(parameter.get("required")),
        str(parameter.get("description") or "").strip(),
        is_number=name == "number_id",
    )


def _told(argument: Argument, said: Field | None) -> Argument:
    """An argument without sentences that the drift check would take for another limit."""
    if said is None:
        return argument
    sentences = re.split(r"(?<=\.)\s+", argument.about)
    kept = [each for each in sentences if not any(said.contradictions(each))]
    return replace(argument, about=" ".join(kept))


def _or_record(bundle: SpecMap, shape: Shape, argument: Argument) -> Argument:
    """An id that may be given as the record, where some operation reads one by that id."""
    for each in operations(bundle):
        if each.method != "get" or not each.path.endswith(f"{{{argument.api_name}}}"):
            continue
        for status, response in sorted(each.responses(bundle).items()):
            _, schema = content_schema(response)
            data = (resolve(bundle, schema or {}).get("properties") or {}).get("data")
            record = resolve(bundle, data or {})
            kind = resolve(bundle, (record.get("properties") or {}).get("type") or {}).get("const")
            names = [schema_name(data or {}), schema_name(schema or {})]
            if status.startswith("2") and kind is not None and all(names):
                models = [class_name(str(name)) for name in names]
                shape.answer_models.update(models)
                text = " | ".join([argument.annotation, *models])
                return replace(argument, annotation=text, kind=str(kind))
    return argument


def _annotation(text: str) -> str:
    """A type that people can write: any text where the list of values is open."""
    return "str" if text.startswith("Literal[") and text.endswith("| str") else text


def _body(
    bundle: SpecMap,
    document: Document,
    shape: Shape,
    name: str,
    *,
    required: bool,
    depth: int = 0,
) -> str:
    """The expression that builds an object; its fields become arguments.

    So do those of a required object in the envelope; an optional one is an argument of its own.
    """
    model = class_name(name)
    shape.request_models.add(model)
    schema = resolve(bundle, {"$ref": f"#/components/schemas/{name}"})
    needed = {str(each) for each in schema.get("required") or ()}
    parts = []
    constant = "target"
    for key, written in (schema.get("properties") or {}).items():
        seen = view(Node(document, written))
        if seen.has_constant:
            constant = str(seen.constant)
            continue
        attribute = snake(str(seen.node.get("x-python-name") or key))
        inner = schema_name(written) if isinstance(written, dict) else None
        is_needed = required and key in needed
        is_inner = inner is not None and is_object(resolve(bundle, written))
        is_flat = key in ENVELOPE or (depth > 0 and key in needed)
        if inner is not None and is_inner and is_flat:
            text = _body(bundle, document, shape, inner, required=is_needed, depth=depth + 1)
            parts.append(f"{attribute}={text}")
            continue
        argument = _of_field(_free_name(shape, attribute, constant), str(key), seen, is_needed)
        if inner is not None and is_inner:
            kind = class_name(inner)
            shape.request_models.add(kind)
            argument = replace(argument, annotation=f"{kind} | Mapping[str, Any]")
        shape.arguments.append(argument)
        parts.append(f"{attribute}={_sent(argument)}")
    return f"{model}({', '.join(parts)})"


def _changes(bundle: SpecMap, name: str) -> str:
    """The way to the fields of a body that is an envelope, or isn't."""
    way = ["body"]
    schema = resolve(bundle, {"$ref": f"#/components/schemas/{name}"})
    for key in ("data", "attributes"):
        if key in (schema.get("properties") or {}):
            way.append(key)
            schema = resolve(bundle, schema["properties"][key])
    return ".".join(way)


def _of_field(name: str, key: str, seen: View, is_needed: bool) -> Argument:
    is_file = seen.plain.get("format") == "binary"
    annotation = "FileLike" if is_file else _annotation(python_type(seen))
    about = str(seen.node.get("description") or "").strip()
    argument = Argument(name, key, "body", annotation, is_needed, about, is_file=is_file)
    return _as_numbers(argument, seen)


def _as_numbers(argument: Argument, seen: View) -> Argument:
    """A list of phone numbers is taken as its neighbours are: one or several, in any form."""
    if argument.annotation != "list[str]" or not argument.name.endswith("numbers"):
        return argument
    items = seen.node.get("items") or {}
    form = str(items.get("pattern") or "")
    if _TAKEN_AS_NUMBERS.fullmatch(form) is None:
        return replace(argument, may_be_numbers=True)
    reader = "e164_list" if form.startswith("^\\+") else "number_list"
    return replace(argument, annotation="NumberLike | Iterable[NumberLike]", reader=reader)


def _sent(argument: Argument) -> str:
    """The expression that makes a field of the body of an argument."""
    name = argument.name
    if argument.is_file:
        return (
            f'as_file("{name}", {name})' if argument.required else f'given_file("{name}", {name})'
        )
    if argument.reader:
        made = f'{argument.reader}("{name}", {name}, check=check)'
        return made if argument.required else f"UNSET if {name} is None else {made}"
    if "| Mapping[" in argument.annotation:
        kind = argument.annotation.partition(" ")[0]
        made = f'as_model("{name}", {kind}, {name})'
        return made if argument.required else f"UNSET if {name} is None else {made}"
    return name if argument.required else f"given({name})"


def _free_name(shape: Shape, attribute: str, kind: str) -> str:
    """A name for the argument: a mere "id" is that of a record of the kind beside it."""
    name = f"{snake(kind)}_id" if attribute in {"id", "id_"} else attribute
    taken = {argument.name for argument in shape.arguments}
    return f"new_{name}" if name in taken else name


def _answer(bundle: SpecMap, shape: Shape, at: OperationAt) -> None:
    models: list[str] = []
    for status, response in sorted(at.responses(bundle).items()):
        _, schema = content_schema(response)
        name = schema_name(schema) if isinstance(schema, dict) else None
        if status.startswith("2") and name is not None:
            models.append(class_name(name))
            data = (resolve(bundle, schema).get("properties") or {}).get("data")
            items = resolve(bundle, data or {}).get("items")
            queries = {argument.api_name for argument in shape.of("query")}
            if isinstance(items, dict) and queries >= set(PAGING):
                shape.item = _item(items)
        elif status.startswith("2"):
            models.append("None")
    shape.answer = " | ".join(dict.fromkeys(models)) or "None"
    names = set(shape.item.split(" | ")) if shape.item else set(models)
    shape.answer_models |= names - {"None", "Any"}


def _item(items: Mapping[str, Any]) -> str:
    """The type of the items of a list; those of several kinds one by one."""
    names = [schema_name(each) for each in branches_of(items) or [items]]
    return " | ".join(class_name(name or "Any") for name in dict.fromkeys(names))


def _texts(at: OperationAt, bundle: SpecMap) -> set[str]:
    """The keys of the schemas that the operation sends or receives, as far as one looks."""
    found: set[str] = set()
    waiting: list[Any] = [at.node.get("requestBody"), *at.responses(bundle).values()]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        node = resolve(bundle, node)
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, dict):
            found |= set(node)
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return found


def _sentence(text: str) -> str:
    text = text.strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}." if text else ""
