"""Tell the files of the tree from those that should be there, and why they differ."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator_config.problems import Kind, Reason
from generator_config.tree import ASYNC, SYNC, Files, sha256

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

RECORD = "generation.json"
"""The file of the generated client that says what it was made from, and what was made."""

_LISTED = 20
_SHOWN_FILES = 3
_SHOWN_LINES = 40
_DERIVED = re.compile(
    rb"# Derived from _async/.+\n# Source: sha256 (?P<source>\w+)\n# Below: sha256 (?P<below>\w+)\n"
)


def derived_header(name: str, source: bytes, body: bytes, command: str) -> bytes:
    """What stands above a derived module: its source, and how an edit of it shows."""
    first = f"# Derived from _async/{name} by `{command}`: do not edit."
    marks = f"# Source: sha256 {sha256(source)}\n# Below: sha256 {sha256(body)}"
    return f"{first}\n{marks}\n".encode()


def without_header(content: bytes) -> bytes:
    """A derived module without what stands above it."""
    return _DERIVED.sub(b"", content, count=1) if _DERIVED.match(content) else content


@dataclass(frozen=True)
class Drift:
    """How ``actual``, the files of ``folder`` in the tree, differ from the ``expected`` ones."""

    folder: Path
    expected: Files
    actual: Files
    changed: list[str] = field(init=False)
    missing: list[str] = field(init=False)
    extra: list[str] = field(init=False)

    def __post_init__(self) -> None:
        both = sorted(self.expected.keys() & self.actual.keys())
        changed = [name for name in both if self.expected[name] != self.actual[name]]
        object.__setattr__(self, "changed", changed)
        object.__setattr__(self, "missing", sorted(self.expected.keys() - self.actual.keys()))
        object.__setattr__(self, "extra", sorted(self.actual.keys() - self.expected.keys()))

    @property
    def names(self) -> list[str]:
        """All files that differ."""
        return [*self.changed, *self.missing, *self.extra]

    @property
    def changes(self) -> dict[str, bytes | None]:
        """What would undo the drift: new contents by path from the root, None to delete."""
        return {f"{self.folder.as_posix()}/{name}": self.expected.get(name) for name in self.names}

    @property
    def strangers(self) -> list[str]:
        """Changed and extra files whose content the pipeline never wrote."""
        own = _own_derived if self.folder in {ASYNC, SYNC} else _own_generated
        return [n for n in [*self.changed, *self.extra] if not own(self.actual, n)]

    def listing(self) -> Iterator[str]:
        """One line for each file that differs, up to some twenty."""
        kinds = (("changed", self.changed), ("missing", self.missing), ("extra", self.extra))
        lines = [f"  {kind:8}{self.folder.as_posix()}/{n}" for kind, names in kinds for n in names]
        yield from lines[:_LISTED]
        if len(lines) > _LISTED:
            yield f"  … and {len(lines) - _LISTED} more"

    def diff(self) -> Iterator[str]:
        """A unified diff, from the tree to what should be there, of the first changed files."""
        for name in self.changed[:_SHOWN_FILES]:
            lines = list(self._diff_of(name))
            yield from lines[:_SHOWN_LINES]
            if len(lines) > _SHOWN_LINES:
                yield f"… {len(lines) - _SHOWN_LINES} more lines"

    def _diff_of(self, name: str) -> Iterator[str]:
        path = f"{self.folder.as_posix()}/{name}"
        return difflib.unified_diff(
            self.actual[name].decode(errors="replace").splitlines(),
            self.expected[name].decode(errors="replace").splitlines(),
            f"{path} (as it is)",
            f"{path} (as it should be)",
            lineterm="",
            n=2,
        )

    def reasons(self, sources: Files) -> list[Reason]:
        """Why; ``sources`` are the async overlays."""
        if self.folder == ASYNC:
            return explain_views(self)
        return explain_derived(self, sources) if self.folder == SYNC else explain_package(self)


def read_record(files: Files) -> dict[str, Any] | None:
    """What the generated client says of itself; None when it is damaged."""
    try:
        record = json.loads(files.get(RECORD, b""))
    except ValueError:
        return None
    return record if isinstance(record, dict) and isinstance(record.get("files"), dict) else None


def _own_generated(actual: Files, name: str) -> bool:
    record = read_record(actual)
    if record is None:
        return False
    return name == RECORD or record["files"].get(name) == sha256(actual[name])


def _own_derived(actual: Files, name: str) -> bool:
    header = _DERIVED.match(actual[name])
    return header is not None and header["below"].decode() == sha256(actual[name][header.end() :])


def explain_package(drift: Drift) -> list[Reason]:
    """Why the generated client isn't what it should be."""
    if not drift.actual:
        return [Reason(Kind.CLIENT, "it has not been generated yet")]
    record = read_record(drift.actual)
    folder = drift.folder.as_posix()
    if record is None:
        return [Reason(Kind.HAND_EDIT, f"{folder}/{RECORD} is missing or damaged")]
    reasons = list(_changed_inputs(record, json.loads(drift.expected[RECORD])))
    if not reasons and drift.names == [RECORD]:
        return [Reason(Kind.HAND_EDIT, f"{RECORD} isn't what was recorded")]
    unknown = [n for n in drift.extra if n not in record["files"]]
    edited = [n for n in drift.strangers if n not in unknown]
    deleted = [n for n in drift.missing if n in record["files"]]
    if edited:
        named = _some(edited)
        reasons.append(
            Reason(Kind.HAND_EDIT, f"{folder} was edited after it was generated ({named})")
        )
    if deleted:
        reasons.append(
            Reason(Kind.DELETED, f"{_some(deleted)} of {folder} is gone since it was generated")
        )
    reasons += [
        Reason(Kind.UNKNOWN_FILE, f"{folder}/{name} was never generated") for name in unknown
    ]
    return reasons or [
        Reason(Kind.PIPELINE, "the code of generator_config now produces something else")
    ]


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _changed_inputs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Reason]:
    for key, name in (("generator", "openapi-python-client"), ("ruff", "ruff")):
        if old.get(key) != new[key]:
            yield Reason(Kind.VERSION, f"{name} was {old.get(key)}, is {new[key]}")
    yield from _changed_files(Kind.SPEC, "swagger_specs", old.get("specs"), new["specs"])
    if old.get("config") != new["config"]:
        what = "generator_config/config.yaml has changed since the client was generated"
        yield Reason(Kind.CONFIG, what)
    templates = "generator_config/templates"
    yield from _changed_files(Kind.TEMPLATE, templates, old.get("templates"), new["templates"])


def _changed_files(kind: Kind, folder: str, old: Any, new: Mapping[str, str]) -> Iterator[Reason]:
    known = old if isinstance(old, dict) else {}
    for name in sorted({*known, *new}):
        if known.get(name) != new.get(name):
            what = (
                "is new" if name not in known else "is gone" if name not in new else "has changed"
            )
            yield Reason(kind, f"{folder}/{name} {what} since the client was generated")


def explain_derived(drift: Drift, sources: Files) -> list[Reason]:
    """Why the sync overlays aren't what they should be: a reason for each file."""
    reasons = [
        Reason(Kind.OVERLAY, f"_async/{name} has no _sync/{name} yet, or that was deleted")
        for name in drift.missing
    ]
    reasons += [_extra(name, drift.actual) for name in drift.extra]
    for name in drift.changed:
        header = _DERIVED.match(drift.actual[name])
        if header is None:
            reasons.append(
                Reason(Kind.HAND_EDIT, f"_sync/{name} lacks the header of a derived module")
            )
        elif not _own_derived(drift.actual, name):
            reasons.append(
                Reason(Kind.HAND_EDIT, f"_sync/{name} was edited; edit _async/{name} instead")
            )
        elif header["source"].decode() == sha256(sources[name]):
            reasons.append(Reason(Kind.PIPELINE, f"_async/{name} is now derived in another way"))
        else:
            reasons.append(
                Reason(Kind.OVERLAY, f"_async/{name} has changed since _sync/{name} was derived")
            )
    return reasons


def explain_views(drift: Drift) -> list[Reason]:
    """Why the modules that repeat the async resources aren't what they should be."""
    reasons = [
        Reason(
            Kind.OVERLAY,
            f"_async/{name} hasn't been derived from the resources yet, or was deleted",
        )
        for name in drift.missing
    ]
    for name in drift.changed:
        old, new = (_DERIVED.match(files[name]) for files in (drift.actual, drift.expected))
        if old is None or new is None:
            what = f"_async/{name} lacks the header of a derived module"
            reasons.append(Reason(Kind.HAND_EDIT, what))
        elif not _own_derived(drift.actual, name):
            what = f"_async/{name} was edited; edit what it is derived from: _async/resources"
            reasons.append(Reason(Kind.HAND_EDIT, what))
        elif old["source"] != new["source"]:
            what = f"_async/resources has other operations since _async/{name} was derived"
            reasons.append(Reason(Kind.OVERLAY, what))
        else:
            reasons.append(Reason(Kind.PIPELINE, f"_async/{name} is now derived in another way"))
    return reasons


def _extra(name: str, actual: Files) -> Reason:
    if _own_derived(actual, name):
        gone = f"_async/{name}, which _sync/{name} was derived from, is gone"
        return Reason(Kind.OVERLAY, gone)
    return Reason(Kind.UNKNOWN_FILE, f"_sync/{name} is derived from nothing; write _async/{name}")
