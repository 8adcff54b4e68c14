"""Read the resource classes of the async overlays, without importing them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from generator_config.errors import OverlayError, Problem
from generator_config.paths import ASYNC

if TYPE_CHECKING:
    from generator_config.files import Files


@dataclass(frozen=True)
class Method:
    """A public method of a resource: where it is, and its arguments."""

    file: str
    line: int
    arguments: tuple[str, ...]

    def reaches(self, names: Iterable[str], field_names: Mapping[str, str]) -> bool:
        """Whether an argument stands for one of the wire ``names``."""
        wire = {field_names.get(name, name.removesuffix("_")) for name in self.arguments}
        return not wire.isdisjoint(names)

    def problem(self, message: str) -> Problem:
        """A problem on the line of the method."""
        return Problem(self.file, self.line, message)


@dataclass(frozen=True)
class Resource:
    """The class of a tag, with what it inherits from other classes of the overlays."""

    file: str
    line: int
    methods: Mapping[str, Method]
    field_names: Mapping[str, str]
    helpers: tuple[str, ...]

    def problem(self, message: str) -> Problem:
        """A problem on the line of the class."""
        return Problem(self.file, self.line, message)


Classes = Mapping[str, tuple[str, ast.ClassDef]]


def read_classes(overlays: Files) -> Classes:
    """The classes of all async modules, with the file of each."""
    found: dict[str, tuple[str, ast.ClassDef]] = {}
    for name, content in overlays.items():
        file = f"{ASYNC.as_posix()}/{name}"
        if name.endswith(".py"):
            found.update(
                (n.name, (file, n)) for n in _body(file, content) if isinstance(n, ast.ClassDef)
            )
    return found


def read_resource(tag: str, classes: Classes) -> Resource:
    """The class in the module of ``tag`` that is called like the tag; else an empty one.

    ``FIELD_NAMES`` of the class maps an argument to its wire name, ``HELPERS`` lists the public
    methods that are no operation.
    """
    file = f"{ASYNC.as_posix()}/{tag}.py"
    for name, (home, node) in classes.items():
        if home == file and name.lower() == tag.replace("_", ""):
            return _resource(name, classes, home, node.lineno)
    return Resource(file, 1, {}, {}, ())


def _body(file: str, content: bytes) -> list[ast.stmt]:
    try:
        return ast.parse(content).body
    except SyntaxError as error:
        raise OverlayError(
            [Problem(file, error.lineno or 1, f"isn't Python: {error.msg}")]
        ) from None


def _resource(name: str, classes: Classes, file: str, line: int) -> Resource:
    """Class and bases flattened; what is nearer to the class counts."""
    methods: dict[str, Method] = {}
    field_names: dict[str, str] = {}
    helpers: tuple[str, ...] = ()
    if name in classes:
        home, node = classes[name]
        for base in reversed(node.bases):
            if isinstance(base, ast.Name):
                inherited = _resource(base.id, classes, file, line)
                methods.update(inherited.methods)
                field_names.update(inherited.field_names)
                helpers += inherited.helpers
        methods.update((part.name, _method(home, part)) for part in node.body if _is_public(part))
        constants = dict(constant for part in node.body for constant in _constant(part))
        field_names.update(constants.get("FIELD_NAMES", {}))
        helpers += tuple(constants.get("HELPERS", ()))
    return Resource(file, line, methods, field_names, helpers)


def _is_public(part: ast.stmt) -> TypeGuard[ast.FunctionDef | ast.AsyncFunctionDef]:
    return isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and not part.name.startswith(
        "_"
    )


def _method(file: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Method:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs][1:]
    return Method(file, node.lineno, tuple(argument.arg for argument in arguments))


def _constant(part: ast.stmt) -> Iterable[tuple[str, Any]]:
    """The name and value of ``NAME = literal``, with or without an annotation."""
    if isinstance(part, ast.Assign | ast.AnnAssign) and part.value is not None:
        target = part.target if isinstance(part, ast.AnnAssign) else part.targets[0]
        if isinstance(target, ast.Name) and target.id in {"FIELD_NAMES", "HELPERS"}:
            return [(target.id, ast.literal_eval(part.value))]
    return []
