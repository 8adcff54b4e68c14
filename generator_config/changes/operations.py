"""Compare the operations of two states of the documents, with all their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator_config.changes.notes import Notes
from generator_config.changes.parts import PartsComparison
from generator_config.changes.places import At, of_item, operations, plainly, words
from generator_config.changes.python import class_name, snake
from generator_config.documents import SpecMap, maps

if TYPE_CHECKING:
    from generator_config.changes.schemas import Change
    from generator_config.changes.sources import State


def compare(old: State, new: State) -> list[Change]:
    """All changes between two states, not yet judged."""
    comparison = _Comparison()
    comparison.run(old, new)
    return comparison.notes.finished()


class _Comparison:
    def __init__(self) -> None:
        self.notes = Notes()
        self.parts = PartsComparison(self.notes)

    def run(self, old: State, new: State) -> None:
        self._servers(old, new)
        self._schemes(old, new)
        self._operations(operations(old), operations(new), "operation")
        self._operations(operations(old, "webhooks"), operations(new, "webhooks"), "webhook")
        self._unused(old, new)

    # documents

    def _servers(self, old: State, new: State) -> None:
        before, after = _all_servers(old), _all_servers(new)
        for url in sorted(after.keys() - before.keys()):
            self.notes.add(
                "server-added", "the API", places=(after[url], after[url]), texts=("", url)
            )
        for url in sorted(before.keys() - after.keys()):
            places = before[url], next(iter(after.values()), before[url])
            self.notes.add("server-removed", "the API", places=places, texts=(url, ""))

    def _schemes(self, old: State, new: State) -> None:
        before, after = _all_schemes(old), _all_schemes(new)
        for name in sorted(before.keys() & after.keys()):
            mine, theirs = before[name], after[name]
            places = (mine.file, mine.line), (theirs.file, theirs.line)
            kinds = [(n.get("type"), str(n.get("scheme", "")).lower()) for n in (mine, theirs)]
            if kinds[0] != kinds[1]:
                texts = tuple(" ".join(map(str, filter(None, kind))) for kind in kinds)
                self.notes.add("scheme-kind-changed", "the API", name, places, (texts[0], texts[1]))
                continue
            spots = [f"{n.get('in')} {n.get('name')}" for n in (mine, theirs)]
            if mine.get("type") == "apiKey" and spots[0] != spots[1]:
                self.notes.add(
                    "scheme-place-changed", "the API", name, places, (spots[0], spots[1])
                )
            if plainly(mine.get("flows")) != plainly(theirs.get("flows")):
                self.notes.add("scheme-flow-changed", "the API", name, places)

    def _unused(self, old: State, new: State) -> None:
        """Added and removed schemas that no operation uses."""
        before, after = _all_schemas(old), _all_schemas(new)
        used_before, used_after = _used(old), _used(new)
        for name in sorted(after.keys() - before.keys() - used_after):
            node = after[name]
            place = node.file, node.line
            self.notes.add(
                "schema-added", name, places=(place, place), python=("", class_name(name))
            )
        for name in sorted(before.keys() - after.keys() - used_before):
            node = before[name]
            place = node.file, node.line
            self.notes.add(
                "schema-removed", name, places=(place, place), python=(class_name(name), "")
            )

    # operations

    def _operations(self, old: list[At], new: list[At], word: str) -> None:
        pairs, gone, come = _matched(old, new)
        for at in gone:
            self._gone(at, word)
        for at in come:
            self.notes.add(
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
        self.notes.add(
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
            self.notes.add("operation-moved", after.name, "", places, texts, names)
        if snake(before.name) != snake(after.name):
            where = before.place("operationId"), after.place("operationId")
            texts = before.name, after.name
            self.notes.add("operation-renamed", after.name, "", where, texts, names)
        if before.tag != after.tag:
            where = before.place("tags"), after.place("tags")
            self.notes.add(
                "operation-regrouped", after.name, "", where, (before.tag, after.tag), names
            )
        self._life(before, after)
        self._security(before, after)
        self.parts.parameters(before, after, is_sent=not is_received)
        self.parts.body(before, after, is_sent=not is_received)
        self.parts.responses(before, after, is_sent=is_received)
        self._callbacks(before, after)
        if words(before.node) != words(after.node):
            where = before.place("description"), after.place("description")
            self.notes.add("described-anew", after.name, "", where)

    def _life(self, before: At, after: At) -> None:
        old, new = bool(before.node.get("deprecated")), bool(after.node.get("deprecated"))
        where = before.place("deprecated"), after.place("deprecated")
        if old != new:
            id_ = "operation-deprecated" if new else "operation-undeprecated"
            self.notes.add(id_, after.name, "", where)
        ended, ends = before.node.get("x-sunset"), after.node.get("x-sunset")
        if ended != ends:
            if ended is None or ends is None:
                end = "set" if ended is None else "dropped"
            else:
                end = "earlier" if str(ends) < str(ended) else "later"
            where = before.place("x-sunset"), after.place("x-sunset")
            self.notes.add(f"sunset-{end}", after.name, "", where, (_text(ended), _text(ends)))
        safe, safer = _is_safe(before), _is_safe(after)
        if safe is not None and safer is not None and safe != safer:
            where = before.place("x-safe-to-repeat"), after.place("x-safe-to-repeat")
            id_ = "repeat-became-safe" if safer else "repeat-became-unsafe"
            self.notes.add(id_, after.name, "", where)

    def _security(self, before: At, after: At) -> None:
        old, new = _choices(before), _choices(after)
        where = before.place("security"), after.place("security")
        if old == new:
            return
        if not old or not new:
            if {} in (old or [{}]) and {} in (new or [{}]):
                return
            id_ = "security-demanded" if not old else "security-dropped"
            self.notes.add(id_, after.name, "", where, (_ways(old), _ways(new)))
            return
        for choice in [choice for choice in new if not _has(old, choice)]:
            self.notes.add("security-choice-added", after.name, "", where, ("", _ways([choice])))
        for choice in [choice for choice in old if not _has(new, choice)]:
            self.notes.add("security-choice-removed", after.name, "", where, (_ways([choice]), ""))
        for choice in old:
            same = next((other for other in new if other.keys() == choice.keys()), None)
            for scheme, scopes in choice.items() if same is not None else ():
                asked = set(map(str, (same or {})[scheme] or ()))
                had = set(map(str, scopes or ()))
                for scope in sorted(asked - had):
                    self.notes.add("scope-demanded", after.name, scheme, where, ("", scope))
                for scope in sorted(had - asked):
                    self.notes.add("scope-dropped", after.name, scheme, where, (scope, ""))

    def _callbacks(self, before: At, after: At) -> None:
        old, new = before.node.get("callbacks") or {}, after.node.get("callbacks") or {}
        where = before.place("callbacks"), after.place("callbacks")
        for name in sorted(new.keys() - old.keys()):
            self.notes.add("callback-added", after.name, f"callback {name}", where)
        for name in sorted(old.keys() - new.keys()):
            self.notes.add("callback-removed", after.name, f"callback {name}", where)
        for name in sorted(old.keys() & new.keys()):
            sides = [
                list(of_item(at.document, str(path), item))
                for at, callbacks in ((before, old), (after, new))
                for path, item in at.document.follow(callbacks[name]).node.items()
            ]
            for mine, theirs in zip(*sides[:2], strict=False) if len(sides) == 2 else ():
                self._operation(mine, theirs, is_received=True)


def _matched(old: list[At], new: list[At]) -> tuple[list[tuple[At, At]], list[At], list[At]]:
    """Pairs of operations (matched by path, then by name), removed ones and added ones."""
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
    """The names of all schemas that are referred to."""
    return {
        str(mapping["$ref"]).rpartition("/")[2]
        for document in state.documents.values()
        for mapping in maps(document.root)
        if "$ref" in mapping
    }


def _text(value: Any) -> str:
    return "" if value is None else str(value)
