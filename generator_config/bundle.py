"""Many documents to a valid one: their form, how they are joined, and what others say of it."""

from __future__ import annotations

import json
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012, Draft202012Validator, Registry

from generator_config.documents import (
    DATA,
    NAMING,
    SpecList,
    SpecMap,
    class_name,
    identifier,
    inline_schemas,
    is_object,
    maps,
    operations,
)
from generator_config.problems import Kind, Problem, SpecError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BUNDLE = "urn:flowroute:bundle"
_LONGEST = 200
_OBJECTS = {"additionalProperties": {"type": "object"}}
_LIST_OF_OBJECTS = {"items": {"type": "object"}}
_SCHEMA = {
    "$id": "urn:flowroute:schema",
    "$dynamicAnchor": "meta",
    "$ref": "https://json-schema.org/draft/2020-12/schema",
    "properties": {
        "properties": _OBJECTS,
        **dict.fromkeys(("allOf", "anyOf", "oneOf"), _LIST_OF_OBJECTS),
    },
}
"""JSON Schema, but without ``true`` and ``false`` where the generator needs a schema."""


def check_form(documents: Mapping[str, SpecMap]) -> None:
    """Raise ``SpecError`` for documents whose parts aren't of the kind that OpenAPI 3.1 wants.

    All that works on documents after this relies on mappings being mappings and lists lists.
    """
    for find in (_version_problems, _document_problems, _schema_problems):
        if problems := list(chain.from_iterable(map(find, documents.values()))):
            raise SpecError(problems)


def check_validity(bundle: SpecMap) -> None:
    """Raise ``SpecError`` for what isn't OpenAPI 3.1, and for names that wouldn't be kept."""
    for find in (_openapi_problems, _name_problems, _example_problems):
        if problems := list(find(bundle)):
            raise SpecError(problems)


def _version_problems(document: SpecMap) -> Iterator[Problem]:
    if not str(document.get("openapi", "")).startswith("3.1."):
        yield document.problem("isn't an OpenAPI 3.1 document", "openapi", kind=Kind.OPENAPI)


def _document_problems(document: SpecMap) -> Iterator[Problem]:
    for error in Draft202012Validator(_openapi_schema()).iter_errors(document):
        yield _nearest(document, error.instance_path, f"not OpenAPI 3.1: {error.message}")


def _openapi_schema() -> Any:
    """The schema in openapi-spec-validator, whose import would take longer than all checks."""
    spec = find_spec("openapi_spec_validator")
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin).parent / "resources/schemas/v3.1/schema.json"
    schema = json.loads(file.read_bytes())
    schema["$defs"]["schema"]["type"] = "object"
    return schema


def _schema_problems(document: SpecMap) -> Iterator[Problem]:
    """What JSON Schema says of the schemas, which the schema of OpenAPI leaves open."""
    validator = Draft202012Validator(_SCHEMA)
    named = (document.get("components") or {}).get("schemas") or {}
    for schema in (*named.values(), *inline_schemas(document)):
        for error in validator.iter_errors(_absolute(schema)):
            yield _nearest(schema, error.instance_path, f"not JSON Schema: {error.message}")


def _openapi_problems(bundle: SpecMap) -> Iterator[Problem]:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    for error in OpenAPIV31SpecValidator(bundle).iter_errors():
        message = error.message.partition("\n")[0]
        yield _nearest(bundle, list(error.absolute_path), f"not OpenAPI 3.1: {message}")


def _nearest(bundle: SpecMap, path: Sequence[Any], message: str) -> Problem:
    """A problem at the deepest place that ``path`` leads to and whose line is known."""
    node: Any = bundle
    file, line = bundle.file, bundle.line
    for step in path:
        if isinstance(node, SpecMap) and step in node:
            file, line = node.file, node.lines.get(step, node.line)
        elif isinstance(node, SpecList) and isinstance(step, int):
            file, line = node.file, node.lines[step]
        else:
            break
        node = node[step]
    if isinstance(node, SpecMap):
        file = node.file
        line = node.line
    if len(message) > _LONGEST:
        message = f"{message[:_LONGEST]}…"
    where = "/".join(str(step) for step in path)
    return Problem(file, line, f"{message} (at {where})" if where else message, Kind.OPENAPI)


def _name_problems(bundle: SpecMap) -> Iterator[Problem]:
    for name, schema in bundle["components"].get("schemas", {}).items():
        generated = class_name(name)
        if (is_object(schema) or "enum" in schema) and generated != name:
            yield schema.problem(
                f"schema {name} would be called {generated} by the generator", kind=Kind.NAME
            )
    for operation in operations(bundle):
        for what, name in (("operation", operation.name), ("tag", operation.node["tags"][0])):
            generated_name = identifier(name)
            if generated_name != name:
                message = f"{what} {name} would be called {generated_name} by the generator"
                yield operation.node.problem(message, kind=Kind.NAME)


def _example_problems(bundle: SpecMap) -> Iterator[Problem]:
    registry = Registry([(_BUNDLE, _absolute(bundle))], draft=Draft202012)
    for name, schema in bundle["components"].get("schemas", {}).items():
        reference = {"$ref": f"{_BUNDLE}#/components/schemas/{name}"}
        yield from _misfits(schema, Draft202012Validator(reference, registry=registry))
    for mapping in maps(bundle):
        if "schema" in mapping and "example" in mapping:
            schema = _absolute(mapping["schema"])
            yield from _misfits(mapping, Draft202012Validator(schema, registry=registry))


def _absolute(node: SpecMap) -> Any:
    """A plain copy of ``node`` whose references name the bundle."""
    return json.loads(json.dumps(node).replace('"#/components/', f'"{_BUNDLE}#/components/'))


def _misfits(example_of: SpecMap, validator: Draft202012Validator) -> Iterator[Problem]:
    for error in validator.iter_errors(json.loads(json.dumps(example_of.get("example")))):
        where = "/".join(str(step) for step in error.instance_path)
        message = f"the example doesn't fit its schema: {error.message}"
        yield example_of.problem(
            f"{message} (at {where})" if where else message, "example", kind=Kind.EXAMPLE
        )


INFO = {
    "title": "Flowroute API",
    "version": "2",
    "description": (
        "Phone numbers, routes, messages, emergency addresses and caller names, in one document."
    ),
    "license": {"name": "MIT", "identifier": "MIT"},
}

_ROOT_KEYS = {
    "openapi",
    "info",
    "servers",
    "security",
    "tags",
    "paths",
    "webhooks",
    "components",
}


def bundle(documents: Mapping[str, SpecMap]) -> SpecMap:
    """One document with all paths, webhooks, tags and components, and with local references only.

    Raises ``SpecError`` for a reference that leads nowhere and for documents that contradict each
    other.
    """
    return _Bundler(documents).run()


class _Bundler:
    def __init__(self, documents: Mapping[str, SpecMap]) -> None:
        self.documents = documents
        self.problems: list[Problem] = []
        self._borrowed: list[tuple[str, str, SpecMap]] = []
        first = next(iter(documents.values()))
        self.whole = SpecMap(first.file, 1)
        for key, value in {
            "openapi": "3.1.0",
            "info": INFO,
            "servers": SpecList(first.file, 1),
            "security": SpecList(first.file, 1),
            "tags": SpecList(first.file, 1),
            "paths": SpecMap(first.file, 1),
            "webhooks": SpecMap(first.file, 1),
            "components": SpecMap(first.file, 1),
        }.items():
            self.whole.put(key, value, 1)

    def run(self) -> SpecMap:
        for name, document in self.documents.items():
            self._check_root(document)
            local = self._localise(document, name)
            for key in ("servers", "security"):
                self._take_once(local, key)
            self._take_tags(local)
            self._take_paths(local.get("paths") or SpecMap("", 0))
            for key, item in (local.get("webhooks") or {}).items():
                self._take(self.whole["webhooks"], key, item, local["webhooks"], "webhook")
            self._take_components(local.get("components") or SpecMap("", 0))
        self._check_borrowed()
        if self.problems:
            raise SpecError(self.problems)
        self._tidy()
        return self.whole

    def _check_root(self, document: SpecMap) -> None:
        self.problems.extend(
            document.problem(
                f"{key!r} at the root isn't carried into the bundle", key, kind=Kind.UNKNOWN_KEY
            )
            for key in document
            if key not in _ROOT_KEYS
        )

    def _localise(self, node: Any, name: str, *, naming: bool = False) -> Any:
        """A copy of ``node`` with local references."""
        if isinstance(node, SpecMap):
            copy = SpecMap(node.file, node.line)
            for key, value in node.items():
                if naming or key not in {*DATA, "$ref"}:
                    new = self._localise(value, name, naming=key in NAMING and not naming)
                elif key == "$ref" and isinstance(value, str):
                    new = self._local_reference(value, name, node)
                else:
                    new = value
                copy.put(key, new, node.lines[key])
            return copy
        if isinstance(node, SpecList):
            items = SpecList(node.file, node.line)
            items.extend(self._localise(item, name) for item in node)
            items.lines.extend(node.lines)
            return items
        return node

    def _local_reference(self, reference: str, name: str, at: SpecMap) -> str:
        file, _, pointer = reference.partition("#")
        parts = pointer.split("/")
        target: Any = self.documents.get(file or name)
        if target is None:
            self.problems.append(
                at.problem(f"{reference}: there is no {file}", "$ref", kind=Kind.REFERENCE)
            )
        elif len(parts) != 4 or parts[:2] != ["", "components"]:
            message = f"{reference}: only #/components/<section>/<name> can be referred to"
            self.problems.append(at.problem(message, "$ref", kind=Kind.REFERENCE))
        else:
            for part in parts[1:]:
                target = target.get(part) if isinstance(target, dict) else None
            if target is None:
                self.problems.append(
                    at.problem(f"{reference} leads nowhere", "$ref", kind=Kind.REFERENCE)
                )
        return f"#{pointer}"

    def _take(self, into: SpecMap, key: str, value: Any, source: SpecMap, what: str) -> None:
        if key not in into:
            into.put(key, value, source.lines[key])
        elif into[key] != value:
            first = into[key]
            message = f"{what} {key} differs from the one at {first.file}:{first.line}"
            self.problems.append(source.problem(message, key, kind=Kind.CONFLICT))

    def _take_once(self, local: SpecMap, key: str) -> None:
        given = local.get(key)
        if given and not self.whole[key]:
            self.whole.put(key, given, local.lines[key])
        elif given and given != self.whole[key]:
            first = self.whole[key]
            message = f"{key} differ from those at {first.file}:{first.line}"
            self.problems.append(local.problem(message, key, kind=Kind.CONFLICT))

    def _take_tags(self, local: SpecMap) -> None:
        known = {tag["name"]: tag for tag in self.whole["tags"]}
        for tag in local.get("tags") or ():
            if not isinstance(tag, SpecMap) or "name" not in tag:
                self.problems.append(local.problem("a tag has no name", "tags", kind=Kind.UNSAID))
            elif tag["name"] not in known:
                self.whole["tags"].append(tag)
                self.whole["tags"].lines.append(tag.line)
            elif known[tag["name"]] != tag:
                first = known[tag["name"]]
                message = f"tag {tag['name']} differs from the one at {first.file}:{first.line}"
                self.problems.append(tag.problem(message, kind=Kind.CONFLICT))

    def _take_paths(self, paths: SpecMap) -> None:
        for path, item in paths.items():
            if path not in self.whole["paths"]:
                self.whole["paths"].put(path, item, paths.lines[path])
                continue
            known = self.whole["paths"][path]
            for key, value in item.items():
                if key in known and key in {"parameters", "summary", "description"}:
                    self._take(known, key, value, item, path)
                elif key in known:
                    first = f"{known.file}:{known.lines[key]}"
                    message = f"{key.upper()} {path} is described already, at {first}"
                    self.problems.append(item.problem(message, key, kind=Kind.CONFLICT))
                else:
                    known.put(key, value, item.lines[key])

    def _take_components(self, components: SpecMap) -> None:
        for section, named in components.items():
            if section not in self.whole["components"]:
                self.whole["components"].put(section, SpecMap(named.file, named.line), named.line)
            for name, value in named.items():
                if value.get("$ref") == f"#/components/{section}/{name}":
                    self._borrowed.append((section, name, value))
                    continue
                self._take(
                    self.whole["components"][section], name, value, named, f"{section} component"
                )

    def _check_borrowed(self) -> None:
        """A component may be that of another document under the same name, but not itself."""
        for section, name, value in self._borrowed:
            if name not in self.whole["components"][section]:
                self.problems.append(
                    value.problem(f"{name} refers to itself", "$ref", kind=Kind.REFERENCE)
                )

    def _tidy(self) -> None:
        for key in ("servers", "security", "tags", "webhooks"):
            if not self.whole[key]:
                del self.whole[key]
        _sort(self.whole["components"])
        for named in self.whole["components"].values():
            _sort(named)


def _sort(node: SpecMap) -> None:
    pairs = sorted(node.items())
    node.clear()
    node.update(pairs)
