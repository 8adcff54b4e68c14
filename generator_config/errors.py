"""What can go wrong in the pipeline, told with file and line.

PipelineError
├── SpecError         the documents break a rule: one problem a line
├── TemplateError     an overridden template and its upstream file have parted
├── OverlayError      an async overlay can't be derived, or doesn't cover the operations
├── GeneratorError   the generator refused the bundle
└── VersionError      a tool isn't the pinned one
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where. The file is named from the project's root."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


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
    """The generator, or ruff after it, gave up or warned."""


class VersionError(PipelineError):
    """A tool is installed in another version than the pinned one."""

    exit_code = 2
