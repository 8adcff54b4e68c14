"""What can go wrong, of which kind it is, where it is, and what helps.

PipelineError
├── SpecError         the documents break a rule: one problem a line
├── TemplateError     an overridden template and its upstream file have parted
├── OverlayError      an async overlay can't be derived, or doesn't fit the operations
├── GeneratorError    the generator refused the bundle, or what it made can't be used
├── HandEditError     generating would undo or delete what somebody wrote
├── BusyError         another run is at work on the tree
└── VersionError      a tool isn't the pinned one
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMAND = "python -m generator_config generate"
GENERATE = f"make generate   ({COMMAND})"

ADVICE = {
    "client": GENERATE,
    "spec": GENERATE,
    "template": GENERATE,
    "config": GENERATE,
    "version": GENERATE,
    "pipeline": GENERATE,
    "overlay": GENERATE,
    "interrupted": GENERATE,
    "deleted": GENERATE,
    "hand edit": "put the change into the spec, else a template, else the async overlay; "
    f"then: {COMMAND} --force   (which undoes the edit)",
    "unknown file": f"move it elsewhere, or: {COMMAND} --force   (which deletes it)",
    "by hand": "write it, or take it back from version control: nothing generates it",
    "no method": "write the method by hand in the async overlay, then: make generate",
    "no operation": "delete it, or list it in HELPERS if it is meant to stay; then: make generate",
    "docstring": "correct the docstring in the async overlay, then: make generate",
    "request": "correct the async overlay, then: make generate",
    "argument": "correct the async overlay; what is never sent belongs to NEVER_SENT of "
    "generator_config/coverage.py; then: make generate",
    "raw view": "import the operation under its own name where its method is, then: make generate",
    "client property": "give it a resource, _async/resources/<tag>.py, then: make generate",
    "sandbox": "write a handler of that name in overlays/flowroute_sdk/sandbox/handlers",
}
"""What mends each kind of problem."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where. The file is named from the project's root."""

    file: str
    line: int
    message: str
    kind: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Reason:
    """Why the tree isn't what its sources give."""

    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}"


def advice(kinds: Iterable[str]) -> Iterator[str]:
    """A line for each thing that mends problems of these kinds."""
    for help_ in dict.fromkeys(ADVICE[kind] for kind in kinds):
        yield f"mend: {help_}"


class PipelineError(Exception):
    """The base of all that stops the pipeline before anything is written."""

    exit_code = 1


class ProblemsError(PipelineError):
    """An error that is a list of problems, in the order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class SpecError(ProblemsError):
    """The OpenAPI documents break a rule."""


class OverlayError(ProblemsError):
    """The async overlays can't be derived, or don't fit the operations."""


class TemplateError(PipelineError):
    """An overridden template isn't locked to the upstream file that is installed."""


class GeneratorError(PipelineError):
    """The generator, or ruff after it, gave up or warned, or what came out can't be used."""


class HandEditError(PipelineError):
    """Generating would undo or delete what somebody wrote."""


class BusyError(PipelineError):
    """Another run is at work on the tree."""


class VersionError(PipelineError):
    """A tool is installed in another version than the pinned one."""

    exit_code = 2
