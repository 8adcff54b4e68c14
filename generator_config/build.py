"""From the documents to the files that should be in the tree. Nothing is written into the tree."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator_config.bundle import bundle
from generator_config.derive import derive
from generator_config.files import read_folder
from generator_config.finish import finish
from generator_config.generator import GeneratorRun
from generator_config.load import SpecMap, load_folder
from generator_config.locks import check_locks
from generator_config.lower import lower
from generator_config.meta import meta_template
from generator_config.rules import check_rules
from generator_config.validate import check_form, check_validity

if TYPE_CHECKING:
    from generator_config.paths import Paths


@dataclass(frozen=True)
class Built:
    """What the inputs give: the bundle, the generated package and the derived overlays."""

    bundle: SpecMap
    package: dict[str, bytes]
    derived: dict[str, bytes]


def build(paths: Paths) -> Built:
    """Build everything in a temporary folder. Raises a ``PipelineError`` for bad inputs."""
    check_locks(paths)
    documents = load_folder(paths.specs, paths.root)
    check_form(documents)
    whole = bundle(documents)
    check_rules(whole)
    with tempfile.TemporaryDirectory(prefix="flowroute-build-") as temporary:
        folder = Path(temporary)
        run = GeneratorRun(paths, lower(whole), meta_template(whole), folder / "generator")
        try:
            check_validity(whole)  # while the generator is at work
            derived = derive(read_folder(paths.async_overlays), folder / "sync")
            package = finish(paths, read_folder(run.result()), whole)
        finally:
            run.wait()
    return Built(whole, package, derived)
