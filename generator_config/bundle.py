"""Join the documents into one. Nothing is renamed; what clashes is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator_config.load import SpecList, SpecMap
from generator_config.problems import Problem, SpecError
from generator_config.walk import DATA, NAMING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        if self.problems:
            raise SpecError(self.problems)
        self._tidy()
        return self.whole

    def _check_root(self, document: SpecMap) -> None:
        self.problems.extend(
            document.problem(f"{key!r} at the root isn't carried into the bundle", key)
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
            self.problems.append(at.problem(f"{reference}: there is no {file}", "$ref"))
        elif len(parts) != 4 or parts[:2] != ["", "components"]:
            message = f"{reference}: only #/components/<section>/<name> can be referred to"
            self.problems.append(at.problem(message, "$ref"))
        else:
            for part in parts[1:]:
                target = target.get(part) if isinstance(target, dict) else None
            if target is None:
                self.problems.append(at.problem(f"{reference} leads nowhere", "$ref"))
        return f"#{pointer}"

    def _take(self, into: SpecMap, key: str, value: Any, source: SpecMap, what: str) -> None:
        if key not in into:
            into.put(key, value, source.lines[key])
        elif into[key] != value:
            first = into[key]
            message = f"{what} {key} differs from the one at {first.file}:{first.line}"
            self.problems.append(source.problem(message, key))

    def _take_once(self, local: SpecMap, key: str) -> None:
        given = local.get(key)
        if given and not self.whole[key]:
            self.whole.put(key, given, local.lines[key])
        elif given and given != self.whole[key]:
            first = self.whole[key]
            message = f"{key} differ from those at {first.file}:{first.line}"
            self.problems.append(local.problem(message, key))

    def _take_tags(self, local: SpecMap) -> None:
        known = {tag["name"]: tag for tag in self.whole["tags"]}
        for tag in local.get("tags") or ():
            if not isinstance(tag, SpecMap) or "name" not in tag:
                self.problems.append(local.problem("a tag has no name", "tags"))
            elif tag["name"] not in known:
                self.whole["tags"].append(tag)
                self.whole["tags"].lines.append(tag.line)
            elif known[tag["name"]] != tag:
                first = known[tag["name"]]
                message = f"tag {tag['name']} differs from the one at {first.file}:{first.line}"
                self.problems.append(tag.problem(message))

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
                    self.problems.append(item.problem(message, key))
                else:
                    known.put(key, value, item.lines[key])

    def _take_components(self, components: SpecMap) -> None:
        for section, named in components.items():
            if section not in self.whole["components"]:
                self.whole["components"].put(section, SpecMap(named.file, named.line), named.line)
            for name, value in named.items():
                self._take(
                    self.whole["components"][section], name, value, named, f"{section} component"
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
