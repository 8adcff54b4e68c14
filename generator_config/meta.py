"""What the templates are told of operations and schemas that the generator drops."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator_config.documents import (
    OperationAt,
    content_schema,
    identifier,
    is_model,
    is_open_enum,
    kinds_of,
    operations,
    request_schemas,
    resolve,
    response_schemas,
    schema_name,
)
from generator_config.shapes import Role, Shape, Shapes, needs_shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator_config.documents import SpecMap
    from generator_config.probing.probes import Field

JSON = re.compile(r"application/(?:[\w.+-]+\+)?json")
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
PLACES = ("path", "query", "header", "cookie")
_TAKEN_NAMES = ("arguments", "body", "client", "ready", "response", "sent", "undecorated", "url")
_OF_MODELS = {"to_dict", "from_dict", "adopt", "extras"}
_SEPARATORS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def meta_template(bundle: SpecMap) -> str:
    """The text of ``_meta.jinja``, which sets META."""
    return f"{{% set META = {meta(bundle)!r} %}}\n"


def meta(bundle: SpecMap) -> dict[str, Any]:
    """Operations by operationId, object schemas by name, both sorted."""
    described = sorted((operation.name, operation) for operation in operations(bundle))
    sent = request_schemas(bundle)
    schemas = {
        name: _schema(bundle, schema, "request" if name in sent else "response")
        for name, schema in sorted(bundle["components"].get("schemas", {}).items())
        if is_model(schema)
    }
    fields = [field for schema in schemas.values() for field in schema["fields"].values()]
    return {
        "operations": {name: _operation(bundle, operation) for name, operation in described},
        "schemas": schemas,
        "has_shapes": any(field["shape"] for field in fields),
        "sent_enums": sorted(_sent_enums(bundle)),
    }


def _sent_enums(bundle: SpecMap) -> Iterator[str]:
    """The closed enumerations that are sent alone, by the names of their classes in lower case."""
    received = response_schemas(bundle)
    named: dict[str, Any] = {}
    for name, schema in bundle["components"].get("schemas", {}).items():
        if name not in received:
            named[name] = schema
            inner = schema.get("properties") or {}
            named |= {f"{name}{field}": said for field, said in inner.items()}
    for operation in operations(bundle):
        for parameter in operation.parameters(bundle):
            named[f"{operation.name}{parameter['name']}"] = parameter_schema(parameter)
    for name, schema in named.items():
        if "enum" in schema:
            yield re.sub(r"[\W_]", "", name).lower()


@dataclass(frozen=True)
class Argument:
    """A parameter of an operation, and what its argument is called."""

    name: str
    place: str
    node: SpecMap

    @property
    def wire(self) -> str:
        """What the API calls it."""
        return str(self.node["name"])

    def shape(self, bundle: SpecMap) -> Shape | None:
        """Its type, where the generator has none for it."""
        schema = parameter_schema(self.node)
        said = resolve(bundle, schema)
        kinds = set(kinds_of(said))
        compound = kinds & {"array", "object"} or is_model(said) or len(kinds) > 1
        union = ("anyOf" in said or "oneOf" in said) and not is_open_enum(said)
        if compound or union or said.get("format") == "uuid":
            return Shapes(bundle, "request").of(schema)
        return None

    def style(self, bundle: SpecMap) -> str | None:
        """How a list, an object or a flag is written in a query; None for what is one text."""
        if "content" in self.node:
            return "json"
        if self.node.get("allowEmptyValue"):
            return "flag"
        schema = resolve(bundle, parameter_schema(self.node))
        style = self.node.get("style", "form")
        if style == "deepObject":
            return "deep"
        branches = [
            resolve(bundle, b) for b in (*schema.get("anyOf", ()), *schema.get("oneOf", ()))
        ]
        if not any(
            set(kinds_of(s)) & {"array", "object"} or is_model(s) for s in (schema, *branches)
        ):
            return None
        explode = self.node.get("explode", style == "form")
        return "repeat" if explode else _SEPARATORS.get(style)


def parameter_schema(parameter: SpecMap) -> Any:
    """The schema of a parameter, which may stand in a media type."""
    return parameter.get("schema") or content_schema(parameter)[1] or {}


def arguments(bundle: SpecMap, operation: OperationAt) -> list[Argument]:
    """The parameters of an operation, each with a name that no other has."""
    parameters = operation.parameters(bundle)
    plain = [_python_name(str(parameter["name"])) for parameter in parameters]
    found: list[Argument] = []
    for name, parameter in zip(plain, parameters, strict=True):
        place = str(parameter["in"])
        if plain.count(name) > 1 or name in _TAKEN_NAMES:
            name = f"{name.rstrip('_')}_{place}"
        while any(name == other.name for other in found):
            name = f"{name}_2"
        found.append(Argument(name, place, parameter))
    return found


def _python_name(name: str) -> str:
    """An identifier in snake case for any name."""
    name = re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_")
    return identifier(name if name[:1].isalpha() else f"field_{name}")


def _operation(bundle: SpecMap, operation: OperationAt) -> dict[str, Any]:
    taken = arguments(bundle, operation)
    shapes = {argument.name: argument.shape(bundle) for argument in taken}
    body = _body(bundle, operation)
    answers = successes(bundle, operation)
    by_place = {
        place: [a.wire for a in taken if a.place == place]
        for place in ("query", "header", "cookie")
    }
    styles = {a.wire: a.style(bundle) for a in taken if a.place == "query"}
    told = {
        "tag": operation.node["tags"][0],
        "safe_to_repeat": operation.node["x-safe-to-repeat"]["value"],
        "path": _path(operation, taken),
        "path_parameters": _in_path(operation, taken),
        "query_parameters": by_place["query"],
        "header_parameters": by_place["header"],
        "cookie_parameters": by_place["cookie"],
        "styles": {name: style for name, style in styles.items() if style is not None},
        "wire": {a.name: a.wire for a in taken},
        "shapes": {name: shape.told() for name, shape in shapes.items() if shape is not None},
        "descriptions": {a.name: _about(bundle, a.node) for a in taken},
        **body,
        "body_about": _body_about(bundle, operation),
        "accept": _accept(bundle, operation),
        "responses": answers,
        "largest_page": _largest_page(bundle, operation.parameters(bundle)),
        "fields": _fields(bundle, operation),
    }
    in_path = [a.name for a in taken if a.place == "path"]
    told["is_general"] = bool(
        told["header_parameters"]
        or told["cookie_parameters"]
        or told["styles"]
        or any(name in shapes and shapes[name] for name in in_path)
        or any(a.place == "path" and _is_odd_text(bundle, a.node) for a in taken)
        or body["body"] not in {None, "json"}
        or "self" in by_place["query"]
        or {"bytes", "str"} & set(answers.values())
    )
    return told


def _fields(bundle: SpecMap, operation: OperationAt) -> dict[str, str]:
    """The arguments of the ``Field`` for each argument of an operation, as code."""
    from generator_config.probing.probes import fields  # which stands on this module

    return {each.python_name: _field(each) for each in fields(bundle, operation)}


def _field(each: Field) -> str:
    schema = each.schema
    said = {
        "required": each.required,
        "nullable": "null" in schema.get("type", ()),
        "choices": tuple(each.values),
        "minimum": schema.get("minimum"),
        "maximum": schema.get("maximum"),
        "min_length": schema.get("minLength"),
        "max_length": schema.get("maxLength"),
        "pattern": schema.get("pattern"),
        "form": schema.get("x-form"),
    }
    named = [f"{k}={v!r}" for k, v in said.items() if v is not None and v is not False and v != ()]
    return ", ".join([*map(repr, (each.name, each.place, each.kind)), *named])


def _is_odd_text(bundle: SpecMap, parameter: SpecMap) -> bool:
    """Whether ``str`` wouldn't write a value as the API has it."""
    return "boolean" in kinds_of(resolve(bundle, parameter_schema(parameter)))


def _path(operation: OperationAt, taken: list[Argument]) -> str:
    path = operation.path
    for argument in taken:
        if argument.place == "path":
            path = path.replace(f"{{{argument.wire}}}", f"{{{argument.name}}}")
    return path


def _in_path(operation: OperationAt, taken: list[Argument]) -> list[str]:
    return re.findall(r"\{(\w+)\}", _path(operation, taken))


def _body(bundle: SpecMap, operation: OperationAt) -> dict[str, Any]:
    """The kind of a request body, its type, and whether it must be given."""
    request = operation.body(bundle)
    media_type, schema = content_schema(request)
    if request is None or media_type is None:
        return {"content_type": None, "body": None, "body_type": None, "body_required": False}
    told: dict[str, Any] = {"content_type": media_type, "body_type": schema_name(schema)}
    told["body_required"] = bool(request.get("required"))
    if JSON.fullmatch(media_type):
        told["body"] = "json"
    elif media_type in FORMS:
        told["body"] = "multipart" if media_type == FORMS[0] else "form"
        encoding = request["content"][media_type].get("encoding") or {}
        told["part_types"] = {
            name: said["contentType"] for name, said in encoding.items() if "contentType" in said
        }
    else:
        told["body"] = "text" if is_text(bundle, media_type, schema) else "content"
        told["body_type"] = "Content"
    return told


def has_fields(media_type: str) -> bool:
    """Whether a body of this media type is an object with fields: JSON or a form."""
    return media_type in FORMS or JSON.fullmatch(media_type) is not None


def _body_about(bundle: SpecMap, operation: OperationAt) -> str:
    body = operation.body(bundle)
    return _in_docstring(str((body and body.get("description")) or "What is sent."))


def _in_docstring(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")


def is_text(bundle: Mapping[str, Any], media_type: str, schema: Any) -> bool:
    """Whether a body is handed over as text rather than as bytes."""
    said = resolve(bundle, schema or {})
    return media_type.startswith("text/") and said.get("format") != "binary"


def _largest_page(bundle: SpecMap, parameters: list[SpecMap]) -> int | None:
    """The most that a page of a list can be asked to hold; None where there is no maximum."""
    schemas = (resolve(bundle, parameter_schema(p)) for p in parameters if p["name"] == "limit")
    return next((schema.get("maximum") for schema in schemas), None)


def _about(bundle: SpecMap, parameter: SpecMap) -> str:
    """What a parameter means, for a docstring, and what the server takes without it."""
    text = str(parameter.get("description") or "")
    schema = resolve(bundle, parameter_schema(parameter))
    if "default" in schema:
        text = f"{text} The server takes {schema['default']!r} when it isn't given.".strip()
    return _in_docstring(text)


def successes(bundle: SpecMap, operation: OperationAt) -> dict[int | str, str | None]:
    """What the body is for each status of success: a model, bytes or str, None without a body.

    A range stands under its text, after the statuses.
    """
    return {
        int(status) if status.isdigit() else status: _answer(bundle, response)
        for status, response in sorted(operation.responses(bundle).items())
        if re.fullmatch("2[0-9X][0-9X]", status)
    }


def _answer(bundle: SpecMap, response: SpecMap) -> str | None:
    media_type, schema = content_schema(response)
    if media_type is None or JSON.fullmatch(media_type):
        return schema_name(schema)
    return "str" if is_text(bundle, media_type, schema) else "bytes"


def _accept(bundle: SpecMap, operation: OperationAt) -> str:
    """The media type of a success, else of a failure."""
    for _, response in sorted(operation.responses(bundle).items()):
        media_type, _ = content_schema(response)
        if media_type is not None:
            return media_type
    return "application/json"


def _schema(bundle: SpecMap, schema: SpecMap, role: Role) -> dict[str, Any]:
    properties = schema.get("properties") or {}
    return {
        "kind": role,
        "types": _constants(resolve(bundle, properties.get("type") or {})),
        "fields": {
            name: {
                "read_as": _extension(bundle, field, "x-read-as"),
                "python_name": field.get("x-python-name") or _safe_name(name),
                "money": _extension(bundle, field, "x-money"),
                "unwrap": field.get("x-unwrap"),
                "open_enum": any(is_open_enum(choice) for choice in _choices(bundle, field)),
                "shape": field_shape(bundle, field, role),
            }
            for name, field in sorted(properties.items())
        },
    }


def field_shape(bundle: SpecMap, field: Any, role: Role) -> dict[str, Any] | None:
    """The shape of a field, where the generator's own type wouldn't do."""
    if not needs_shape(bundle, field, role):
        return None
    return Shapes(bundle, role).of(field).told()


def _safe_name(field: str) -> str | None:
    """The attribute of a field that is named like a part of the models."""
    return f"{field}_" if field in _OF_MODELS else None


def _constants(schema: Mapping[str, Any]) -> list[str]:
    return [schema["const"]] if "const" in schema else []


def _choices(bundle: SpecMap, field: Any) -> list[dict[str, Any]]:
    """The schema of ``field`` and the branches of its unions, references followed."""
    schema = resolve(bundle, field)
    branches = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    return [schema, *(choice for branch in branches for choice in _choices(bundle, branch))]


def _extension(bundle: SpecMap, field: Any, key: str) -> Any:
    for choice in _choices(bundle, field):
        if key in choice:
            return choice[key]
    return None
