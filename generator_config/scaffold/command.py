"""`python -m generator_config scaffold`: write what is missing, propose and tell the rest."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator_config.bundle import bundle, check_form
from generator_config.changes.operations import compare
from generator_config.changes.python import class_name, snake
from generator_config.changes.sources import read_state
from generator_config.documents import load_folder, operations
from generator_config.generator import run_ruff
from generator_config.probing.coverage import NEVER_SENT
from generator_config.rules import check_rules
from generator_config.scaffold import write
from generator_config.scaffold.insert import (
    Line,
    argument_names,
    lines_for,
    literals_without,
    methods,
    top_names,
    with_imports,
    with_lines,
)
from generator_config.scaffold.shape import Shape, shape_of
from generator_config.tree import ASYNC, OVERLAYS, read_folder, write_folder

if TYPE_CHECKING:
    from generator_config.tree import Paths

RESOURCES = ASYNC / "resources"
HANDLERS = OVERLAYS / "sandbox/handlers"
PUBLIC = OVERLAYS / "resources.py"
"""Where the classes of resources have their public names."""


@dataclass
class Scaffold:
    """What was found to be missing, and what is to be done."""

    files: dict[str, str] = field(default_factory=dict)
    """Files of the project with their new content."""
    written: list[str] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def scaffold(paths: Paths, *, applies: bool, base: str | None = None) -> Scaffold:
    """Work out what the overlays lack of the documents. Nothing is written.

    New methods and handlers are added; what changes in methods that there are is proposed, or
    put in as well if it ``applies``. With a ``base`` it is also said what of an answer, a list of
    values or a limit has changed since, and whether it has reached people.
    """
    documents = load_folder(paths.specs, paths.root)
    check_form(documents)
    whole = bundle(documents)
    check_rules(whole)
    work = _Work(paths, applies=applies)
    for at in operations(whole):
        work.operation(shape_of(whole, at))
    work.gone({at.name for at in operations(whole)})
    work.tidy()
    if base is not None:
        work.reached(base)
    return work.done


class _Work:
    def __init__(self, paths: Paths, *, applies: bool) -> None:
        self.paths = paths
        self.applies = applies
        self.done = Scaffold()
        self.resources = _texts(paths.root / RESOURCES)
        self.handlers = _texts(paths.root / HANDLERS)
        public = paths.root / PUBLIC
        self.public = {PUBLIC.name: public.read_text("utf-8")} if public.is_file() else {}
        self.found = {
            name: module for module, text in self.resources.items() for name in methods(text)
        }
        self.added: dict[str, list[Line]] = {}

    def operation(self, shape: Shape) -> None:
        """See to one operation."""
        module = self.found.get(shape.method)
        if module is None:
            self._new_method(shape)
        else:
            self._arguments(shape, module)
        self._handler(shape)

    def _new_method(self, shape: Shape) -> None:
        module = f"{shape.tag}.py"
        about = shape.tag.replace("_", " ").capitalize()
        if module not in self.resources:
            name = f"Async{class_name(shape.tag)}"
            self.resources[module] = write.NEW_MODULE.format(about=about, tag=shape.tag, name=name)
            self._tell_written(RESOURCES / module, f"a new resource, client.{shape.tag}")
            self._publish(shape.tag)
        text = self.resources[module]
        text = _with_method(text, f"Async{class_name(shape.tag)}", write.method(shape))
        self.resources[module] = with_imports(text, *write.imports(shape))
        self._tell_written(RESOURCES / module, f"client.{shape.tag}.{shape.method}")
        self._think(shape)

    def _publish(self, tag: str) -> None:
        """Give the classes of a new resource their public names."""
        text = self.public.get(PUBLIC.name)
        if text is None:
            return
        name = class_name(tag)
        lines = [
            f"from ._async.raw import AsyncRaw{name}",
            f"from ._async.resources.{tag} import Async{name}",
            f"from ._sync.raw import Raw{name}",
            f"from ._sync.resources.{tag} import {name}",
        ]
        found = re.search(r"^__all__ = \[\n(.*?)^\]\n", text, re.DOTALL | re.MULTILINE)
        if found is not None:
            names = {*re.findall(r'"(\w+)"', found[1])}
            names |= {f"Async{name}", f"AsyncRaw{name}", name, f"Raw{name}"}
            listed = "".join(f'    "{each}",\n' for each in sorted(names))
            text = text.replace(found[0], f"__all__ = [\n{listed}]\n")
        self.public[PUBLIC.name] = with_imports(text, lines, [])
        self._tell_written(PUBLIC, f"{name} and its like, to be named in annotations")

    def _think(self, shape: Shape) -> None:
        """What a person has to decide."""
        name = f"client.{shape.tag}.{shape.method}"
        if not shape.safe:
            self.done.left.append(
                f"{name} isn't safe to repeat: can its outcome be settled by reading "
                "(on_unknown=, see _async/engine/settling.py)?"
            )
        if shape.money and not shape.safe:
            self.done.left.append(f"{name} is about money: should a limit refuse it (max_...=)?")
        for argument in shape.of("path"):
            if not argument.is_number and not argument.kind:
                self.done.left.append(
                    f"{name}: {argument.name} takes an id; should it take records too?"
                )

    def _arguments(self, shape: Shape, module: str) -> None:
        text = self.resources[module]
        function = methods(text)[shape.method]
        taken = argument_names(function)
        for argument in shape.arguments:
            if argument.name in taken or f"{argument.name}_" in taken:
                continue
            lines, missing = lines_for(text, function, argument)
            file = (RESOURCES / module).as_posix()
            self.done.proposed += [f"{file}:{line.number}: + {line.text}" for line in lines]
            self.done.left += [
                f"{file}:{function.lineno}: {shape.method} has no obvious place for "
                f"{argument.name} in {what}"
                for what in missing
            ]
            if self.applies:
                self.added.setdefault(module, []).extend(lines)
        known = {argument.name for argument in shape.arguments}
        helpers = {"self", "limit", "offset"} | NEVER_SENT
        for name in sorted(taken - known - {f"{each}_" for each in known} - helpers):
            self.done.left.append(
                f"{(RESOURCES / module).as_posix()}:{function.lineno}: {shape.method} takes "
                f"{name}, which the document doesn't have: does it still mean something?"
            )

    def _handler(self, shape: Shape) -> None:
        module = f"{shape.tag}.py"
        if module not in self.handlers:
            about = shape.tag.replace("_", " ").capitalize()
            self.handlers[module] = write.NEW_HANDLERS.format(about=about)
            self._register(shape.tag)
        text = self.handlers[module]
        if shape.name in top_names(text):
            return
        text = text.rstrip() + write.handler(shape)
        self.handlers[module] = with_imports(text, ["from ._documented import as_documented"], [])
        self._tell_written(HANDLERS / module, f"a first handler, {shape.name}")
        self.done.left.append(
            f"{(HANDLERS / module).as_posix()}: {shape.name} answers what the document shows; "
            "give it state"
        )

    def _register(self, tag: str) -> None:
        """Add a module of handlers to the table of them."""
        text = self.handlers["__init__.py"]
        text = re.sub(
            r"^(from \. import )(.+)$", rf"\1{tag}, \2", text, count=1, flags=re.MULTILINE
        )
        entry = f'    "{tag}": {tag},\n'
        text = re.sub(r"(MODULES: .*\{\n(?:    .+\n)*)", lambda found: found[1] + entry, text)
        self.handlers["__init__.py"] = text

    def _tell_written(self, file: Path, what: str) -> None:
        self.done.written.append(f"{file.as_posix()}: {what}")

    def gone(self, names: set[str]) -> None:
        """Tell methods and handlers that no operation has any more."""
        for module, text in self.handlers.items():
            if module.startswith("_"):
                continue
            for name in re.findall(r"^def ([a-z]\w*)\(call: Call\) -> Reply:", text, re.MULTILINE):
                if name not in names and name != "as_documented":
                    self.done.left.append(
                        f"{(HANDLERS / module).as_posix()}: {name} is no operation: delete it"
                    )

    def tidy(self) -> None:
        """Put the proposed lines in, and have ruff sort and format what has changed."""
        for module, lines in self.added.items():
            self.resources[module] = with_lines(self.resources[module], lines)
        for folder, texts in (
            (RESOURCES, self.resources),
            (HANDLERS, self.handlers),
            (OVERLAYS, self.public),
        ):
            before = _texts(self.paths.root / folder)
            changed = {name: text for name, text in texts.items() if before.get(name) != text}
            for name, text in _formatted(changed).items():
                self.done.files[(folder / name).as_posix()] = text

    def reached(self, base: str) -> None:
        """Say of answers, lists of values and limits that have changed whether people have them."""
        old, new = (
            read_state(base, self.paths.root),
            read_state(str(self.paths.root), self.paths.root),
        )
        for change in compare(old, new):
            id_, where = change.kind.id, f"{change.subject} · {change.path}".rstrip(" ·")
            if id_ in {"field-added", "field-added-required"} and not change.is_sent:
                self.done.left.append(f"{where}: in the generated model; nothing to do")
            elif id_ in {"value-added", "known-value-added"}:
                self._value(where, change.new, change.old_python)
            elif id_.endswith(("-tightened", "-loosened", "-set", "-dropped")) and change.is_sent:
                self._limit(where, change.subject, change.old)

    def _value(self, where: str, value: str, python: str) -> None:
        others: list[Any] = re.findall(r"'([^']*)'", python)
        found = [
            f"{(RESOURCES / module).as_posix()}:{line}"
            for module, text in self.resources.items()
            for line, _ in literals_without(text, value.strip('"'), others)
        ]
        if found:
            self.done.left.append(f"{where}: {value} is missing at {', '.join(found)}")
        else:
            self.done.left.append(f"{where}: {value} is in the generated operation; nothing to do")

    def _limit(self, where: str, subject: str, old: str) -> None:
        module = self.found.get(snake(subject))
        if not old or module is None:
            return
        function = methods(self.resources[module])[snake(subject)]
        lines = self.resources[module].splitlines()
        number = re.compile(rf"(?<![\w.]){re.escape(old)}(?![\w.])")
        found = [
            f"{(RESOURCES / module).as_posix()}:{n}"
            for n in range(function.lineno, (function.end_lineno or function.lineno) + 1)
            if number.search(lines[n - 1])
        ]
        if found:
            self.done.left.append(f"{where}: {old} is still told at {', '.join(found)}")


def tell(done: Scaffold, *, applies: bool) -> str:
    """All of it for people."""
    lines = [f"written: {line}" for line in done.written]
    if done.proposed:
        how = "inserted" if applies else "proposed (APPLY=1 inserts them)"
        lines += [f"lines {how}:", *(f"  {line}" for line in done.proposed)]
    if done.left:
        lines += ["left to decide:", *(f"  {line}" for line in dict.fromkeys(done.left))]
    if not lines:
        return "the overlays and the sandbox have all that the documents ask for\n"
    if done.files:
        lines.append("next: make generate")
    return "\n".join(lines) + "\n"


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.py")) if path.is_file()
    }


def _formatted(texts: dict[str, str]) -> dict[str, str]:
    if not texts:
        return {}
    with tempfile.TemporaryDirectory(prefix="flowroute-scaffold-") as scratch:
        folder = Path(scratch)
        write_folder(folder, {name: text.encode() for name, text in texts.items()})
        run_ruff(folder, "check", "--select", "F401,I", "--fix-only")
        run_ruff(folder, "format")
        return {name: content.decode() for name, content in read_folder(folder).items()}


def _with_method(text: str, name: str, method: str) -> str:
    """A module with a method at the end of a class, before its private ones."""
    import ast

    tree = ast.parse(text)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    holder = next((node for node in classes if node.name == name), classes[-1])
    lines = text.splitlines()
    private = [
        node
        for node in holder.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("_")
    ]
    if private:
        first = min([private[0].lineno, *(d.lineno for d in private[0].decorator_list)])
        lines[first - 1 : first - 1] = [*method.rstrip("\n").split("\n"), ""]
    else:
        end = holder.end_lineno or len(lines)
        lines[end:end] = ["", *method.rstrip("\n").split("\n")]
    return "\n".join(lines) + "\n"
