"""Say why the tree has drifted, from the hashes that were recorded when it was generated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator_config.derive import HAND_WRITTEN, source_mark
from generator_config.files import Files, tree_sha256
from generator_config.finish import COMMAND, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator_config.compare import Drift

_DERIVED = b"# Derived from _async/"
MEND = f"make generate   ({COMMAND})"


def explain_package(drift: Drift) -> list[str]:
    """Why the generated client isn't what it should be."""
    if not drift.actual:
        return ["the client has not been generated yet"]
    record = _record(drift.actual)
    if record is None:
        return [f"hand edit: {drift.folder.as_posix()}/{RECORD} is missing or damaged"]
    reasons = list(_changed_inputs(record, json.loads(drift.expected[RECORD])))
    if not reasons and drift.names == [RECORD]:
        return [f"hand edit: {RECORD} isn't what was recorded"]
    rest = {name: content for name, content in drift.actual.items() if name != RECORD}
    if tree_sha256(rest) != record.get("tree"):
        reasons.append(_hand_edit(drift, alone=not reasons))
    return reasons or ["pipeline: the code of generator_config gives something else now"]


def _record(files: Files) -> dict[str, Any] | None:
    try:
        record = json.loads(files.get(RECORD, b""))
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def _hand_edit(drift: Drift, *, alone: bool) -> str:
    folder = drift.folder.as_posix()
    if not alone:
        return f"hand edit: files in {folder} are not those that were generated, either"
    named = ", ".join([name for name in drift.names if name != RECORD][:3])
    advice = "mend the spec, else a template, else the overlay; generating undoes the edit"
    return f"hand edit: {folder} was edited after it was generated ({named}); {advice}"


def _changed_inputs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for key, name in (("generator", "openapi-python-client"), ("ruff", "ruff")):
        if old.get(key) != new[key]:
            yield f"version: {name} was {old.get(key)}, is {new[key]}"
    yield from _changed_files("spec", "swagger_specs", old.get("specs"), new["specs"])
    if old.get("config") != new["config"]:
        yield "config: generator_config/config.yaml has changed since the client was generated"
    templates = "generator_config/templates"
    yield from _changed_files("template", templates, old.get("templates"), new["templates"])


def _changed_files(kind: str, folder: str, old: Any, new: Mapping[str, str]) -> Iterator[str]:
    known = old if isinstance(old, dict) else {}
    for name in sorted({*known, *new}):
        if known.get(name) != new.get(name):
            what = (
                "is new" if name not in known else "is gone" if name not in new else "has changed"
            )
            yield f"{kind}: {folder}/{name} {what} since the client was generated"


def explain_derived(drift: Drift, sources: Files) -> list[str]:
    """Why the sync overlays aren't what they should be: a reason for each file."""
    reasons = [_missing(name) for name in drift.missing]
    reasons += [_extra(name, drift.actual[name]) for name in drift.extra]
    for name in drift.changed:
        content = drift.actual[name]
        if not content.startswith(_DERIVED):
            reasons.append(f"hand edit: _sync/{name} lacks the header of a derived module")
        elif source_mark(sources[name]).encode() in content:
            reasons.append(f"hand edit: _sync/{name} was edited; edit _async/{name} instead")
        else:
            reasons.append(f"overlay: _async/{name} has changed since _sync/{name} was derived")
    return reasons


def _missing(name: str) -> str:
    if name in HAND_WRITTEN:
        return f"overlay: _sync/{name} is written by hand on both sides, and is missing"
    return f"overlay: _async/{name} has no _sync/{name} yet, or it was deleted"


def _extra(name: str, content: bytes) -> str:
    if content.startswith(_DERIVED):
        return f"overlay: _async/{name}, which _sync/{name} was derived from, is gone"
    return f"hand edit: _sync/{name} is derived from nothing; write _async/{name} instead"
