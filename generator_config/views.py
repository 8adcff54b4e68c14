"""Write what only repeats the async resources: the client's attributes, and the raw view."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator_config.documents import method_name
from generator_config.drift import derived_header
from generator_config.generator import run_ruff
from generator_config.problems import COMMAND, Kind, OverlayError, Problem
from generator_config.tree import ASYNC, Files, read_folder, write_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VIEWS = ("attributes.py", "raw.py")
"""The modules of ``_async/`` that nobody writes."""

_FOLDER = "resources"
_BASE = "AsyncResource"
_OPERATIONS = "flowroute_api.api."


@dataclass(frozen=True)
class _Class:
    """A class of a resource's module with its methods: whether each lists.

    Which of them are operations, the imports say: of its module, or of one that is built on it.
    """

    name: str
    module: str
    about: str
    bases: tuple[str, ...]
    methods: dict[str, bool]
    known: frozenset[str]


@dataclass(frozen=True)
class Resource:
    """A resource of the client, with the operations of its bases."""

    name: str
    module: str
    about: str
    operations: dict[str, bool]

    @property
    def raw(self) -> str:
        """The name of its raw form."""
        return f"AsyncRaw{self.name.removeprefix('Async')}"


def views(sources: Files, workshop: Path) -> dict[str, bytes]:
    """The ``VIEWS`` for the async overlays, worked out in ``workshop``; none without resources.

    Raises ``OverlayError`` for a resource that isn't Python.
    """
    found = resources(sources)
    if not found:
        return {}
    write_folder(workshop, {"attributes.py": _attributes(found), "raw.py": _raw(found)})
    run_ruff(workshop, "check", "--select", "F401,I", "--fix-only")
    run_ruff(workshop, "format")
    source = repr(found).encode()
    return {
        name: derived_header(_FOLDER, source, content, COMMAND) + content
        for name, content in read_folder(workshop).items()
    }


def resources(sources: Files) -> list[Resource]:
    """The resources that async overlays have, by name."""
    classes: dict[str, _Class] = {}
    for name, content in sources.items():
        path = PurePosixPath(name)
        if path.parent.name == _FOLDER and path.suffix == ".py":
            classes |= {each.name: each for each in _classes(content, path)}
    used = {base for each in classes.values() for base in each.bases}
    leaves = [each for each in classes.values() if each.name not in used and each.bases]
    whole = [
        Resource(each.name, each.module, each.about, _operations(classes, each)) for each in leaves
    ]
    return sorted((each for each in whole if each.operations), key=lambda each: each.module)


def _classes(content: bytes, path: PurePosixPath) -> Iterator[_Class]:
    try:
        module = ast.parse(content.decode())
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        message = f"isn't Python: {getattr(error, 'msg', error)}"
        file = f"{ASYNC.as_posix()}/{path}"
        raise OverlayError([Problem(file, line, message, Kind.NOT_PYTHON)]) from None
    imports = [each for each in module.body if isinstance(each, ast.ImportFrom)]
    known = frozenset(
        method_name(alias.name, (each.module or "").removeprefix(_OPERATIONS))
        for each in imports
        if (each.module or "").startswith(_OPERATIONS)
        for alias in each.names
    )
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield _Class(
                node.name,
                path.stem,
                (ast.get_docstring(node) or node.name).partition("\n")[0],
                tuple(name for base in node.bases if (name := _base_name(base))),
                {
                    method.name: isinstance(method, ast.FunctionDef)
                    for method in node.body
                    if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
                },
                known,
            )


def _base_name(base: ast.expr) -> str:
    """The name of a base, generic or not."""
    inner = base.value if isinstance(base, ast.Subscript) else base
    return inner.id if isinstance(inner, ast.Name) else ""


def _operations(classes: dict[str, _Class], each: _Class) -> dict[str, bool]:
    """The operations among its methods and those of its bases; none of what is no resource."""
    whole = _family(classes, each)
    if not any(_BASE in one.bases for one in whole):
        return {}
    known = frozenset[str]().union(*(one.known for one in whole))
    return {name: lists for one in whole for name, lists in one.methods.items() if name in known}


def _family(classes: dict[str, _Class], each: _Class) -> list[_Class]:
    """A class after all that it is built on."""
    bases = [classes[base] for base in each.bases if base in classes]
    return [*(one for base in bases for one in _family(classes, base)), each]


def _attributes(found: list[Resource]) -> bytes:
    imports = "\n".join(f"    from .{_FOLDER}.{each.module} import {each.name}" for each in found)
    properties = "\n".join(
        f'''
    @part
    def {each.module}(self) -> {each.name}:
        """{each.about}"""
        from .{_FOLDER}.{each.module} import {each.name}

        return {each.name}(self._executor)
'''
        for each in found
    )
    return f'''"""The resources as attributes of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import part

if TYPE_CHECKING:
    from .engine.executor import AsyncExecutor
{imports}

__all__ = ["AsyncAttributes"]


class AsyncAttributes:
    """The resources of a client, each loaded when it is first used."""

    _executor: AsyncExecutor
{properties}
'''.encode()


def _raw(found: list[Resource]) -> bytes:
    imports = "\n".join(f"from .{_FOLDER}.{each.module} import {each.name}" for each in found)
    names = ", ".join(f'"{name}"' for name in ["AsyncRawClient", *(each.raw for each in found)])
    classes = "\n\n".join(_raw_class(each) for each in found)
    properties = "\n".join(
        f'''
    @part
    def {each.module}(self) -> {each.raw}:
        """{each.about}"""
        return {each.raw}({each.name}(self._executor))
'''
        for each in found
    )
    return f'''"""Every operation once more, answering with a `RawResponse`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._lazy import part
from .._sides.pages_async import AsyncRawResource, raw, raw_list
{imports}

if TYPE_CHECKING:
    from .engine.executor import AsyncRawExecutor

__all__ = [{names}]


{classes}


class AsyncRawClient:
    """The resources of a client, answering with raw responses: `client.with_raw_response`."""

    __slots__ = ("_executor",)

    def __init__(self, executor: AsyncRawExecutor) -> None:
        self._executor: AsyncRawExecutor = executor
{properties}

    def __repr__(self) -> str:
        return "<AsyncRawClient>"
'''.encode()


def _raw_class(each: Resource) -> str:
    lines = (
        f"    {name}: Final = {'raw_list' if lists else 'raw'}({each.name}.{name})\n"
        for name, lists in each.operations.items()
    )
    return f'''class {each.raw}(AsyncRawResource[{each.name}]):
    """The operations of `client.{each.module}`, answering with raw responses."""

{"".join(lines)}'''
