"""Running an old program and its rewritten form against the same sandbox, to compare the two."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import types
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import flowroute_sdk
from flowroute_sdk.migrate import Migration, NotPython, migrate_sources
from flowroute_sdk.sandbox import Sandbox

ERROR_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SHORT_ID = re.compile(r"/([0-9]{1,8})(?=/|$)")
OLD = "flowroutenumbersandmessaging"


class Run(NamedTuple):
    """What a program has done."""

    printed: str
    requests: list[Any]


def migrated(files: Mapping[str, str]) -> dict[str, Migration]:
    """The migrations of a program's files."""
    found = migrate_sources(files)
    refused = [each for each in found.values() if isinstance(each, NotPython)]
    assert not refused, refused
    return {path: each for path, each in found.items() if isinstance(each, Migration)}


def run(files: Mapping[str, str], sandbox: Sandbox, state: Mapping[str, Any]) -> Run:
    """Run `main.py` of a program on a sandbox with this state."""
    sandbox.reset()  # for the ids of what is made
    sandbox.load(state)
    sandbox.forget_requests()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), _modules(files), _closing():
        program = types.ModuleType("__main__")
        exec(compile(files["main.py"], "main.py", "exec"), program.__dict__)
    known = {each["id"] for found in state.values() if isinstance(found, list) for each in found}
    told = [_told(each, known) for each in sandbox.requests()]
    return Run(ERROR_ID.sub("ID", printed.getvalue()), told)


@contextlib.contextmanager
def _closing() -> Iterator[None]:
    """Close the clients that a program leaves open, as they are when it ends."""
    made: list[flowroute_sdk.Flowroute] = []
    real = flowroute_sdk.Flowroute

    class Kept(real):  # type: ignore[misc, valid-type]
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            made.append(self)

    flowroute_sdk.Flowroute = Kept  # type: ignore[misc]
    try:
        yield
    finally:
        flowroute_sdk.Flowroute = real  # type: ignore[misc]
        for client in made:
            client.close()


@contextlib.contextmanager
def _modules(files: Mapping[str, str]) -> Iterator[None]:
    """Let a program import its own files."""
    finder = _Finder(files)
    before = set(sys.modules)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in set(sys.modules) - before:
            if name in finder.names:
                del sys.modules[name]


class _Finder:
    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        paths = {path.removesuffix(".py").replace("/", "."): path for path in files}
        self.names = {name.removesuffix(".__init__"): path for name, path in paths.items()}

    def find_spec(self, name: str, path: object, target: object = None) -> Any:
        from importlib.machinery import ModuleSpec

        if name not in self.names:
            return None
        is_package = self.names[name].endswith("__init__.py")
        return ModuleSpec(name, self, is_package=is_package)  # type: ignore[arg-type]

    def create_module(self, spec: object) -> None:
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        path = self.names[module.__name__]
        exec(compile(self._files[path], path, "exec"), module.__dict__)


def _told(request: Any, known: set[str]) -> Any:
    """A request, as far as it means something: a body may be wrapped in `data` or not.

    The ids of records that were made are others each time.
    """
    body = json.loads(request.body) if request.body else None
    query = sorted(parse_qsl(request.query, keep_blank_values=True))
    path = SHORT_ID.sub(lambda found: found[0] if found[1] in known else "/made", request.path)
    return request.method, path, query, _unwrapped(body)


def _unwrapped(body: Any) -> Any:
    data = body.get("data", body) if isinstance(body, dict) else body
    inner = data.get("attributes", data) if isinstance(data, dict) else data
    if isinstance(inner, dict):
        read = {"true": True, "false": False}
        return {
            name: read.get(value, value) if name == "is_mms" else value
            for name, value in inner.items()
            if name != "type"
        }
    return inner
