"""`python -m generator_config adopt`: what was converted, what was proposed, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from generator_config.adoption.absorb import absorb
from generator_config.adoption.conform import Conforming, Proposal
from generator_config.adoption.convert import Plain, converted
from generator_config.bundle import bundle, check_form, check_validity
from generator_config.changes.sources import parse_one
from generator_config.documents import METHODS, SpecMap, load, load_folder, operations
from generator_config.problems import Kind, Problem, SpecError
from generator_config.rules import check_rules
from generator_config.tree import install

if TYPE_CHECKING:
    from pathlib import Path

    from generator_config.tree import Paths

MANY = 40
"""How many proposals are listed; the rest is only counted."""


@dataclass(frozen=True)
class Adopted:
    """A document in our form."""

    text: str
    form: str
    """What it was."""
    operations: int
    proposals: tuple[tuple[str, int, Proposal], ...]
    """With file and line in the document as it was."""
    notes: tuple[Problem, ...]
    left: tuple[Problem, ...]
    """What our rules still object to, with the line in the new document."""


def adopt(path: Path, paths: Paths, name: str) -> Adopted:
    """Convert a document to our form. Nothing is written.

    Raises ``SpecError`` for what can't be read, and for references to other places.
    """
    root = parse_one(path)
    notes: list[Problem] = []

    def note(node: SpecMap, key: str | None, message: str) -> None:
        notes.append(node.problem(message, key, kind=Kind.UNSUPPORTED))

    ours = {k: v for k, v in load_folder(paths.specs, paths.root).items() if k != name}
    root = absorb(root, path, frozenset(ours))
    form = f"Swagger {root['swagger']}" if "swagger" in root else f"OpenAPI {root['openapi']}"
    document = converted(root, note)
    taken = frozenset(
        str(at.node.get("operationId")) for other in ours.values() for at in operations(other)
    )
    conforming = Conforming(document, others=taken)
    conforming.run()
    text = yaml.dump(
        _ordered(document), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110
    )
    places = tuple((*_place(root, each.where), each) for each in conforming.proposals)
    count = sum(1 for _ in conforming._operations())
    return Adopted(text, form, count, places, tuple(notes), tuple(_left(ours, name, text)))


def tell(adopted: Adopted, name: str, *, verbose: bool = False) -> str:
    """All of it for people."""
    lines = [f"{adopted.form}, {adopted.operations} operations, as OpenAPI 3.1: {name}"]
    lines += [str(problem) for problem in adopted.notes]
    if adopted.proposals:
        lines += ["", f"{len(adopted.proposals)} proposals for what our rules require:"]
        shown = adopted.proposals if verbose else adopted.proposals[:MANY]
        lines += [
            f"{file}:{line}: {each.missed}; proposed: {each.proposed}" for file, line, each in shown
        ]
        if len(shown) < len(adopted.proposals):
            lines.append(f"… and {len(adopted.proposals) - len(shown)} more: --verbose")
    lines.append("")
    if adopted.left:
        lines.append(f"{len(adopted.left)} things have to be done by hand:")
        lines += [str(problem) for problem in (adopted.left if verbose else adopted.left[:MANY])]
        if not verbose and len(adopted.left) > MANY:
            lines.append(f"… and {len(adopted.left) - MANY} more: --verbose")
    else:
        lines.append("it meets all our rules; review the proposals, they are guesses")
    return "\n".join(lines) + "\n"


def place(adopted: Adopted, paths: Paths, name: str, *, replaces: bool) -> None:
    """Put the document beside the others. Raises ``SpecError`` rather than replace one unasked."""
    target = paths.specs / name
    if target.exists() and not replaces:
        message = "already exists: choose another --name, or use --force"
        raise SpecError(
            [Problem(target.relative_to(paths.root).as_posix(), 1, message, Kind.CONFLICT)]
        )
    changes = {target.relative_to(paths.root).as_posix(): adopted.text.encode()}
    install(paths.root, changes)


def _left(ours: dict[str, SpecMap], name: str, text: str) -> list[Problem]:
    """What our rules say of the new document, beside the others."""
    documents = {**ours, name: load(text.encode(), name)}
    first = next(iter(ours.values()), None)
    found: list[Problem] = []
    for attempt in range(2):
        try:
            _check(documents)
        except SpecError as error:
            found += [problem for problem in error.problems if problem.file == name]
        if attempt or not found or first is None:
            break
        for key in ("servers", "security"):  # with another address nothing else is looked at
            if key in first:
                documents[name].put(key, first[key], documents[name].lines.get(key, 1))
    return sorted(set(found))


def _check(documents: dict[str, SpecMap]) -> None:
    check_form(documents)
    whole = bundle(documents)
    check_rules(whole)
    check_validity(whole)


def _place(root: SpecMap, where: str) -> tuple[str, int]:
    """File and line of what a pointer leads to, or of the last of its parts that is there."""
    node: Any = root
    file, line = root.file, root.line
    for part in where.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, SpecMap) and key in node:
            file, line = node.file, node.lines.get(key, node.line)
            node = node[key]
        elif isinstance(node, SpecMap) and key == "schemas" and "definitions" in root:
            node = root["definitions"]
        elif isinstance(node, SpecMap) and key == "components" and "definitions" in root:
            continue
        elif isinstance(node, list) and key.isdigit() and int(key) < len(node):
            node = node[int(key)]
        else:
            break
    return file, line


_OPERATION_ORDER = (
    "operationId", "tags", "summary", "description", "deprecated", "x-evidence",
    "x-safe-to-repeat", "parameters", "requestBody", "responses",
)  # fmt: skip
_ORDER = ("openapi", "info", "servers", "security", "tags", "paths", "webhooks", "components")


def _ordered(document: Plain) -> Plain:
    """The document with its parts in the order of the others."""
    done = {key: document[key] for key in _ORDER if document.get(key)}
    for item in (done.get("paths") or {}).values():
        for method in METHODS:
            if isinstance(item.get(method), dict):
                operation = item[method]
                first = {key: operation[key] for key in _OPERATION_ORDER if key in operation}
                item[method] = {**first, **operation}
    return done


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, as they read badly, and lists further in than what holds them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, _data: Any) -> bool:
        return True
