"""The pinned tools, the upstream files of our templates, and runs of openapi-python-client.

For each template that we override, ``upstream/`` has the generator's own file that it was made
from. When another version of the generator brings another file, the difference is what has to be
carried over.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator_config.problems import GeneratorError, Kind, TemplateError, VersionError
from generator_config.tree import (
    Files,
    Paths,
    install,
    is_dropping,
    read_folder,
    sha256,
    write_folder,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PINS = {"openapi-python-client": "0.29.1", "ruff": "0.17.6"}
_GENERATOR = f"openapi-python-client {PINS['openapi-python-client']}"


def check_pins() -> None:
    """Raise ``VersionError`` with a line for each tool that isn't there in its pinned version."""
    wrong = [line for name, pinned in PINS.items() for line in _complaint(name, pinned)]
    if wrong:
        raise VersionError("\n".join(wrong), Kind.TOOL)


def _complaint(name: str, pinned: str) -> Iterator[str]:
    try:
        installed = version(name)
    except PackageNotFoundError:
        yield f"{name} {pinned} is needed and not installed"
    else:
        if installed != pinned:
            yield f"{name} {pinned} is needed, {installed} is installed"


def upstream_folder() -> Path:
    """The templates of the installed generator."""
    spec = find_spec("openapi_python_client")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "templates"


def _current(paths: Paths) -> dict[str, bytes]:
    """The installed upstream file of each template that overrides one."""
    folder = upstream_folder()
    ours = [path.relative_to(paths.templates) for path in paths.templates.rglob("*.jinja")]
    return {
        name.as_posix(): (folder / name).read_bytes()
        for name in sorted(ours)
        if (folder / name).is_file()
    }


def check_templates(paths: Paths) -> None:
    """Raise ``TemplateError`` naming the templates whose upstream file isn't the stored one."""
    current, stored = _current(paths), read_folder(paths.upstream)
    complaints = [
        f"template {name}: {_template_complaint(name, current, stored)}"
        for name in _parted(current, stored)
    ]
    if complaints:
        raise TemplateError("\n".join(complaints), Kind.UPSTREAM)


def lock_templates(paths: Paths) -> Iterator[str]:
    """Store the installed upstream files; says what differs from those stored before."""
    current, stored = _current(paths), read_folder(paths.upstream)
    changes: dict[str, bytes | None] = {}
    for name in _parted(current, stored):
        yield from _difference(name, current, stored)
        path = (paths.upstream / name).relative_to(paths.root).as_posix()
        changes[path] = current.get(name)
    install(paths.root, changes)
    if changes:
        yield "carry these differences over into generator_config/templates, then: make generate"
    yield f"locked {len(current)} templates to {_GENERATOR}"


def _parted(current: Files, stored: Files) -> list[str]:
    return [
        name
        for name in sorted({*current, *stored})
        if _text(current.get(name)) != _text(stored.get(name))
    ]


def _text(content: bytes | None) -> list[str] | None:
    """The lines, whatever ends them: a clone may have other line ends than the package."""
    return None if content is None else content.decode(errors="replace").splitlines()


def _template_complaint(name: str, current: Files, stored: Files) -> str:
    if name not in stored:
        return f"isn't locked to its upstream file ({_GENERATOR}); compare the two"
    if name not in current:
        return f"is locked, but is no override of a file of {_GENERATOR} any more"
    return f"its upstream file in {_GENERATOR} has changed; carry the change over"


def _difference(name: str, current: Files, stored: Files) -> Iterator[str]:
    if name not in current:
        yield f"upstream/{name}: no template of ours overrides it any more"
    elif name not in stored:
        yield f"upstream/{name}: is new"
    else:
        yield from difflib.unified_diff(
            _text(stored[name]) or [],
            _text(current[name]) or [],
            f"upstream/{name} (as stored)",
            f"upstream/{name} (as installed)",
            lineterm="",
        )


_TOLD = 20
_OWN_SETTINGS = ("PYTHON", "RUFF_", "LC_", "LANG")


def _ruff() -> str:
    """The program itself. Imported late, since ``check_pins`` says when it isn't installed."""
    from ruff import find_ruff_bin  # type: ignore[import-untyped]

    return str(find_ruff_bin())


def environment() -> dict[str, str]:
    """The environment for the tools: nothing in it that could change their output."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key == "PYTHONPATH" or not key.startswith(_OWN_SETTINGS)
    }
    tools = str(Path(_ruff()).parent)
    return {
        **kept,
        "PATH": os.pathsep.join([tools, kept.get("PATH", os.defpath)]),
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "TERM": "dumb",
        "TZ": "UTC",
        "_TYPER_STANDARD_TRACEBACK": "1",
    }


class GeneratorRun:
    """One run, started at once and awaited by ``result``. ``folder`` is for it alone."""

    def __init__(self, paths: Paths, lowered: dict[str, Any], meta: str, folder: Path) -> None:
        folder.mkdir()
        self.output = folder / "flowroute_api"
        templates = folder / "templates"
        document = folder / "bundle.json"
        shutil.copytree(paths.templates, templates, ignore=_droppings)
        (templates / "_meta.jinja").write_text(meta, encoding="utf-8")
        document.write_text(json.dumps(lowered), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "openapi_python_client", "generate"]
        command += ["--fail-on-warning", "--meta", "none", "--path", str(document)]
        command += ["--config", str(paths.config), "--custom-template-path", str(templates)]
        command += ["--output-path", str(self.output)]
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def result(self) -> Path:
        """The folder of the package. Raises ``GeneratorError`` with what the generator said."""
        said, _ = self._process.communicate()
        if self._process.returncode != 0:
            broken = _template_error(said)
            kind = Kind.BROKEN_TEMPLATE if broken else Kind.REFUSED
            raise GeneratorError(broken or _refusal(said), kind)
        return self.output

    def wait(self) -> None:
        """Let the run come to its end, so that nobody writes into its folder any more."""
        if self._process.poll() is None:
            self._process.communicate()


SUPPORT = ("calls", "values")
"""The modules of the client that are there only when an operation or a model needs them."""


def with_support(files: Files, templates: Files) -> dict[str, bytes]:
    """The generated files and the modules of ``SUPPORT`` that these import."""
    found = {**files}
    for name in SUPPORT:
        asks = re.compile(rf"^\s*from \.+{name} import ".encode(), re.MULTILINE)
        if any(asks.search(content) for content in found.values()):
            found[f"{name}.py"] = templates[f"support/{name}.py.jinja"].replace(b"\r\n", b"\n")
    return found


def _template_error(said: str) -> str | None:
    """Place and message out of a traceback that ends in one of our templates."""
    places = re.findall(r'/generator/templates/(.+)", line (\d+)', said)
    messages = re.findall(r"^[\w.]+: .*", said, re.MULTILINE)
    if not places or not messages:
        return None
    name, line = places[-1]
    return f"generator_config/templates/{name}:{line}: {messages[-1]}"


def _refusal(said: str) -> str:
    said = said.partition("If you believe this was a mistake")[0]
    return f"openapi-python-client refused the bundle:\n{said.strip()}"


def check_importable(files: Files, name: str) -> None:
    """Raise ``GeneratorError``, naming the file, for a package that can't be imported."""
    for file, content in files.items():
        if file.endswith(".py"):
            try:
                compile(content, f"{name}/{file}", "exec", dont_inherit=True)
            except SyntaxError as error:
                message = f"{name}/{file}:{error.lineno}: isn't valid Python: {error.msg}"
                raise _unusable([message]) from None
    with tempfile.TemporaryDirectory(prefix="flowroute-import-") as folder:
        write_folder(Path(folder) / name, files)
        modules = [
            f"{name}/{file}".removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            for file in files
            if file.endswith(".py")
        ]
        code = f"import importlib\nfor name in {modules!r}: importlib.import_module(name)"
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-P", "-B", "-c", code],
            env={**environment(), "PYTHONPATH": folder},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    if done.returncode != 0:
        said = done.stderr.replace(f"{folder}/", "").strip().splitlines()
        places = [line.strip() for line in said if f'"{name}/' in line]
        raise _unusable([*places[-1:], *said[-1:]])


def check_types(files: Files, name: str, cache: Path) -> bool:
    """Raise ``GeneratorError``, with places, for a package that mypy finds wrong.

    False where mypy isn't installed. ``cache`` makes the next time a short one.
    """
    if find_spec("mypy") is None:
        return False
    with tempfile.TemporaryDirectory(prefix="flowroute-types-") as folder:
        write_folder(Path(folder) / name, files)
        command = [sys.executable, "-P", "-m", "mypy", "--strict", "--config-file=", "-p", name]
        command += ["--python-version", "3.11", "--no-error-summary", "--cache-dir", str(cache)]
        done = subprocess.run(  # noqa: S603 - our own command
            command,
            cwd=folder,
            env=environment(),
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip().splitlines()[:_TOLD]
        raise _unusable(said)
    return True


def _unusable(said: list[str]) -> GeneratorError:
    lines = ["what was generated can't be used:", *said]
    return GeneratorError("\n".join(lines), Kind.UNUSABLE)


def run_ruff(folder: Path, *arguments: str) -> None:
    """Run the pinned ruff in ``folder``, deaf to any configuration file."""
    command = [_ruff(), *arguments, "--isolated", "--no-cache", "--quiet"]
    command += ["--target-version", "py311", "--config", "line-length=100", "."]
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=folder, env=environment(), capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode != 0:
        said = f"ruff {arguments[0]} failed:\n{done.stderr or done.stdout}".strip()
        raise GeneratorError(said, Kind.UNUSABLE)


def _droppings(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if is_dropping(Path(folder) / name)]


def template_sha256(content: bytes, name: str) -> str:
    """A sha256 of what a template means to Jinja: comments and line ends mean nothing."""
    from jinja2 import Environment, TemplateSyntaxError

    environment = Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - renders nothing
    try:
        tokens = list(environment.lex(content.decode()))
    except TemplateSyntaxError as error:
        place = f"generator_config/templates/{name}:{error.lineno}"
        raise GeneratorError(f"{place}: {error.message}", Kind.BROKEN_TEMPLATE) from None
    meant: list[list[str]] = []
    for _, kind, text in tokens:
        if kind.startswith(("comment", "linecomment")) or kind == "whitespace":
            continue
        if kind == "data" and meant and meant[-1][0] == "data":
            meant[-1][1] += text
        else:
            meant.append([kind, text])
    if meant and meant[-1][0] == "data":
        meant[-1][1] = meant[-1][1].rstrip("\n")  # Jinja drops one, ruff the others
    return sha256(json.dumps(meant).encode())
