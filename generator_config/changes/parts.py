"""Compare the parts of operations: parameters, body, answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator_config.changes.places import line_of, plainly, words
from generator_config.changes.python import argument, snake
from generator_config.changes.schemas import Spot
from generator_config.changes.views import Node, view
from generator_config.documents import SpecMap

if TYPE_CHECKING:
    from generator_config.changes.notes import Notes
    from generator_config.changes.places import At

_NOTHING = SpecMap("", 0)


class PartsComparison:
    """Compares the parts of a pair of operations."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def parameters(self, before: At, after: At, *, is_sent: bool) -> None:
        """Compare the parameters: those of the path by position, the others by name."""
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
            self.notes.add(id_, after.name, shown, places, ("", name), python, is_sent=is_sent)
        elif mine is not None:
            places = (mine.file, mine.line), after.place()
            python = f"{before.python}({argument(before.document, mine)})", ""
            id_ = f"{place}-parameter-removed"
            self.notes.add(id_, after.name, shown, places, (name, ""), python, is_sent=is_sent)

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
            self.notes.add("path-parameter-renamed", after.name, spot, places, texts, both)

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
            places = line_of(mine, key), line_of(theirs, key)
            self.notes.add(id_, after.name, shown, places, texts, python, is_sent=is_sent)

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
        if words(mine) != words(theirs):
            note("described-anew", "description")

    def _parameter_schema(
        self, before: At, after: At, mine: SpecMap, theirs: SpecMap, *, is_sent: bool
    ) -> None:
        spot = Spot(after.name, f"{theirs.get('in')} {theirs.get('name')}", is_sent, after.name)
        old, new = mine.get("content") or {}, theirs.get("content") or {}
        if old.keys() != new.keys():
            places = line_of(mine, "content"), line_of(theirs, "content")
            texts = ", ".join(old), ", ".join(new)
            self.notes.add("parameter-content-changed", after.name, spot.path, places, texts)
            return
        schemas = [(mine.get("schema"), theirs.get("schema"))]
        schemas += [(old[kind].get("schema"), new[kind].get("schema")) for kind in old]
        for left, right in schemas:
            if left is not None and right is not None:
                pair = Node(before.document, left), Node(after.document, right)
                self.notes.schemas.compare(*pair, spot)

    def body(self, before: At, after: At, *, is_sent: bool) -> None:
        """Compare the request bodies."""
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
            self.notes.add(id_, after.name, "body", where, is_sent=is_sent)
            return
        if bool(old.get("required")) != bool(new.get("required")):
            id_ = "body-demanded" if new.get("required") else "body-made-optional"
            self.notes.add(id_, after.name, "body", where, is_sent=is_sent)
        spot = Spot(after.name, "body", is_sent, after.name)
        self._content(before, after, old, new, spot, "body-type")
        for kind in (old.get("content") or {}).keys() & (new.get("content") or {}).keys():
            mine, theirs = old["content"][kind], new["content"][kind]
            if plainly(mine.get("encoding")) != plainly(theirs.get("encoding")):
                places = line_of(mine, "encoding"), line_of(theirs, "encoding")
                self.notes.add("body-encoding-changed", after.name, "body", places, is_sent=is_sent)

    def _content(
        self, before: At, after: At, old: SpecMap, new: SpecMap, spot: Spot, word: str
    ) -> None:
        mine, theirs = old.get("content") or {}, new.get("content") or {}
        kinds = _media(mine), _media(theirs)
        places = line_of(old, "content"), line_of(new, "content")
        for kind in sorted(kinds[1].keys() - kinds[0].keys()):
            self.notes.add(f"{word}-added", after.name, spot.path, places, ("", kind))
        for kind in sorted(kinds[0].keys() - kinds[1].keys()):
            self.notes.add(f"{word}-removed", after.name, spot.path, places, (kind, ""))
        for kind in sorted(kinds[0].keys() & kinds[1].keys()):
            left, right = kinds[0][kind].get("schema"), kinds[1][kind].get("schema")
            if left is not None and right is not None:
                pair = Node(before.document, left), Node(after.document, right)
                self.notes.schemas.compare(*pair, spot)

    def responses(self, before: At, after: At, *, is_sent: bool) -> None:
        """Compare the answers, status by status."""
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
            place = line_of(there or _NOTHING, "description")
            places = (places[0], place) if mine is None else (place, places[1])
            texts = ("", status) if mine is None else (status, "")
            self.notes.add(f"{word}-{end}", after.name, f"answer {status}", places, texts)

    def _response(
        self, before: At, after: At, status: str, mine: SpecMap, theirs: SpecMap, *, is_sent: bool
    ) -> None:
        spot = Spot(after.name, f"answer {status}", is_sent, after.name)
        had, has = bool(mine.get("content")), bool(theirs.get("content"))
        places = line_of(mine, "content"), line_of(theirs, "content")
        if had != has:
            id_ = "answer-body-appeared" if has else "answer-body-vanished"
            self.notes.add(id_, after.name, spot.path, places)
        else:
            self._content(before, after, mine, theirs, spot, "answer-type")
        self._headers(before, after, mine, theirs, spot)
        for name in sorted((mine.get("links") or {}).keys() ^ (theirs.get("links") or {}).keys()):
            end = "added" if name in (theirs.get("links") or {}) else "removed"
            where = line_of(mine, "links"), line_of(theirs, "links")
            self.notes.add(f"link-{end}", after.name, spot.path, where, (name, name))

    def _headers(self, before: At, after: At, mine: SpecMap, theirs: SpecMap, spot: Spot) -> None:
        sides = [
            {
                str(name).lower(): at.document.follow(node).node
                for name, node in (response.get("headers") or {}).items()
            }
            for at, response in ((before, mine), (after, theirs))
        ]
        places = line_of(mine, "headers"), line_of(theirs, "headers")
        for name in sorted(sides[0].keys() | sides[1].keys()):
            old, new = sides[0].get(name), sides[1].get(name)
            path = f"{spot.path} header {name}"
            if old is None or new is None:
                end = "added" if old is None else "removed"
                self.notes.add(f"answer-header-{end}", after.name, path, places)
                continue
            if bool(old.get("required")) != bool(new.get("required")):
                end = "promised" if new.get("required") else "made-optional"
                self.notes.add(f"answer-header-{end}", after.name, path, places)
            if old.get("schema") is not None and new.get("schema") is not None:
                pair = Node(before.document, old["schema"]), Node(after.document, new["schema"])
                self.notes.schemas.compare(*pair, Spot(after.name, path, spot.is_sent, after.name))


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
    """The media types in a uniform spelling."""
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
