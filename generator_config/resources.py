"""Read the resource classes of the async overlays, without importing them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from generator_config.derive import parse
from generator_config.problems import OverlayError, Problem
from generator_config.tree import ASYNC

if TYPE_CHECKING:
    from generator_config.tree import Files


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
_ROOT = "AsyncResource"
"""The class that all resources have for a base."""


def read_classes(overlays: Files) -> Classes:
    """The classes of all async modules, with the file of each."""
    found: dict[str, tuple[str, ast.ClassDef]] = {}
    for name, content in overlays.items():
        file = f"{ASYNC.as_posix()}/{name}"
        if name.endswith(".py"):
            body = parse(content, file).body
            found.update((n.name, (file, n)) for n in body if isinstance(n, ast.ClassDef))
    return found


def read_resource(tag: str, classes: Classes) -> Resource:
    """The class in the module of ``tag`` that is called like the tag; else an empty one.

    ``FIELD_NAMES`` of the class maps an argument to its wire name, ``HELPERS`` lists the public
    methods that are no operation.
    """
    name = _class_of(tag, classes)
    if name is None:
        return Resource(f"{ASYNC.as_posix()}/{tag}.py", 1, {}, {}, ())
    return _resource(name, classes)


def read_strays(tags: Iterable[str], classes: Classes) -> list[Resource]:
    """The resources that serve none of the ``tags``, not even as the base of one that does."""
    served = filter(None, (_class_of(tag, classes) for tag in tags))
    serving = {name for resource in served for name in _ancestry(resource, classes)}
    return [
        _resource(name, classes)
        for name in classes
        if name not in serving and _ROOT in _ancestry(name, classes)
    ]


def _class_of(tag: str, classes: Classes) -> str | None:
    file = f"{ASYNC.as_posix()}/{tag}.py"
    for name, (home, _) in classes.items():
        if home == file and name.lower() == tag.replace("_", ""):
            return name
    return None


def _ancestry(name: str, classes: Classes) -> list[str]:
    """The class and all its bases, as far as the overlays have them."""
    return [name, *(found for base in _bases(name, classes) for found in _ancestry(base, classes))]


def _bases(name: str, classes: Classes) -> list[str]:
    _, node = classes[name]
    names = [base.id for base in node.bases if isinstance(base, ast.Name)]
    return [base for base in names if base in classes]


def _resource(name: str, classes: Classes) -> Resource:
    """Class and bases flattened; what is nearer to the class counts."""
    methods: dict[str, Method] = {}
    field_names: dict[str, str] = {}
    helpers: tuple[str, ...] = ()
    for base in reversed(_bases(name, classes)):
        inherited = _resource(base, classes)
        methods.update(inherited.methods)
        field_names.update(inherited.field_names)
        helpers += inherited.helpers
    file, node = classes[name]
    methods.update((part.name, _method(file, part)) for part in node.body if _is_public(part))
    constants = dict(constant for part in node.body for constant in _constant(file, part))
    field_names.update(constants.get("FIELD_NAMES", {}))
    helpers += tuple(constants.get("HELPERS", ()))
    return Resource(file, node.lineno, methods, field_names, helpers)


def _is_public(part: ast.stmt) -> TypeGuard[ast.FunctionDef | ast.AsyncFunctionDef]:
    return isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and not part.name.startswith(
        "_"
    )


def _method(file: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Method:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs][1:]
    return Method(file, node.lineno, tuple(argument.arg for argument in arguments))


def _constant(file: str, part: ast.stmt) -> Iterable[tuple[str, Any]]:
    """The name and value of ``NAME = literal``, with or without an annotation."""
    if isinstance(part, ast.Assign | ast.AnnAssign) and part.value is not None:
        target = part.target if isinstance(part, ast.AnnAssign) else part.targets[0]
        if isinstance(target, ast.Name) and target.id in {"FIELD_NAMES", "HELPERS"}:
            try:
                return [(target.id, ast.literal_eval(part.value))]
            except ValueError:
                message = f"{target.id} must be written out: nothing is run to read it"
                raise OverlayError([Problem(file, part.lineno, message)]) from None
    return []
