"""The commands: what each does and what it says. Each returns its exit code."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator_config.build import Built, build
from generator_config.compare import Drift
from generator_config.coverage import check_coverage
from generator_config.derive import HAND_WRITTEN, derive
from generator_config.errors import OverlayError
from generator_config.explain import MEND, explain_derived, explain_package
from generator_config.files import read_folder
from generator_config.locks import write_locks
from generator_config.paths import PACKAGE, SYNC, Paths
from generator_config.swap import STAGE, is_interrupted, swap
from generator_config.walk import operations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def generate(paths: Paths) -> int:
    """Write the generated client and the derived overlays."""
    built = build(paths)
    folders = {PACKAGE: built.package}
    if built.derived:
        folders[SYNC] = _sync_files(paths, built.derived)
    swap(paths.root, folders)
    count = len(list(operations(built.bundle)))
    print(f"generated {PACKAGE}: {count} operations, {len(built.package)} files")
    if built.derived:
        print(f"derived {SYNC}: {len(built.derived)} files")
    return 0


def derive_only(paths: Paths) -> int:
    """Write the derived overlays alone."""
    with tempfile.TemporaryDirectory(prefix="flowroute-derive-") as folder:
        derived = derive(read_folder(paths.async_overlays), Path(folder) / "sync")
    swap(paths.root, {SYNC: _sync_files(paths, derived)})
    print(f"derived {SYNC}: {len(derived)} files")
    return 0


def lock_templates(paths: Paths) -> int:
    """Lock the overridden templates to the installed upstream files."""
    print(f"locked {write_locks(paths)} templates")
    return 0


def check(paths: Paths) -> int:
    """Compare the tree with what its sources give, and overlays with operations; write nothing."""
    built = build(paths)
    overlays = read_folder(paths.async_overlays)
    drifts = _drifts(paths, built)
    if is_interrupted(paths.root):
        print(f"a generate was interrupted ({STAGE}); the next one puts things right: {MEND}")
    _report(drifts, overlays)
    try:
        check_coverage(built.bundle, overlays)
    except OverlayError as error:
        print(f"the overlays don't fit the operations:\n{error}")
        print("mend: write what is missing by hand, then: make generate")
        return 1
    if any(drift.names for drift in drifts) or is_interrupted(paths.root):
        return 1
    count = len(list(operations(built.bundle)))
    print(f"no drift: {count} operations, {len(built.package) + len(built.derived)} files")
    return 0


def _sync_files(paths: Paths, derived: dict[str, bytes]) -> dict[str, bytes]:
    """The derived modules, with those that are written by hand as they are."""
    current = read_folder(paths.sync_overlays)
    kept = {name: current[name] for name in HAND_WRITTEN if name in current}
    return {**derived, **kept}


def _drifts(paths: Paths, built: Built) -> list[Drift]:
    sync = _sync_files(paths, built.derived)
    for name in HAND_WRITTEN:
        if name in read_folder(paths.async_overlays):
            sync.setdefault(name, b"")
    return [
        Drift(PACKAGE, built.package, read_folder(paths.package)),
        Drift(SYNC, sync, read_folder(paths.sync_overlays)),
    ]


def _report(drifts: list[Drift], overlays: dict[str, bytes]) -> None:
    found = [drift for drift in drifts if drift.names]
    if not found:
        return
    print(f"drift: {sum(len(drift.names) for drift in found)} files aren't what their sources give")
    for drift in found:
        _say(drift.listing())
    for drift in found:
        _say(drift.diff())
    print("why:")
    for drift in found:
        package = drift.folder == PACKAGE
        reasons = explain_package(drift) if package else explain_derived(drift, overlays)
        _say(f"  {reason}" for reason in reasons)
    print(f"mend: {MEND}")


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


COMMANDS: dict[str, Callable[[Paths], int]] = {
    "generate": generate,
    "check": check,
    "derive": derive_only,
    "lock-templates": lock_templates,
}
