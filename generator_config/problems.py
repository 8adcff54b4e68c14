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

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMAND = "python -m generator_config generate"
GENERATE = f"make generate   ({COMMAND})"
_THEN = "then: make generate"


class Kind(Enum):
    """Everything that can be wrong: what it is called, what it means, what mends it.

    The table in ``docs/regenerating.md`` is made from these rows.
    """

    DOCUMENT = (
        "document",
        "it can't be read, or isn't what its place calls for: not UTF-8, no mapping, broken YAML",
        "correct the document at that line",
    )
    STRAY = (
        "stray file",
        "a file or folder in `swagger_specs` that isn't read",
        "move it elsewhere, or make it a *.yaml right in swagger_specs",
    )
    OPENAPI = (
        "openapi",
        "a place that OpenAPI 3.1 or JSON Schema wouldn't have so",
        "write what OpenAPI 3.1 has at that place",
    )
    UNKNOWN_KEY = (
        "unknown key",
        "a key that means nothing where it stands, and would be lost",
        "leave it out, or put it where it belongs",
    )
    REFERENCE = (
        "reference",
        "a `$ref` that leads nowhere, or to what can't be referred to",
        "write #/components/<section>/<name>, with <document>.yaml in front for another document",
    )
    CONFLICT = (
        "conflict",
        "two descriptions of one thing, or two things under one name",
        "keep one of the two, or give one of them another name",
    )
    NAME = (
        "name",
        "a name that Python or the generator would make another one of",
        "snake_case for operations, tags and attributes, CapitalizedWords for schemas",
    )
    UNSAID = (
        "unsaid",
        "an operation, a webhook or a schema doesn't say what it must",
        'say it: "What an operation must say" in docs/regenerating.md; summaries and descriptions '
        "become docstrings, examples are the sandbox's answers",
    )
    EXTENSION = (
        "extension",
        "a key of our own (`x-…`) with a value that means nothing",
        'take a form of "How quirks are told to the generator" in docs/regenerating.md',
    )
    NAMELESS = (
        "nameless",
        "a body or an object without a name, which no class could be made of",
        "put the schema under components/schemas, and refer to it",
    )
    BODY = (
        "body",
        "a body in more than one media type",
        "keep the media type that the API documents first; x-also-accepts tells of another one",
    )
    PARAMETER = (
        "path parameter",
        "the path and the parameters that are described differ",
        "describe each {name} of the path under parameters (in: path), and no other",
    )
    LINK = (
        "link",
        "a link that leads to no operation, or gives it other parameters than it takes",
        "correct the link, or delete it",
    )
    ROLE = (
        "role",
        "a schema that requests and responses share, or that nothing uses",
        "make two schemas of a shared one, one a direction; refer to an unused one, or delete it",
    )
    EXAMPLE = (
        "example",
        "an example that its own schema refuses",
        "correct whichever of the two is wrong",
    )
    UNSUPPORTED = (
        "unsupported",
        "a part of OpenAPI that would become wrong code",
        'put it as the line says; what is supported: "What becomes right code" in '
        "docs/regenerating.md",
    )
    REFUSED = (
        "refused",
        "the generator can't digest the bundle, in its own words",
        "put what it names otherwise in the documents, else look to our templates",
    )
    UPSTREAM = (
        "upstream",
        "a template and the generator's own file that it was made from have parted",
        "the difference, and to store it: python -m generator_config lock-templates",
    )
    BROKEN_TEMPLATE = (
        "broken template",
        "a template that Jinja can't read, or that fails",
        "correct the template at that line",
    )
    UNUSABLE = (
        "unusable",
        "what was generated isn't Python, can't be imported, or is wrong to the type checker",
        "correct the template that the line came from; the tree is as it was",
    )
    TOOL = (
        "tool",
        "the generator or ruff is missing, or isn't of the pinned version",
        "make setup",
    )
    BUSY = (
        "busy",
        "another run is at work on the tree: one at a time changes or reads it",
        "wait until it has ended",
    )
    CLIENT = ("client", "nothing has been generated yet", GENERATE)
    SPEC = ("spec", "a document means something else than when the client was made", GENERATE)
    TEMPLATE = ("template", "a template means something else than it did then", GENERATE)
    CONFIG = ("config", "the generator's configuration has changed since then", GENERATE)
    VERSION = ("version", "another generator or ruff made the client", GENERATE)
    PIPELINE = ("pipeline", "the code of `generator_config` gives something else now", GENERATE)
    OVERLAY = ("overlay", "an async module has changed, its sync twin has not", GENERATE)
    INTERRUPTED = (
        "interrupted",
        "a generate was killed while it wrote; the next one puts things right first",
        GENERATE,
    )
    DELETED = ("deleted", "a file that was generated is gone", GENERATE)
    HAND_EDIT = (
        "hand edit",
        "a file isn't as the pipeline wrote it; without `--force` nothing is written over it",
        "put the change into the spec, else a template, else the async overlay; "
        f"then: {COMMAND} --force   (which undoes the edit)",
    )
    UNKNOWN_FILE = (
        "unknown file",
        "a file that nothing generates, in a folder that is generated",
        f"move it elsewhere, or: {COMMAND} --force   (which deletes it)",
    )
    BY_HAND = (
        "by hand",
        "a module of `_sides`, or a name in it, has no twin on the other side",
        "write it, or take it back from version control: nothing generates it",
    )
    NOT_PYTHON = (
        "not Python",
        "an async overlay that Python can't read, or that has no sync counterpart",
        f"correct the async overlay at that line, {_THEN}",
    )
    NO_METHOD = (
        "no method",
        "an operation without a method",
        f"write the method by hand in the async overlay, {_THEN}",
    )
    NO_OPERATION = (
        "no operation",
        "a method without an operation, or an import of one",
        f"delete it, or list it in HELPERS if it is meant to stay; {_THEN}",
    )
    DOCSTRING = (
        "docstring",
        "a docstring has another number, value or form than the document",
        f"correct the docstring in the async overlay, {_THEN}",
    )
    REQUEST = (
        "request",
        "a method sends, checks or refuses something else than the document says",
        f"correct the async overlay, {_THEN}",
    )
    ARGUMENT = (
        "argument",
        "an argument that the operation doesn't know, or one that the method lacks",
        "correct the async overlay; what is never sent belongs to NEVER_SENT of "
        f"generator_config/probing/coverage.py; {_THEN}",
    )
    RAW_VIEW = (
        "raw view",
        "`with_raw_response` lacks an operation, or answers with something else",
        f"import the operation under its own name where its method is, {_THEN}",
    )
    CLIENT_PROPERTY = (
        "client property",
        "the client has no attribute for a tag",
        f"give it a resource, _async/resources/<tag>.py, {_THEN}",
    )
    SANDBOX = (
        "sandbox",
        "an operation without a handler",
        "write a handler of that name in overlays/flowroute_sdk/sandbox/handlers",
    )

    def __init__(self, label: str, meaning: str, mend: str) -> None:
        self.label = label
        self.meaning = meaning
        self.mend = mend


def kind_table() -> str:
    """All kinds as Markdown."""
    rows = [f"| {each.label} | {each.meaning} | {_in_cell(each.mend)} |" for each in Kind]
    return "\n".join(["| kind | it means | what mends it |", "| --- | --- | --- |", *rows])


def _in_cell(text: str) -> str:
    return " ".join(text.split()).replace("<", "&lt;").replace("*", r"\*")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where. The file is named from the project's root."""

    file: str
    line: int
    message: str
    kind: Kind = field(compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Reason:
    """Why the tree isn't what its sources give."""

    kind: Kind
    message: str

    def __str__(self) -> str:
        return f"{self.kind.label}: {self.message}"


def advice(kinds: Iterable[Kind]) -> Iterator[str]:
    """A line for each thing that mends problems of these kinds."""
    for help_ in dict.fromkeys(kind.mend for kind in kinds):
        yield f"mend: {help_}"


class PipelineError(Exception):
    """The base of all that stops the pipeline before anything is written."""

    exit_code = 1

    def __init__(self, message: str, *kinds: Kind) -> None:
        super().__init__(message)
        self.kinds = kinds

    def lines(self) -> Iterator[str]:
        """What is wrong, and what mends it."""
        yield str(self)
        yield from advice(self.kinds)


class ProblemsError(PipelineError):
    """An error that is a list of problems, in the order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        message = "\n".join(str(problem) for problem in self.problems)
        super().__init__(message, *(problem.kind for problem in self.problems))


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
