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
from generator_config.documents import load_folder, operations, without_version
from generator_config.generator import run_ruff
from generator_config.lower import flatten
from generator_config.probing.coverage import NEVER_SENT
from generator_config.rules import check_rules
from generator_config.scaffold import write
from generator_config.scaffold.insert import (
    Line,
    argument_names,
    lines_for,
    literals_without,
    methods,
    served,
    top_names,
    with_imports,
    with_lines,
)
from generator_config.scaffold.shape import Shape, shape_of
from generator_config.tree import ASYNC, OVERLAYS, read_folder, write_folder

if TYPE_CHECKING:
    from generator_config.documents import SpecMap
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
    people: list[str] = field(default_factory=list)
    """What else new operations need, and no tool can write: where, and what."""


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
    flat = flatten(whole)
    found = list(operations(flat))
    work.about = {str(tag["name"]): str(tag.get("description") or "") for tag in _tags(flat)}
    for at in found:
        work.operation(shape_of(flat, at))
    work.gone({at.name for at in found})
    work.families()
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
        self.about: dict[str, str] = {}
        """What each tag is about."""
        self.served: dict[str, dict[str, str]] = {}
        """The methods that each tag had before, and the modules that they are in."""
        self.places: dict[str, tuple[str, str]] = {}
        """The module and the method of each operation that had one."""
        self.new: dict[str, list[Shape]] = {}
        """The operations that had no method, by their tags."""
        self.added: dict[str, list[Line]] = {}
        self.asked: set[tuple[str, str, str]] = set()

    def operation(self, shape: Shape) -> None:
        """See to one operation."""
        if shape.tag not in self.served:
            self.served[shape.tag] = served(self.resources, f"{shape.tag}.py")
        module = self.served[shape.tag].get(shape.method)
        if module is None:
            self.new.setdefault(shape.tag, []).append(shape)
            self._new_method(shape)
        else:
            self.places[shape.name] = module, shape.method
            self._arguments(shape, module)
        self._handler(shape)

    def _new_method(self, shape: Shape) -> None:
        module = f"{shape.tag}.py"
        if module not in self.resources:
            name = f"Async{class_name(shape.tag)}"
            about = self.about.get(shape.tag, "")
            self.resources[module] = write.module(shape.tag, about, name)
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
            self.done.left.append(
                f"{name} answers with amounts of money: if it costs that, should a limit refuse it "
                "(max_...=)?"
            )
        if shape.deprecated:
            self.done.left.append(f"{name} is deprecated: say in its message what to use instead")
        for argument in shape.arguments:
            is_id = argument.place == "path" or (
                argument.place == "query" and argument.name.endswith("_id")
            )
            if is_id and not argument.is_number and not argument.kind:
                self.done.left.append(
                    f"{name}: {argument.name} takes an id; should it take records too?"
                )
            if argument.may_be_numbers:
                self.done.left.append(
                    f"{name}: {argument.name} takes texts as they are; if they are phone numbers, "
                    "should any form of them do (number_list, e164_list of _arguments/phone.py)?"
                )

    def _arguments(self, shape: Shape, module: str) -> None:
        text = self.resources[module]
        function = methods(text)[shape.method]
        taken = argument_names(function)
        for argument in shape.arguments:
            if argument.name in taken or f"{argument.name}_" in taken:
                continue
            if (module, shape.method, argument.name) in self.asked:
                continue
            self.asked.add((module, shape.method, argument.name))
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
            about = self.about.get(shape.tag, "")
            is_version = self._base_of(shape) is not None
            self.handlers[module] = write.handlers(shape.tag, about, is_version=is_version)
            self._register(shape.tag)
        text = self.handlers[module]
        if shape.name in top_names(text):
            return
        base = self._base_of(shape)
        if base is not None:
            is_first = ": Handler = " not in text.rstrip().rpartition("\n")[2]
            text = text.rstrip() + "\n" * (1 + is_first) + write.same_handler(shape, base)
            for_types = ["from flowroute_sdk.sandbox.world import Handler"]
            self.handlers[module] = with_imports(text, [f"from . import {base}"], for_types)
            self._tell_written(HANDLERS / module, f"{shape.name}, which is {base}.{shape.method}")
            return
        text = text.rstrip() + write.handler(shape)
        lines = ["from ._documented import as_documented"]
        if "Reply" not in text.partition("\ndef ")[0]:
            lines.append("from flowroute_sdk.sandbox.world import Call, Reply")
        self.handlers[module] = with_imports(text, lines, [])
        self._tell_written(HANDLERS / module, f"a first handler, {shape.name}")
        self.done.left.append(
            f"{(HANDLERS / module).as_posix()}: {shape.name} answers what the document shows; "
            "give it state"
        )

    def _base_of(self, shape: Shape) -> str | None:
        """The tag of another version of an operation, which the sandbox handles already."""
        base = without_version(shape.tag)
        known = self.handlers.get(f"{base}.py", "")
        return base if base != shape.tag and shape.method in top_names(known) else None

    def _register(self, tag: str) -> None:
        """Add a module of handlers to the table of them, in order."""
        text = with_imports(self.handlers["__init__.py"], [f"from . import {tag}"], [])
        entry = f'    "{tag}": {tag},'

        def sorted_with(found: re.Match[str]) -> str:
            lines = sorted([*found[2].splitlines(), entry])
            return found[1] + "\n".join(lines) + "\n"

        text = re.sub(r"(MODULES: .*\{\n)((?:    .+\n)*)", sorted_with, text, count=1)
        self.handlers["__init__.py"] = text

    def families(self) -> None:
        """Tell what else new operations and new resources need, and what people alone can write."""
        known = _texts(self.paths.root / OVERLAYS / "sandbox").get("docs_examples.py", "")
        for tag, shapes in self.new.items():
            self._shares(tag, shapes)
            paths = {a.name for shape in shapes for a in shape.of("path")}
            names = sorted(name for name in paths if f'"{name}"' not in known)
            if names:
                self.done.people.append(
                    f"{OVERLAYS.as_posix()}/sandbox/docs_examples.py: which {' and '.join(names)} "
                    "the sandbox's documentation shows"
                )
            is_new = not self.served[tag]
            self.done.people += write.for_people(tag, is_new=is_new)

    def _shares(self, tag: str, shapes: list[Shape]) -> None:
        """Say where the methods stand that another version of a family copies."""
        base = without_version(tag)
        if base == tag:
            return
        others = served(self.resources, f"{base}.py")
        modules = sorted({others[shape.method] for shape in shapes if shape.method in others})
        if not modules:
            return
        text = "".join(self.resources[module] for module in modules)
        kind = re.search(r"ClassVar\[(\w*Version)\]", text)
        how = f", which a {kind[1]} tells apart" if kind else ""
        self.done.left.append(
            f"client.{tag} copies methods of client.{base}: let both share the classes in "
            f"{RESOURCES.as_posix()}/ {', '.join(modules)}{how}"
        )

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
        place = self.places.get(snake(subject))
        if not old or place is None:
            return
        module, name = place
        function = methods(self.resources[module])[name]
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
    if done.people:
        lines += ["yours to write:", *(f"  {line}" for line in dict.fromkeys(done.people))]
    if not lines:
        return "the overlays and the sandbox have all that the documents ask for\n"
    if done.files:
        lines.append("next: make generate")
    return "\n".join(lines) + "\n"


def _tags(bundle: SpecMap) -> list[Any]:
    return [tag for tag in bundle.get("tags") or () if "name" in tag]


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
