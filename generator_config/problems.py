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
    """Everything that can be wrong: its name, its meaning, and its fix.

    The table in ``docs/regenerating.md`` is made from these rows.
    """

    DOCUMENT = (
        "document",
        "it can't be read or has the wrong structure: not UTF-8, no mapping, broken YAML",
        "correct the document at that line",
    )
    STRAY = (
        "stray file",
        "a file or folder in `swagger_specs` that isn't read",
        "move it elsewhere, or make it a *.yaml file directly in swagger_specs",
    )
    OPENAPI = (
        "openapi",
        "something that OpenAPI 3.1 or JSON Schema doesn't allow there",
        "write what OpenAPI 3.1 allows there",
    )
    UNKNOWN_KEY = (
        "unknown key",
        "a key that has no meaning where it is, and would be lost",
        "remove it, or move it to where it belongs",
    )
    REFERENCE = (
        "reference",
        "a `$ref` whose target doesn't exist or can't be referred to",
        "write #/components/<section>/<name>, prefixed with <document>.yaml for another document",
    )
    CONFLICT = (
        "conflict",
        "two descriptions of one thing, or two things with the same name",
        "keep only one of the two, or rename one of them",
    )
    NAME = (
        "name",
        "a name that Python or the generator would change",
        "use snake_case for operations, tags and attributes, CapitalizedWords for schemas",
    )
    UNSAID = (
        "unsaid",
        "an operation, a webhook or a schema lacks something required",
        'add it: see "What an operation must say" in docs/regenerating.md; summaries and '
        "descriptions become docstrings, examples become the sandbox's answers",
    )
    EXTENSION = (
        "extension",
        "one of our own keys (`x-…`) with an invalid value",
        'use a form listed under "How quirks are told to the generator" in docs/regenerating.md',
    )
    NAMELESS = (
        "nameless",
        "a body or an object without a name, which can't become a class",
        "move the schema to components/schemas, and refer to it",
    )
    BODY = (
        "body",
        "a body in more than one media type",
        "keep the media type that the API documents first; list others in x-also-accepts",
    )
    PARAMETER = (
        "path parameter",
        "the path and the parameters described for it differ",
        "describe each {name} of the path, and no other, under parameters (in: path)",
    )
    LINK = (
        "link",
        "a link to an operation that doesn't exist, or with the wrong parameters for it",
        "correct the link, or delete it",
    )
    ROLE = (
        "role",
        "a schema that requests and responses share, or that nothing uses",
        "split a shared schema into one per direction; refer to an unused one, or delete it",
    )
    EXAMPLE = (
        "example",
        "an example that doesn't match its own schema",
        "correct whichever of the two is wrong",
    )
    UNSUPPORTED = (
        "unsupported",
        "a feature of OpenAPI that would become wrong code",
        'write it as the message says; for what is supported, see "What becomes right code" in '
        "docs/regenerating.md",
    )
    REFUSED = (
        "refused",
        "the generator rejects the bundle, in its own words",
        "change what it names in the documents; if that doesn't help, check our templates",
    )
    UPSTREAM = (
        "upstream",
        "the generator's own file that a template is based on has changed",
        "to see and accept the difference: python -m generator_config lock-templates",
    )
    BROKEN_TEMPLATE = (
        "broken template",
        "a template that Jinja can't parse or render",
        "correct the template at that line",
    )
    UNUSABLE = (
        "unusable",
        "the generated code isn't valid Python, can't be imported, or fails type checking",
        "correct the template that the line came from; the tree is unchanged",
    )
    TOOL = (
        "tool",
        "the generator or ruff is missing, or isn't the pinned version",
        "make setup",
    )
    BUSY = (
        "busy",
        "another run is using the tree; only one at a time may read or change it",
        "wait until it has finished",
    )
    CLIENT = ("client", "nothing has been generated yet", GENERATE)
    SPEC = ("spec", "a document has changed since the client was generated", GENERATE)
    TEMPLATE = ("template", "a template has changed since then", GENERATE)
    CONFIG = ("config", "the generator's configuration has changed since then", GENERATE)
    VERSION = (
        "version",
        "the client was generated by another version of the generator or ruff",
        GENERATE,
    )
    PIPELINE = (
        "pipeline",
        "the code of `generator_config` now produces a different result",
        GENERATE,
    )
    OVERLAY = ("overlay", "an async module has changed, but its sync twin hasn't", GENERATE)
    INTERRUPTED = (
        "interrupted",
        "a generate was killed while writing; the next one cleans up first",
        GENERATE,
    )
    DELETED = ("deleted", "a generated file is missing", GENERATE)
    HAND_EDIT = (
        "hand edit",
        "a generated file was edited; without `--force` it isn't overwritten",
        "make the change in the spec, else in a template, else in the async overlay; "
        f"then: {COMMAND} --force   (which undoes the edit)",
    )
    UNKNOWN_FILE = (
        "unknown file",
        "a file that isn't generated, in a folder of generated files",
        f"move it elsewhere, or: {COMMAND} --force   (which deletes it)",
    )
    BY_HAND = (
        "by hand",
        "a module of `_sides`, or a name in it, has no twin on the other side",
        "write it, or restore it from version control: it isn't generated",
    )
    NOT_PYTHON = (
        "not Python",
        "an async overlay that isn't valid Python or can't be converted to sync",
        f"correct the async overlay at that line, {_THEN}",
    )
    NO_METHOD = (
        "no method",
        "an operation without a method",
        f"write the method by hand in the async overlay, {_THEN}",
    )
    NO_OPERATION = (
        "no operation",
        "a method, or an import, of an operation that doesn't exist",
        f"delete it, or list it in HELPERS if it is a helper; {_THEN}",
    )
    DOCSTRING = (
        "docstring",
        "a docstring gives a different number, value or form than the document",
        f"correct the docstring in the async overlay, {_THEN}",
    )
    REQUEST = (
        "request",
        "a method doesn't send, check or refuse what the document says",
        f"correct the async overlay, {_THEN}",
    )
    ARGUMENT = (
        "argument",
        "an argument that the operation doesn't have, or one that the method lacks",
        "correct the async overlay; list arguments that are never sent in NEVER_SENT of "
        f"generator_config/probing/coverage.py; {_THEN}",
    )
    RAW_VIEW = (
        "raw view",
        "`with_raw_response` lacks an operation, or behaves differently",
        f"import the operation under its own name in the module of its method, {_THEN}",
    )
    CLIENT_PROPERTY = (
        "client property",
        "the client has no attribute for a tag",
        f"add a resource, _async/resources/<tag>.py, {_THEN}",
    )
    SANDBOX = (
        "sandbox",
        "an operation without a handler",
        "write a handler with that name in overlays/flowroute_sdk/sandbox/handlers",
    )

    def __init__(self, label: str, meaning: str, fix: str) -> None:
        self.label = label
        self.meaning = meaning
        self.fix = fix


def kind_table() -> str:
    """All kinds as Markdown."""
    rows = [f"| {each.label} | {each.meaning} | {_in_cell(each.fix)} |" for each in Kind]
    return "\n".join(["| kind | meaning | fix |", "| --- | --- | --- |", *rows])


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
    for help_ in dict.fromkeys(kind.fix for kind in kinds):
        yield f"fix: {help_}"


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
