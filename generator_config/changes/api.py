"""Compare the Python packages of two trees, as their users see them.

This covers the client with its resources and their methods, the models, and all names that the
public modules export. griffe reads the sources; none of them is imported or run.
"""

from __future__ import annotations

import io
import tarfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from generator_config.changes.sources import git

if TYPE_CHECKING:
    from collections.abc import Iterator

    import griffe

FOLDERS = ("overlays", "generated_client")
_CLIENT = "flowroute_sdk._sync.client.Flowroute"
_MODELS = "flowroute_api.models"
_PUBLIC = (
    "flowroute_sdk",
    "flowroute_sdk.errors",
    "flowroute_sdk.webhooks",
    "flowroute_sdk.sandbox",
)


@dataclass(frozen=True)
class PythonChange:
    """One difference between the packages."""

    kind: str
    label: str
    """The thing, as people write it."""
    subject: str
    """The method, the model, or the exported name."""
    member: str
    """The argument or the field."""
    says: str
    before: str
    after: str
    place: tuple[str, int]
    breaks: bool


def is_installed() -> bool:
    """Whether packages can be compared here."""
    try:
        import griffe  # noqa: F401 - whether it is there
    except ImportError:
        return False
    return True


@contextmanager
def tree_of(wanted: str | None, root: Path) -> Iterator[Path | None]:
    """The folder of a state's packages, while it is needed; None if it has none."""
    folder = root if wanted is None else Path(wanted)
    if folder.is_dir():
        yield folder if all((folder / name).is_dir() for name in FOLDERS) else None
        return
    archive = None if folder.is_file() else git(root, "archive", str(wanted), *FOLDERS)
    if archive is None:
        yield None
        return
    with TemporaryDirectory() as scratch, tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(scratch, filter="data")
        yield Path(scratch)


def compare_packages(old: Path, new: Path) -> list[PythonChange]:
    """All changes between the packages of two trees."""
    before, after = _things(old), _things(new)
    found = [_gone(label, thing, old) for label, thing in before.items() if label not in after]
    found += [_come(label, thing, new) for label, thing in after.items() if label not in before]
    for label in before.keys() & after.keys():
        found += _breakages(label, before[label], after[label], new)
    return sorted(set(found), key=lambda change: (change.label, change.member, change.says))


def _things(root: Path) -> dict[str, Any]:
    """Methods, models and exported names, by their public names."""
    import griffe

    folders = [str(root / name) for name in FOLDERS]
    modules, lines = griffe.ModulesCollection(), griffe.LinesCollection()
    for package in ("flowroute_api", "flowroute_sdk"):
        griffe.load(
            package,
            search_paths=folders,
            allow_inspection=False,
            try_relative_path=False,
            modules_collection=modules,
            lines_collection=lines,
            resolve_aliases=True,
            resolve_external=False,
        )
    things: dict[str, Any] = {}
    for name in _PUBLIC:
        module = _at(modules, name)
        for export in () if module is None else (module.exports or ()):
            thing = _final(module.members.get(str(export)))
            if thing is not None and not thing.is_module:
                things[f"{name}.{export}"] = thing
    things |= _methods(modules)
    models = _at(modules, _MODELS)
    for name, member in {} if models is None else models.members.items():
        thing = _final(member)
        if thing is not None and thing.is_class and not name.startswith("_"):
            things[f"flowroute_sdk.models.{name}"] = thing
    return things


def _methods(modules: griffe.ModulesCollection) -> dict[str, Any]:
    """The methods of the client's resources: `client.numbers.release_a_phone_number` …"""
    client = _at(modules, _CLIENT)
    found: dict[str, Any] = {}
    for name, member in {} if client is None else client.all_members.items():
        returns = getattr(member, "returns", None) or getattr(member, "annotation", None)
        if name.startswith("_") or returns is None or not hasattr(returns, "canonical_path"):
            continue
        resource = _at(modules, returns.canonical_path)
        for method, thing in {} if resource is None else resource.all_members.items():
            final = _final(thing)
            if final is not None and final.is_function and not method.startswith("_"):
                found[f"client.{name}.{method}"] = final
    return found


def _at(modules: griffe.ModulesCollection, path: str) -> Any:
    try:
        return _final(modules[path])
    except (KeyError, ValueError):
        return None


def _final(thing: Any) -> Any:
    """The target of an alias; None if it isn't in the packages."""
    if thing is None or not thing.is_alias:
        return thing
    try:
        return thing.final_target
    except Exception:  # noqa: BLE001 - griffe has several errors for what can't be resolved
        return None


def _breakages(label: str, old: Any, new: Any, root: Path) -> list[PythonChange]:
    import griffe

    found = _arguments(label, old, new, root)
    for breakage in griffe.find_breaking_changes(old, new):
        thing = breakage.obj
        member = _member(label, thing, breakage)
        if (thing.name.startswith("_") and thing.name != "__init__") or _is_still_read(
            breakage, old, new
        ):
            continue
        before, after = _text(breakage.old_value), _text(breakage.new_value)
        says = breakage.kind.value[0].lower() + breakage.kind.value[1:]
        if member:
            says = f"{says}: {member}"
        found.append(
            PythonChange(
                breakage.kind.name.lower().replace("_", "-"),
                label,
                label.rpartition(".")[2],
                member,
                says,
                before,
                after,
                _place(new if thing.lineno is None else thing, root),
                breaks=True,
            )
        )
    return found


def _arguments(label: str, old: Any, new: Any, root: Path) -> list[PythonChange]:
    """What griffe doesn't report: new and removed arguments.

    It assumes that `**options` accepts anything; ours accepts only the options.
    """
    if not (old.is_function and new.is_function):
        return []
    before = {parameter.name: parameter for parameter in old.parameters}
    after = {parameter.name: parameter for parameter in new.parameters}
    takes_more = any(str(p.kind) == "variadic keyword" for p in new.parameters)
    come = [p for name, p in after.items() if name not in before and p.default is not None]
    gone = [p for name, p in before.items() if name not in after and takes_more]
    place = _place(new, root)
    name = label.rpartition(".")[2]
    return [
        PythonChange("parameter-added", label, name, str(p.name), f"a new argument: {p.name}",
                     "", f"{label}({_text(p)})", place, breaks=False)
        for p in come
    ] + [
        PythonChange("parameter-removed", label, name, str(p.name),
                     f"parameter was removed: {p.name}", f"{label}({_text(p)})", "", place,
                     breaks=True)
        for p in gone
    ]  # fmt: skip


def _is_still_read(breakage: Any, *owners: Any) -> bool:
    """Whether an attribute only became a cached property, or the reverse."""
    if breakage.kind.name != "OBJECT_CHANGED_KIND":
        return False
    members = [_final(owner.members.get(breakage.obj.name)) for owner in owners]
    return any(
        str(decorator.value).rpartition(".")[2] in {"cached_property", "part"}
        for member in members
        if member is not None and member.is_function
        for decorator in member.decorators
    )


def _member(label: str, thing: Any, breakage: Any) -> str:
    """The argument or field that a breakage concerns."""
    for value in (breakage.old_value, breakage.new_value):
        if type(value).__name__ == "Parameter":
            return str(value.name)
    own = label.rpartition(".")[2]
    name = str(thing.name)
    return "" if name in {own, "__init__"} else name


def _gone(label: str, thing: Any, root: Path) -> PythonChange:
    name, text = label.rpartition(".")[2], _text(thing)
    place = _place(thing, root)
    return PythonChange(
        "removed", label, name, "", f"{label} is gone", text, "", place, breaks=True
    )


def _come(label: str, thing: Any, root: Path) -> PythonChange:
    name, text = label.rpartition(".")[2], _text(thing)
    place = _place(thing, root)
    return PythonChange("added", label, name, "", f"{label} is new", "", text, place, breaks=False)


def _text(value: Any) -> str:
    """A griffe value as code."""
    kind = type(value).__name__
    if kind == "Parameter":
        annotation = f": {value.annotation}" if value.annotation is not None else ""
        default = f" = {value.default}" if value.default is not None else ""
        return f"{value.name}{annotation}{default}"
    if kind in {"Function", "Class", "Attribute", "Module", "Alias"}:
        return str(value.name)
    return "" if value is None else str(value)


def _place(thing: Any, root: Path) -> tuple[str, int]:
    path = thing.filepath
    path = path[0] if isinstance(path, list) else path
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return name, thing.lineno or 1
