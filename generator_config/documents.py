"""Documents as mappings and lists that know their file and lines, and ways through them.

Operations, schemas, and what they refer to; and what the generator calls them.
"""

from __future__ import annotations

import builtins
import keyword
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from generator_config.problems import Kind, Problem, SpecError
from generator_config.tree import is_dropping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"0[0-9]+")
_UNREAD = "isn't read: documents are *.yaml, in one folder"
MOST_VALUES = 1_000_000
"""Of one document. A few lines of aliases can stand for more than a machine can hold."""

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class SpecMap(dict[str, Any]):
    """A mapping of a document. ``lines`` has the line of each key."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}

    def put(self, key: str, value: Any, line: int) -> None:
        """Set ``key``, which stands on ``line``."""
        self[key] = value
        self.lines[key] = line

    def problem(self, message: str, key: str | None = None, *, kind: Kind) -> Problem:
        """A problem on the line of ``key``, else on the line of this mapping."""
        line = self.line if key is None else self.lines.get(key, self.line)
        return Problem(self.file, line, message, kind)


class SpecList(list[Any]):
    """A list of a document. ``lines`` has the line of each item."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: list[int] = []


def load_folder(folder: Path, root: Path) -> dict[str, SpecMap]:
    """All ``*.yaml`` of ``folder`` by file name; problems of all files are raised together.

    Anything else in there is a problem: it would look as if it counted.
    """
    documents: dict[str, SpecMap] = {}
    problems: list[Problem] = [
        Problem(path.relative_to(root).as_posix(), 1, _UNREAD, Kind.STRAY)
        for path in sorted(folder.iterdir() if folder.is_dir() else ())
        if not is_dropping(path) and (path.suffix != ".yaml" or not path.is_file())
    ]
    for path in sorted(path for path in folder.glob("*.yaml") if path.is_file()):
        try:
            documents[path.name] = load(path.read_bytes(), path.relative_to(root).as_posix())
        except SpecError as error:
            problems.extend(error.problems)
    if not documents and not problems:
        place = folder.relative_to(root).as_posix()
        problems.append(Problem(place, 1, "has no *.yaml document", Kind.DOCUMENT))
    if problems:
        raise SpecError(problems)
    return documents


def load(content: bytes, file: str, *, lenient: bool = False) -> SpecMap:
    """Read one document, by the rules of YAML 1.2: dates stay strings, and so do yes and no.

    A lenient reader takes what ours may not hold: merge keys, keys that come twice (the last one
    counts), numbers that start with a zero (as text).
    """
    try:
        node = yaml.compose(content.decode(), Loader=_Loader)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SpecError([Problem(file, line, "isn't UTF-8", Kind.DOCUMENT)]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        message = f"broken YAML: {error.problem}"
        raise SpecError([Problem(file, line, message, Kind.DOCUMENT)]) from None
    except yaml.YAMLError as error:
        raise SpecError([Problem(file, 1, f"broken YAML: {error}", Kind.DOCUMENT)]) from None
    if not isinstance(node, yaml.MappingNode):
        raise SpecError([Problem(file, 1, "isn't a mapping", Kind.DOCUMENT)])
    reader = _Reader(file, lenient=lenient)
    document = reader.mapping(node, node.start_mark.line + 1)
    if reader.problems:
        raise SpecError(reader.problems)
    return document


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - so PyYAML calls it


class _Reader:
    def __init__(self, file: str, *, lenient: bool = False) -> None:
        self.file = file
        self.lenient = lenient
        self.problems: list[Problem] = []
        self._values = 0
        self._open: set[int] = set()

    def value(self, node: yaml.Node, line: int) -> Any:
        self._values += 1
        if self._values > MOST_VALUES:
            message = f"more than {MOST_VALUES} values: aliases that multiply"
            line = node.start_mark.line + 1
            raise SpecError([Problem(self.file, line, message, Kind.DOCUMENT)])
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if id(node) in self._open:
            self._wrong(node, "an alias that holds itself")
            return None
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self.mapping(node, line)
            return self.sequence(node, line)
        finally:
            self._open.discard(id(node))

    def mapping(self, node: yaml.MappingNode, line: int) -> SpecMap:
        found = SpecMap(self.file, line)
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if self.lenient and key == "<<":
                self._merge(found, value_node, line)
            elif not isinstance(key_node, yaml.ScalarNode) or key == "<<":
                self._wrong(key_node, "a key must be plain text; merge keys aren't supported")
            elif key in found and not self.lenient:
                self._wrong(key_node, f"{key!r} is given twice, first on line {found.lines[key]}")
            else:
                key_line = key_node.start_mark.line + 1
                found.put(key, self.value(value_node, key_line), key_line)
        return found

    def _merge(self, found: SpecMap, node: yaml.Node, line: int) -> None:
        """Take over what a merge key names, as far as it isn't there."""
        value = self.value(node, line)
        for other in value if isinstance(value, list) else [value]:
            if isinstance(other, SpecMap):
                for key in [key for key in other if key not in found]:
                    found.put(key, other[key], other.lines[key])

    def sequence(self, node: yaml.Node, line: int) -> SpecList:
        found = SpecList(self.file, line)
        for item in node.value:
            item_line = item.start_mark.line + 1
            found.append(self.value(item, item_line))
            found.lines.append(item_line)
        return found

    def scalar(self, node: yaml.ScalarNode) -> Any:
        text = str(node.value)
        if node.style:  # in quotes, or a block
            return text
        if text.lower() in _WORDS and text in {text.lower(), text.title(), text.upper()}:
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _LEADING_ZERO.fullmatch(text):
            if self.lenient:
                return text
            self._wrong(node, f"{text} starts with a zero: put it in quotes")
        return float(text) if _FLOAT.fullmatch(text) else text

    def _wrong(self, node: yaml.Node, message: str) -> None:
        line = node.start_mark.line + 1
        self.problems.append(Problem(self.file, line, message, Kind.DOCUMENT))


METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_ONE_SCHEMA = ("items", "additionalProperties", "not", "contains", "propertyNames")
_MANY_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED_SCHEMAS = ("properties", "patternProperties", "$defs")
NAMING = ("properties", "patternProperties", "responses", "schemas", "headers")
"""Keys whose mapping has names of the API's own for keys, which mean nothing to OpenAPI."""
DATA = ("example", "examples", "default", "enum", "const")
"""Keys whose value is data, whatever it looks like."""


@dataclass(frozen=True)
class OperationAt:
    """One operation, with the path item that it stands in."""

    path: str
    method: str
    node: SpecMap
    item: SpecMap

    @property
    def name(self) -> str:
        """The operationId, or method and path when there is none."""
        return str(self.node.get("operationId") or self.label)

    @property
    def label(self) -> str:
        """Method and path."""
        return f"{self.method.upper()} {self.path}"

    @property
    def method_name(self) -> str:
        """The name of its method on a resource."""
        return method_name(self.name, str((self.node.get("tags") or [""])[0]))

    def parameters(self, bundle: Mapping[str, Any]) -> list[SpecMap]:
        """Its own parameters and those of its path item, references followed."""
        own = [resolve(bundle, node) for node in self.node.get("parameters", ())]
        taken = {(node.get("in"), node.get("name")) for node in own}
        shared = (resolve(bundle, node) for node in self.item.get("parameters", ()))
        return own + [node for node in shared if (node.get("in"), node.get("name")) not in taken]

    def responses(self, bundle: Mapping[str, Any]) -> dict[str, SpecMap]:
        """Its responses by status, references followed."""
        return {k: resolve(bundle, v) for k, v in (self.node.get("responses") or {}).items()}

    def body(self, bundle: Mapping[str, Any]) -> SpecMap | None:
        """Its request body, a reference followed."""
        node = self.node.get("requestBody")
        return None if node is None else resolve(bundle, node)


def method_name(operation: str, tag: str) -> str:
    """What an operation is called among those of its tag: without the version of that.

    An operationId is unique, so those of a tag that ends in a version end in it as well.
    """
    return operation.removesuffix(tag.removeprefix(without_version(tag)))


def without_version(tag: str) -> str:
    """A tag without the version that it ends in, if it does."""
    return re.sub(r"_v[0-9]+(_[0-9]+)*$", "", tag)


def operations(bundle: Mapping[str, Any], section: str = "paths") -> Iterator[OperationAt]:
    """The operations under ``paths``, or under ``webhooks``, in the order of the documents."""
    for path, item in bundle.get(section, {}).items():
        for method in METHODS:
            if isinstance(item.get(method), SpecMap):
                yield OperationAt(path, method, item[method], item)


def resolve(bundle: Mapping[str, Any], node: Any) -> Any:
    """The component that ``node`` refers to, or ``node`` itself."""
    seen: set[str] = set()
    while isinstance(node, dict) and "$ref" in node and node["$ref"] not in seen:
        seen.add(node["$ref"])
        _, _, section, name = node["$ref"].split("/")
        node = bundle["components"][section][name]
    return node


def schema_name(node: Mapping[str, Any] | None) -> str | None:
    """The name of the component schema that ``node`` refers to."""
    reference = str((node or {}).get("$ref", ""))
    return reference.removeprefix("#/components/schemas/") if reference else None


def content_schema(node: Mapping[str, Any] | None) -> tuple[str | None, Any]:
    """Media type and schema of a response or request body; None, None when it has no content."""
    for media_type, value in ((node or {}).get("content") or {}).items():
        return str(media_type), value.get("schema")
    return None, None


def is_object(schema: Mapping[str, Any]) -> bool:
    """Whether the generator makes a model of ``schema``."""
    kind = schema.get("type")
    return (
        kind == "object" or (isinstance(kind, list) and "object" in kind) or "properties" in schema
    )


def kinds_of(schema: Mapping[str, Any]) -> list[str]:
    """The JSON types that a schema names, null aside."""
    kind = schema.get("type") or ()
    return [each for each in ([kind] if isinstance(kind, str) else kind) if each != "null"]


def branches_of(schema: Mapping[str, Any]) -> list[Any]:
    """The alternatives of a schema, those for null included."""
    return [*schema.get("anyOf", ()), *schema.get("oneOf", ())]


def is_map(schema: Mapping[str, Any]) -> bool:
    """Whether ``schema`` is an object of any keys, whose values have a schema."""
    return isinstance(schema.get("additionalProperties"), dict) and not schema.get("properties")


def is_model(schema: Mapping[str, Any]) -> bool:
    """Whether ``schema`` becomes a class of its own."""
    return is_object(schema) and not is_map(schema)


def is_open_enum(schema: Mapping[str, Any]) -> bool:
    """Whether ``schema`` names the known values and lets any other string pass."""
    branches = [branch for branch in schema.get("anyOf", ()) if branch.get("type") != "null"]
    return (
        len(branches) == 2
        and all(branch.get("type") == "string" for branch in branches)
        and sorted("enum" in branch for branch in branches) == [False, True]
    )


def class_name(name: str) -> str:
    """What the generator calls the class of a schema."""
    words = (word if word.isupper() else word.capitalize() for word in _words(name))
    return _unreserved("".join(words))


def identifier(name: str) -> str:
    """What the generator calls the module of an operation or class, or the folder of a tag."""
    return _unreserved("_".join(_words(name)).lower())


def _words(name: str) -> list[str]:
    if any(letter.isupper() for letter in name):
        name = " ".join(re.split("([A-Z]?[a-z]+)", name))
    return re.findall(r"[^. _-]+", name)


def _unreserved(name: str) -> str:
    taken = keyword.iskeyword(name) or name in {*dir(builtins), "self", "datetime"} - {"id"}
    return f"{name}_" if taken else name


def inner_schemas(schema: Any) -> Iterator[SpecMap]:
    """The schemas that stand right inside ``schema``."""
    if not isinstance(schema, SpecMap):
        return
    for key in _ONE_SCHEMA:
        if isinstance(schema.get(key), SpecMap):
            yield schema[key]
    for key in _MANY_SCHEMAS:
        yield from (inner for inner in schema.get(key, ()) if isinstance(inner, SpecMap))
    for key in _NAMED_SCHEMAS:
        named = schema.get(key) or {}
        yield from (inner for inner in named.values() if isinstance(inner, SpecMap))


def with_inner(schema: SpecMap) -> Iterator[SpecMap]:
    """``schema`` and all schemas at any depth inside it, references not followed."""
    yield schema
    for inner in inner_schemas(schema):
        yield from with_inner(inner)


def inline_schemas(node: Any) -> Iterator[SpecMap]:
    """The values of all ``schema:`` keys below ``node``: those of parameters and media types."""
    for mapping in maps(node):
        if isinstance(mapping.get("schema"), SpecMap):
            yield mapping["schema"]


def every_schema(bundle: Mapping[str, Any]) -> Iterator[SpecMap]:
    """All schemas at any depth, wherever they stand."""
    for schema in bundle["components"].get("schemas", {}).values():
        yield from with_inner(schema)
    others = [v for k, v in bundle["components"].items() if k != "schemas"]
    for root in (bundle["paths"], bundle.get("webhooks"), *others):
        for schema in inline_schemas(root):
            yield from with_inner(schema)


def maps(node: Any, *, naming: bool = False) -> Iterator[SpecMap]:
    """All mappings below ``node`` that aren't data, nor mere names for others."""
    if isinstance(node, SpecMap):
        if not naming:
            yield node
        for key, value in node.items():
            if naming or key not in DATA:
                yield from maps(value, naming=key in NAMING and not naming)
    elif isinstance(node, list):
        for item in node:
            yield from maps(item)


def reached(bundle: Mapping[str, Any], node: Any, found: set[str] | None = None) -> set[str]:
    """The names of all component schemas that ``node`` leads to."""
    names: set[str] = set() if found is None else found
    for mapping in maps(node):
        reference = mapping.get("$ref")
        if not isinstance(reference, str):
            continue
        name = reference.removeprefix("#/components/schemas/")
        if name not in names:
            if name != reference:
                names.add(name)
            reached(bundle, resolve(bundle, mapping), names)
    return names


def request_schemas(bundle: Mapping[str, Any]) -> set[str]:
    """The component schemas that requests send."""
    found: set[str] = set()
    for operation in operations(bundle):
        reached(bundle, operation.node.get("requestBody"), found)
        for parameter in operation.parameters(bundle):
            reached(bundle, parameter, found)
    return found


def response_schemas(bundle: Mapping[str, Any]) -> set[str]:
    """The component schemas that are received: in responses and by webhooks."""
    found: set[str] = set()
    for operation in operations(bundle):
        for response in operation.responses(bundle).values():
            reached(bundle, response, found)
    for webhook in operations(bundle, "webhooks"):
        reached(bundle, webhook.node.get("requestBody"), found)
    return found
