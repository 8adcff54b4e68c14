"""Compare two states of the documents: operations with all that belongs to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator_config.changes.kinds import KINDS
from generator_config.changes.python import argument, class_name, snake
from generator_config.changes.schemas import Change, SchemaComparison, Spot
from generator_config.changes.views import Node, view
from generator_config.load import SpecMap
from generator_config.walk import METHODS, maps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator_config.changes.sources import Document, State

_NOTHING = SpecMap("", 0)


@dataclass(frozen=True)
class At:
    """One operation, in its document."""

    document: Document
    path: str
    method: str
    node: SpecMap
    item: SpecMap

    @property
    def label(self) -> str:
        """Method and path."""
        return f"{self.method.upper()} {self.path}"

    @property
    def name(self) -> str:
        """The operationId, else method and path."""
        return str(self.node.get("operationId") or self.label)

    @property
    def tag(self) -> str:
        """The first tag: the resource of the client that has the method."""
        return str((self.node.get("tags") or [""])[0])

    @property
    def key(self) -> tuple[str, str]:
        """Method and path, whatever its parameters are called."""
        return self.method, re.sub(r"\{[^}]*\}", "{}", self.path.rstrip("/"))

    @property
    def python(self) -> str:
        """How it is called in Python."""
        words = ["client", *filter(None, (snake(self.tag),)), snake(self.name)]
        return ".".join(words)

    def place(self, key: str | None = None) -> tuple[str, int]:
        """File and line."""
        line = self.item.lines.get(self.method, self.node.line)
        return self.node.file, self.node.lines.get(key, line) if key else line

    def parameters(self) -> dict[tuple[str, str], SpecMap]:
        """The parameters by place and name, references followed."""
        found: dict[tuple[str, str], SpecMap] = {}
        for written in [*(self.item.get("parameters") or ()), *(self.node.get("parameters") or ())]:
            node = self.document.follow(written).node
            place, name = str(node.get("in")), str(node.get("name"))
            found[place, name.lower() if place == "header" else name] = node
        return found


def compare(old: State, new: State) -> list[Change]:
    """All changes between two states, without what they break."""
    comparison = _Comparison()
    comparison.run(old, new)
    return comparison.finished()


class _Comparison:
    def __init__(self) -> None:
        self.schemas = SchemaComparison()
        self.changes: list[Change] = self.schemas.changes

    def run(self, old: State, new: State) -> None:
        self._servers(old, new)
        self._schemes(old, new)
        self._operations(operations(old), operations(new), "operation")
        self._operations(operations(old, "webhooks"), operations(new, "webhooks"), "webhook")
        self._unused(old, new)

    def finished(self) -> list[Change]:
        """The changes, each once, those of models with the operations that they reach."""
        found = []
        for change in dict.fromkeys(self.changes):
            uses = self.schemas.uses.get((change.subject, change.is_sent), set())
            found.append(replace(change, operations=frozenset(uses)) if uses else change)
        return found

    def add(
        self,
        id_: str,
        subject: str,
        path: str = "",
        places: tuple[tuple[str, int], tuple[str, int]] = (("", 0), ("", 0)),
        texts: tuple[str, str] = ("", ""),
        python: tuple[str, str] = ("", ""),
        *,
        is_sent: bool = True,
    ) -> None:
        """Note a change."""
        differs = python[0] != python[1]
        row = Change(KINDS[id_], subject, path, *places, *texts, *python, is_sent, differs)
        self.changes.append(row)

    # documents

    def _servers(self, old: State, new: State) -> None:
        before, after = _all_servers(old), _all_servers(new)
        for url in sorted(after.keys() - before.keys()):
            self.add("server-added", "the API", places=(after[url], after[url]), texts=("", url))
        for url in sorted(before.keys() - after.keys()):
            places = before[url], next(iter(after.values()), before[url])
            self.add("server-removed", "the API", places=places, texts=(url, ""))

    def _schemes(self, old: State, new: State) -> None:
        before, after = _all_schemes(old), _all_schemes(new)
        for name in sorted(before.keys() & after.keys()):
            mine, theirs = before[name], after[name]
            places = (mine.file, mine.line), (theirs.file, theirs.line)
            kinds = [(n.get("type"), str(n.get("scheme", "")).lower()) for n in (mine, theirs)]
            if kinds[0] != kinds[1]:
                texts = tuple(" ".join(map(str, filter(None, kind))) for kind in kinds)
                self.add("scheme-kind-changed", "the API", name, places, (texts[0], texts[1]))
                continue
            spots = [f"{n.get('in')} {n.get('name')}" for n in (mine, theirs)]
            if mine.get("type") == "apiKey" and spots[0] != spots[1]:
                self.add("scheme-place-changed", "the API", name, places, (spots[0], spots[1]))
            if _plainly(mine.get("flows")) != _plainly(theirs.get("flows")):
                self.add("scheme-flow-changed", "the API", name, places)

    def _unused(self, old: State, new: State) -> None:
        """Schemas that came or went though no operation leads to them."""
        before, after = _all_schemas(old), _all_schemas(new)
        used_before, used_after = _used(old), _used(new)
        for name in sorted(after.keys() - before.keys() - used_after):
            node = after[name]
            place = node.file, node.line
            self.add("schema-added", name, places=(place, place), python=("", class_name(name)))
        for name in sorted(before.keys() - after.keys() - used_before):
            node = before[name]
            place = node.file, node.line
            self.add("schema-removed", name, places=(place, place), python=(class_name(name), ""))

    # operations

    def _operations(self, old: list[At], new: list[At], word: str) -> None:
        pairs, gone, come = _matched(old, new)
        for at in gone:
            self._gone(at, word)
        for at in come:
            self.add(
                f"{word}-added",
                at.name,
                places=(at.place(), at.place()),
                texts=("", at.label),
                python=("", at.python),
            )
        for before, after in pairs:
            self._operation(before, after, is_received=word == "webhook")

    def _gone(self, at: At, word: str) -> None:
        sunset = at.node.get("x-sunset")
        announced = word == "operation" and at.node.get("deprecated") and sunset
        self.add(
            f"{word}-removed-after-sunset" if announced else f"{word}-removed",
            at.name,
            places=(at.place(), at.place()),
            texts=(at.label, ""),
            python=(at.python, ""),
        )

    def _operation(self, before: At, after: At, *, is_received: bool) -> None:
        places = before.place(), after.place()
        names = before.python, after.python
        if before.key != after.key:
            texts = before.label, after.label
            self.add("operation-moved", after.name, "", places, texts, names)
        if snake(before.name) != snake(after.name):
            where = before.place("operationId"), after.place("operationId")
            texts = before.name, after.name
            self.add("operation-renamed", after.name, "", where, texts, names)
        if before.tag != after.tag:
            where = before.place("tags"), after.place("tags")
            self.add("operation-regrouped", after.name, "", where, (before.tag, after.tag), names)
        self._life(before, after)
        self._security(before, after)
        self._parameters(before, after, is_sent=not is_received)
        self._body(before, after, is_sent=not is_received)
        self._responses(before, after, is_sent=is_received)
        self._callbacks(before, after)
        if _words(before.node) != _words(after.node):
            where = before.place("description"), after.place("description")
            self.add("described-anew", after.name, "", where)

    def _life(self, before: At, after: At) -> None:
        old, new = bool(before.node.get("deprecated")), bool(after.node.get("deprecated"))
        where = before.place("deprecated"), after.place("deprecated")
        if old != new:
            id_ = "operation-deprecated" if new else "operation-undeprecated"
            self.add(id_, after.name, "", where)
        ended, ends = before.node.get("x-sunset"), after.node.get("x-sunset")
        if ended != ends:
            if ended is None or ends is None:
                end = "set" if ended is None else "dropped"
            else:
                end = "earlier" if str(ends) < str(ended) else "later"
            where = before.place("x-sunset"), after.place("x-sunset")
            self.add(f"sunset-{end}", after.name, "", where, (_text(ended), _text(ends)))
        safe, safer = _is_safe(before), _is_safe(after)
        if safe is not None and safer is not None and safe != safer:
            where = before.place("x-safe-to-repeat"), after.place("x-safe-to-repeat")
            id_ = "repeat-became-safe" if safer else "repeat-became-unsafe"
            self.add(id_, after.name, "", where)

    def _security(self, before: At, after: At) -> None:
        old, new = _choices(before), _choices(after)
        where = before.place("security"), after.place("security")
        if old == new:
            return
        if not old or not new:
            if {} in (old or [{}]) and {} in (new or [{}]):
                return
            id_ = "security-demanded" if not old else "security-dropped"
            self.add(id_, after.name, "", where, (_ways(old), _ways(new)))
            return
        for choice in [choice for choice in new if not _has(old, choice)]:
            self.add("security-choice-added", after.name, "", where, ("", _ways([choice])))
        for choice in [choice for choice in old if not _has(new, choice)]:
            self.add("security-choice-removed", after.name, "", where, (_ways([choice]), ""))
        for choice in old:
            same = next((other for other in new if other.keys() == choice.keys()), None)
            for scheme, scopes in choice.items() if same is not None else ():
                asked = set(map(str, (same or {})[scheme] or ()))
                had = set(map(str, scopes or ()))
                for scope in sorted(asked - had):
                    self.add("scope-demanded", after.name, scheme, where, ("", scope))
                for scope in sorted(had - asked):
                    self.add("scope-dropped", after.name, scheme, where, (scope, ""))

    # parameters

    def _parameters(self, before: At, after: At, *, is_sent: bool) -> None:
        old, new = before.parameters(), after.parameters()
        self._path_names(before, after, old, new)
        for place, name in sorted(old.keys() | new.keys()):
            if place == "path" or place not in {"query", "header", "cookie"}:
                continue
            self._one_parameter(before, after, place, name, is_sent=is_sent)
        for mine, theirs in _path_pairs(before, after, old, new):
            self._parameter(before, after, mine, theirs, is_sent=is_sent)

    def _one_parameter(
        self, before: At, after: At, place: str, name: str, *, is_sent: bool
    ) -> None:
        mine = before.parameters().get((place, name))
        theirs = after.parameters().get((place, name))
        shown = f"{place} {name}"
        if mine is not None and theirs is not None:
            self._parameter(before, after, mine, theirs, is_sent=is_sent)
        elif theirs is not None:
            id_ = f"{place}-parameter-added" + ("-required" if theirs.get("required") else "")
            places = after.place(), (theirs.file, theirs.line)
            python = "", f"{after.python}({argument(after.document, theirs)})"
            self.add(id_, after.name, shown, places, ("", name), python, is_sent=is_sent)
        elif mine is not None:
            places = (mine.file, mine.line), after.place()
            python = f"{before.python}({argument(before.document, mine)})", ""
            id_ = f"{place}-parameter-removed"
            self.add(id_, after.name, shown, places, (name, ""), python, is_sent=is_sent)

    def _path_names(
        self,
        before: At,
        after: At,
        old: dict[tuple[str, str], SpecMap],
        new: dict[tuple[str, str], SpecMap],
    ) -> None:
        for mine, theirs in _path_pairs(before, after, old, new):
            names = [snake(str(n.get("x-python-name") or n.get("name"))) for n in (mine, theirs)]
            if names[0] == names[1]:
                continue
            places = (mine.file, mine.line), (theirs.file, theirs.line)
            python = tuple(
                f"{at.python}({name})" for at, name in zip((before, after), names, strict=True)
            )
            spot = f"path {theirs.get('name')}"
            texts = str(mine.get("name")), str(theirs.get("name"))
            both = python[0], python[1]
            self.add("path-parameter-renamed", after.name, spot, places, texts, both)

    def _parameter(
        self, before: At, after: At, mine: SpecMap, theirs: SpecMap, *, is_sent: bool
    ) -> None:
        place, name = str(theirs.get("in")), str(theirs.get("name"))
        shown = f"{place} {name}"
        python = (
            f"{before.python}({argument(before.document, mine)})",
            f"{after.python}({argument(after.document, theirs)})",
        )

        def note(id_: str, key: str, texts: tuple[str, str] = ("", "")) -> None:
            places = _at(mine, key), _at(theirs, key)
            self.add(id_, after.name, shown, places, texts, python, is_sent=is_sent)

        if place != "path" and bool(mine.get("required")) != bool(theirs.get("required")):
            end = "demanded" if theirs.get("required") else "made-optional"
            note(f"{place}-parameter-{end}", "required")
        style = _style(mine), _style(theirs)
        if style[0][0] != style[1][0]:
            note("parameter-style-changed", "style", (style[0][0], style[1][0]))
        elif style[0][1] != style[1][1] and (
            _is_compound(before, mine) or _is_compound(after, theirs)
        ):
            note("parameter-explode-changed", "explode")
        for key, word in (
            ("allowReserved", "reserved-characters"),
            ("allowEmptyValue", "empty-value"),
        ):
            if bool(mine.get(key)) != bool(theirs.get(key)):
                note(f"{word}-{'allowed' if theirs.get(key) else 'refused'}", key)
        if bool(mine.get("deprecated")) != bool(theirs.get("deprecated")):
            start = "" if theirs.get("deprecated") else "un"
            note(f"parameter-{start}deprecated", "deprecated")
        self._parameter_schema(before, after, mine, theirs, is_sent=is_sent)
        if _words(mine) != _words(theirs):
            note("described-anew", "description")

    def _parameter_schema(
        self, before: At, after: At, mine: SpecMap, theirs: SpecMap, *, is_sent: bool
    ) -> None:
        spot = Spot(after.name, f"{theirs.get('in')} {theirs.get('name')}", is_sent, after.name)
        old, new = mine.get("content") or {}, theirs.get("content") or {}
        if old.keys() != new.keys():
            places = _at(mine, "content"), _at(theirs, "content")
            texts = ", ".join(old), ", ".join(new)
            self.add("parameter-content-changed", after.name, spot.path, places, texts)
            return
        schemas = [(mine.get("schema"), theirs.get("schema"))]
        schemas += [(old[kind].get("schema"), new[kind].get("schema")) for kind in old]
        for left, right in schemas:
            if left is not None and right is not None:
                pair = Node(before.document, left), Node(after.document, right)
                self.schemas.compare(*pair, spot)

    # bodies and answers

    def _body(self, before: At, after: At, *, is_sent: bool) -> None:
        old = before.document.follow(before.node.get("requestBody")).node
        new = after.document.follow(after.node.get("requestBody")).node
        where = before.place("requestBody"), after.place("requestBody")
        if old is None and new is None:
            return
        if old is None or new is None:
            if old is None:
                id_ = "body-added-required" if new.get("required") else "body-added"
            else:
                id_ = "body-removed"
            self.add(id_, after.name, "body", where, is_sent=is_sent)
            return
        if bool(old.get("required")) != bool(new.get("required")):
            id_ = "body-demanded" if new.get("required") else "body-made-optional"
            self.add(id_, after.name, "body", where, is_sent=is_sent)
        spot = Spot(after.name, "body", is_sent, after.name)
        self._content(before, after, old, new, spot, "body-type")
        for kind in (old.get("content") or {}).keys() & (new.get("content") or {}).keys():
            mine, theirs = old["content"][kind], new["content"][kind]
            if _plainly(mine.get("encoding")) != _plainly(theirs.get("encoding")):
                places = _at(mine, "encoding"), _at(theirs, "encoding")
                self.add("body-encoding-changed", after.name, "body", places, is_sent=is_sent)

    def _content(
        self, before: At, after: At, old: SpecMap, new: SpecMap, spot: Spot, word: str
    ) -> None:
        mine, theirs = old.get("content") or {}, new.get("content") or {}
        kinds = _media(mine), _media(theirs)
        places = _at(old, "content"), _at(new, "content")
        for kind in sorted(kinds[1].keys() - kinds[0].keys()):
            self.add(f"{word}-added", after.name, spot.path, places, ("", kind))
        for kind in sorted(kinds[0].keys() - kinds[1].keys()):
            self.add(f"{word}-removed", after.name, spot.path, places, (kind, ""))
        for kind in sorted(kinds[0].keys() & kinds[1].keys()):
            left, right = kinds[0][kind].get("schema"), kinds[1][kind].get("schema")
            if left is not None and right is not None:
                pair = Node(before.document, left), Node(after.document, right)
                self.schemas.compare(*pair, spot)

    def _responses(self, before: At, after: At, *, is_sent: bool) -> None:
        old, new = _responses(before), _responses(after)
        for status in sorted(old.keys() | new.keys()):
            mine, theirs = old.get(status), new.get(status)
            if mine is not None and theirs is not None:
                self._response(before, after, status, mine, theirs, is_sent=is_sent)
                continue
            there = theirs if mine is None else mine
            end = "added" if mine is None else "removed"
            word = "default-response" if status == "default" else (
                "success" if status[:1] in "123" else "error"
            )  # fmt: skip
            places = before.place("responses"), after.place("responses")
            place = _at(there or _NOTHING, "description")
            places = (places[0], place) if mine is None else (place, places[1])
            texts = ("", status) if mine is None else (status, "")
            self.add(f"{word}-{end}", after.name, f"answer {status}", places, texts)

    def _response(
        self, before: At, after: At, status: str, mine: SpecMap, theirs: SpecMap, *, is_sent: bool
    ) -> None:
        spot = Spot(after.name, f"answer {status}", is_sent, after.name)
        had, has = bool(mine.get("content")), bool(theirs.get("content"))
        places = _at(mine, "content"), _at(theirs, "content")
        if had != has:
            id_ = "answer-body-appeared" if has else "answer-body-vanished"
            self.add(id_, after.name, spot.path, places)
        else:
            self._content(before, after, mine, theirs, spot, "answer-type")
        self._headers(before, after, mine, theirs, spot)
        for name in sorted((mine.get("links") or {}).keys() ^ (theirs.get("links") or {}).keys()):
            end = "added" if name in (theirs.get("links") or {}) else "removed"
            where = _at(mine, "links"), _at(theirs, "links")
            self.add(f"link-{end}", after.name, spot.path, where, (name, name))

    def _headers(self, before: At, after: At, mine: SpecMap, theirs: SpecMap, spot: Spot) -> None:
        sides = [
            {
                str(name).lower(): at.document.follow(node).node
                for name, node in (response.get("headers") or {}).items()
            }
            for at, response in ((before, mine), (after, theirs))
        ]
        places = _at(mine, "headers"), _at(theirs, "headers")
        for name in sorted(sides[0].keys() | sides[1].keys()):
            old, new = sides[0].get(name), sides[1].get(name)
            path = f"{spot.path} header {name}"
            if old is None or new is None:
                end = "added" if old is None else "removed"
                self.add(f"answer-header-{end}", after.name, path, places)
                continue
            if bool(old.get("required")) != bool(new.get("required")):
                end = "promised" if new.get("required") else "made-optional"
                self.add(f"answer-header-{end}", after.name, path, places)
            if old.get("schema") is not None and new.get("schema") is not None:
                pair = Node(before.document, old["schema"]), Node(after.document, new["schema"])
                self.schemas.compare(*pair, Spot(after.name, path, spot.is_sent, after.name))

    def _callbacks(self, before: At, after: At) -> None:
        old, new = before.node.get("callbacks") or {}, after.node.get("callbacks") or {}
        where = before.place("callbacks"), after.place("callbacks")
        for name in sorted(new.keys() - old.keys()):
            self.add("callback-added", after.name, f"callback {name}", where)
        for name in sorted(old.keys() - new.keys()):
            self.add("callback-removed", after.name, f"callback {name}", where)
        for name in sorted(old.keys() & new.keys()):
            sides = [
                list(_of_item(at.document, str(path), item))
                for at, callbacks in ((before, old), (after, new))
                for path, item in at.document.follow(callbacks[name]).node.items()
            ]
            for mine, theirs in zip(*sides[:2], strict=False) if len(sides) == 2 else ():
                self._operation(mine, theirs, is_received=True)


def operations(state: State, section: str = "paths") -> list[At]:
    """All operations of a state, or all webhooks."""
    return [
        at
        for document in state.documents.values()
        for path, item in (document.root.get(section) or {}).items()
        for at in _of_item(document, str(path), item)
    ]


def _of_item(document: Document, path: str, item: Any) -> Iterator[At]:
    found = document.follow(item)
    if not isinstance(found.node, SpecMap):
        return
    for method in METHODS:
        if isinstance(found.node.get(method), SpecMap):
            yield At(found.document, path, method, found.node[method], found.node)


def _matched(old: list[At], new: list[At]) -> tuple[list[tuple[At, At]], list[At], list[At]]:
    """Those that belong together, by address and then by name; those gone; those come."""
    by_key = {at.key: at for at in new}
    pairs = [(at, by_key.pop(at.key)) for at in old if at.key in by_key]
    paired = {at.key for at, _ in pairs}
    gone = [at for at in old if at.key not in paired]
    by_name = {at.name: at for at in by_key.values() if at.node.get("operationId")}
    for at in list(gone):
        if at.name in by_name:
            other = by_name.pop(at.name)
            pairs.append((at, other))
            gone.remove(at)
            del by_key[other.key]
    return pairs, gone, list(by_key.values())


def _path_pairs(
    before: At,
    after: At,
    old: dict[tuple[str, str], SpecMap],
    new: dict[tuple[str, str], SpecMap],
) -> list[tuple[SpecMap, SpecMap]]:
    """The parameters of the path, by their position."""
    names = [re.findall(r"\{([^}]*)\}", at.path) for at in (before, after)]
    pairs = zip(*names, strict=False)
    return [
        (old["path", mine], new["path", theirs])
        for mine, theirs in pairs
        if ("path", mine) in old and ("path", theirs) in new
    ]


def _responses(at: At) -> dict[str, SpecMap]:
    found = {}
    for status, written in (at.node.get("responses") or {}).items():
        node = at.document.follow(written).node
        if isinstance(node, SpecMap):
            found[str(status)] = node
    return found


def _media(content: Any) -> dict[str, Any]:
    """The media types in one spelling."""
    return {
        re.sub(r"\s", "", str(kind)).lower(): value or _NOTHING for kind, value in content.items()
    }


def _style(parameter: SpecMap) -> tuple[str, bool]:
    place = str(parameter.get("in"))
    style = str(parameter.get("style") or ("form" if place in {"query", "cookie"} else "simple"))
    return style, bool(parameter.get("explode", style == "form"))


def _is_compound(at: At, parameter: SpecMap) -> bool:
    """Whether it takes several values."""
    if parameter.get("schema") is None:
        return False
    return bool(view(Node(at.document, parameter["schema"])).types & {"array", "object"})


def _is_safe(at: At) -> bool | None:
    said = at.node.get("x-safe-to-repeat")
    return said.get("value") if isinstance(said, dict) else said


def _choices(at: At) -> list[dict[str, Any]]:
    said = at.node.get("security", at.document.root.get("security"))
    return [dict(choice) for choice in said or ()]


def _has(choices: list[dict[str, Any]], wanted: dict[str, Any]) -> bool:
    return any(choice.keys() == wanted.keys() for choice in choices)


def _ways(choices: list[dict[str, Any]]) -> str:
    return " or ".join(" and ".join(choice) or "none" for choice in choices)


def _all_servers(state: State) -> dict[str, tuple[str, int]]:
    return {
        str(server.get("url")).rstrip("/"): (server.file, server.line)
        for document in state.documents.values()
        for server in document.root.get("servers") or ()
        if isinstance(server, SpecMap)
    }


def _components(state: State, section: str) -> dict[str, SpecMap]:
    return {
        str(name): found
        for document in state.documents.values()
        for name, node in ((document.root.get("components") or {}).get(section) or {}).items()
        if isinstance(found := document.follow(node).node, SpecMap)
    }


def _all_schemes(state: State) -> dict[str, SpecMap]:
    return _components(state, "securitySchemes")


def _all_schemas(state: State) -> dict[str, SpecMap]:
    return _components(state, "schemas")


def _used(state: State) -> set[str]:
    """The names of all schemas that anything refers to."""
    return {
        str(mapping["$ref"]).rpartition("/")[2]
        for document in state.documents.values()
        for mapping in maps(document.root)
        if "$ref" in mapping
    }


def _words(node: SpecMap) -> tuple[Any, ...]:
    return tuple(
        _plainly(node.get(key)) for key in ("summary", "description", "example", "examples")
    )


def _at(node: SpecMap, key: str) -> tuple[str, int]:
    return node.file, node.lines.get(key, node.line)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _plainly(node: Any) -> Any:
    """A node without what it knows of its place."""
    if isinstance(node, dict):
        return {key: _plainly(value) for key, value in node.items()}
    return [_plainly(value) for value in node] if isinstance(node, list) else node
