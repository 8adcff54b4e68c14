"""Call every overlay method with values that can be told apart, and compare what it sends.

Each operation is called on both clients, plainly and raw, with a transport that records. What the
document says must be sent, and nothing else: operation, path, query, headers and body.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import re
import warnings
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from generator_config.meta import has_fields
from generator_config.probing.loaded import Side, both_sides, isolated
from generator_config.probing.probes import LARGE_PAGE, Field, Operation, prepared
from generator_config.problems import Kind, Problem
from generator_config.tree import ASYNC, OVERLAYS, PACKAGE, SYNC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator_config.build import Built
    from generator_config.tree import Paths

NEVER_SENT = frozenset(
    {
        "check",
        "file_name",
        "known_id",
        "max_items",
        "max_monthly_cost",
        "max_setup_cost",
        "max_size",
        "media_type",
        "more_filters",
        "on_unknown",
        "reply_to",
        "settle",
        "unless",
        "wait",
    }
)
"""Arguments of overlay methods that tell the client something, and the API nothing that a document
knows."""

ADDED = frozenset({("send_a_message", "data.attributes.is_mms")})
"""What overlays send by themselves: media make a message an MMS."""

_ABSENT: Any = object()
Arguments = Mapping[str, Any]


def coverage_problems(paths: Paths, built: Built) -> list[Problem]:
    """What operations and overlays lack of each other; nothing where there are no clients yet."""
    if not (paths.overlays / "__init__.py").exists():
        return []
    files = {PACKAGE / name: content for name, content in built.package.items()}
    files |= {ASYNC / name: content for name, content in built.views.items()}
    files |= {SYNC / name: content for name, content in built.derived.items()}
    with isolated(paths.root, files):
        return probe(prepared(built.bundle), both_sides(paths.root))


def probe(
    probes: list[Operation], sides: Iterable[Side], names: Collection[str] | None = None
) -> list[Problem]:
    """The problems of all operations, or of those called ``names``; one of both sides once."""
    told: dict[str, Problem] = {}
    for side in sides:
        failure = side.import_all()
        if failure is not None:
            told.setdefault(failure.message, _without_method(probes, failure))
            continue
        for key, problem in asyncio.run(_side_problems(probes, side, names)):
            told.setdefault(key, problem)
    return list(told.values())


Told = tuple[str, Problem]


def _without_method(probes: list[Operation], failure: Problem) -> Problem:
    """The failure of an import; for a method that is missing, which operation lacks it."""
    gone = re.search(r"has no attribute '(\w+)'", failure.message)
    for each in probes:
        if gone is not None and each.method == gone[1]:
            message = f"no method {each.method} for {each.at.label}"
            return Problem(failure.file, failure.line, message, Kind.NO_METHOD)
    return failure


@dataclass(frozen=True)
class _Sent:
    """A request, as a client hands it to its transport."""

    method: str
    target: str
    headers: Mapping[str, str]
    content: bytes


@dataclass
class _Recorder:
    """A transport for either client: keeps what is sent, and answers as the document says."""

    side: Side
    sent: list[_Sent] = field(default_factory=list)
    status: int = 200
    content: bytes = b""

    def for_threads(self, _origin: object) -> _Recorder:
        """What the sync client sends with."""
        return self

    def for_tasks(self, _origin: object) -> _LaterRecorder:
        """What the async client sends with."""
        return _LaterRecorder(self)

    def send(
        self,
        method: str,
        target: str,
        headers: Sequence[tuple[bytes, bytes]],
        content: Any,
        *_limits: float | None,
        safe: bool = True,  # noqa: ARG002 - as every transport has it
        sink: object = None,  # noqa: ARG002
    ) -> Any:
        """Keep a request; the answer is the documented one."""
        named: dict[str, str] = {}
        for key, value in headers:
            name, text = key.decode("latin-1").lower(), value.decode("latin-1")
            named[name] = f"{named[name]}, {text}" if name in named else text
        self.sent.append(_Sent(method, target, named, _whole(content)))
        return self.side.response(self.status, self.content)


class _LaterRecorder:
    """The same for an event loop."""

    def __init__(self, recorder: _Recorder) -> None:
        self._recorder = recorder

    async def send(self, *request: Any, safe: bool = True) -> Any:
        return self._recorder.send(*request, safe=safe)


async def _side_problems(
    probes: list[Operation], side: Side, wanted: Collection[str] | None
) -> list[Told]:
    told: list[Told] = []
    tags = dict.fromkeys(each.tag for each in probes)
    recorder = _Recorder(side)
    try:
        client = side.client(recorder)
    except Exception as error:  # noqa: BLE001 - whatever an overlay does is what is looked for
        message = f"{side.client_name} can't be made: {type(error).__name__}: {error}"
        return [(message, Problem(f"{side.folder.as_posix()}/client.py", 1, message, Kind.REQUEST))]
    served: set[type] = set()
    for tag in tags:
        of_tag = [each for each in probes if each.tag == tag]
        resource = getattr(client, tag, None)
        if resource is None:
            file = f"{side.folder.as_posix()}/attributes.py"
            message = f"the client has no {tag}, which {len(of_tag)} operations belong to"
            told.append((message, Problem(file, 1, message, Kind.CLIENT_PROPERTY)))
            continue
        served.update(type(resource).__mro__)
        told += _name_problems(side, type(resource), {each.method for each in of_tag})
        raw = getattr(client.with_raw_response, tag, None)
        for each in of_tag if wanted is None else [o for o in of_tag if o.name in wanted]:
            method = getattr(resource, each.method, None)
            if method is None:
                message = f"no method {each.method} for {each.at.label}"
                place = side.place(type(resource))
                told.append((message, Problem(*place, message, Kind.NO_METHOD)))
                continue
            calls = _Calls(side, each, method, recorder)
            told += await calls.problems(getattr(raw, each.method, None))
        if raw is None:
            message = f"with_raw_response has no {tag}"
            file = f"{side.folder.as_posix()}/raw.py"
            told.append((message, Problem(file, 1, message, Kind.RAW_VIEW)))
    for stray in side.resources():
        if stray not in served:
            told += _name_problems(side, stray, set())
    return told + list(_sandbox_problems(probes, side))


def _name_problems(side: Side, resource: type, known: set[str]) -> Iterator[Told]:
    helpers = tuple(getattr(resource, "HELPERS", ()))
    public = {
        name: value
        for base in resource.__mro__
        for name, value in vars(base).items()
        if inspect.isfunction(value) and not name.startswith("_")
    }
    for name, method in public.items():
        if name not in known and name not in helpers:
            message = f"{name} isn't an operation and isn't listed in HELPERS"
            yield message, Problem(*side.place(method), message, Kind.NO_OPERATION)
    for name in helpers:
        wrong = "is an operation" if name in known else "doesn't exist"
        if name in known or name not in public:
            message = f"HELPERS lists {name}, which {wrong}"
            yield message, Problem(*side.place(resource), message, Kind.NO_OPERATION)


def _sandbox_problems(probes: list[Operation], side: Side) -> Iterator[Told]:
    handlers = side.sandbox_handlers()
    if handlers is None:
        return
    for each in probes:
        if not callable(getattr(handlers.get(each.tag), each.name, None)):
            file = f"{OVERLAYS.as_posix()}/sandbox/handlers/{each.tag}.py"
            message = f"no handler {each.name} for {each.at.label}"
            yield message, Problem(file, 1, message, Kind.SANDBOX)


def matched(
    operation: Operation, signature: inspect.Signature
) -> tuple[dict[Field, str], list[str], list[Field]]:
    """The argument of each field, the arguments without a field, the fields without an argument."""
    arguments: dict[Field, str] = {}
    strangers: list[str] = []
    unserved = list(operation.fields)
    for name, parameter in signature.parameters.items():
        if parameter.kind is parameter.VAR_KEYWORD:
            continue
        found = [each for each in unserved if name in (each.python_name, *each.names)]
        if not found and name not in NEVER_SENT:
            strangers.append(name)
        for each in found:
            arguments[each] = name
            unserved.remove(each)
    by_name = {each.name: name for each, name in arguments.items()}
    for each in list(unserved):
        if known := [by_name[alias] for alias in each.aliases if alias in by_name]:
            arguments[each] = known[0]
            unserved.remove(each)
    sent = {"path", "query", "header", "cookie", "body"}
    return arguments, strangers, [each for each in unserved if each.place in sent]


def distinct(
    arguments: Mapping[Field, str], given: Iterable[Field], index: int = 0
) -> dict[Field, Any]:
    """Distinct values, the same for fields that are one argument."""
    by_name: dict[str, Any] = {}
    values: dict[Field, Any] = {}
    for place, each in enumerate(given):
        name = arguments[each]
        if name not in by_name:
            is_few = each.kind == "boolean" or each.values
            by_name[name] = each.probe(0 if is_few else 3 * place + index)
        values[each] = by_name[name]
    return values


@dataclass
class _Calls:
    """The calls of one method, and what is wrong with them."""

    side: Side
    operation: Operation
    method: Callable[..., Any]
    recorder: _Recorder
    told: list[Told] = field(default_factory=list)
    arguments: dict[Field, str] = field(default_factory=dict)
    seen: set[Field] = field(default_factory=set)

    async def problems(self, raw: Callable[..., Any] | None) -> list[Told]:
        """Call the method in all ways, the raw one in one."""
        self.recorder.status = int(self.operation.status.replace("X", "0"))
        self.recorder.content = self.operation.answer
        self._match()
        if self.told:
            return self.told
        self._hold_words()
        everything = self._values(list(self.arguments), 0)
        await self._hold("all arguments", everything)
        await self._hold_few()
        for each, values in self._toggles(everything):
            await self._hold(f"{self.arguments[each]}={values[each]!r}", values)
        await self._hold_limits(everything)
        for each in self.arguments.keys() - self.seen:
            self._tell(f"no call with {self.arguments[each]} gets through")
        if raw is None:
            message = f"with_raw_response.{self.operation.tag} has no {self.operation.method}"
            file = f"{self.side.folder.as_posix()}/raw.py"
            self.told.append((message, Problem(file, 1, message, Kind.RAW_VIEW)))
        else:
            await self._hold("all arguments, raw", everything, raw)
        return self.told

    def _match(self) -> None:
        """Find the field that each argument stands for."""
        signature = inspect.signature(self.method)
        self.arguments, strangers, unserved = matched(self.operation, signature)
        for name in strangers:
            what = f"takes {name}, which {self.operation.at.label} doesn't have"
            self._tell(what, Kind.ARGUMENT)
        for each in unserved:
            self._tell(f"has no argument for {each.name}", Kind.ARGUMENT)
        self.needed = [
            each
            for each, name in self.arguments.items()
            if signature.parameters[name].default is inspect.Parameter.empty or each.required
        ]

    def _values(self, given: Iterable[Field], index: int) -> dict[Field, Any]:
        return distinct(self.arguments, given, index)

    def _toggles(self, everything: Mapping[Field, Any]) -> Iterator[tuple[Field, dict[Field, Any]]]:
        """All arguments, one flag or enumeration at another value."""
        for each in everything:
            others = [True] if each.kind == "boolean" else each.values[1:]
            for value in others:
                yield each, {**everything, each: value}

    def _hold_words(self) -> None:
        """Compare what the docstring says of each argument with the document."""
        words = _described(inspect.getdoc(self.method) or "")
        for each, name in self.arguments.items():
            own = () if "maximum" in each.schema else (LARGE_PAGE,)
            for message in each.contradictions(words.get(name, ""), own):
                self._tell(f"says of {name}: {message}", Kind.DOCSTRING)

    async def _hold_few(self) -> None:
        """As few arguments as the method takes, and each optional one beside them."""
        optional = [each for each in self.arguments if each not in self.needed]
        came_through = await self._hold("required arguments alone", self._values(self.needed, 1))
        for each in optional:
            values = self._values([*self.needed, each], 1)
            said = f"{self.arguments[each]} beside the required arguments"
            came_through = await self._hold(said, values) or came_through
        if not came_through:
            self._tell("no call with few arguments gets through")

    async def _hold_limits(self, everything: Mapping[Field, Any]) -> None:
        for each, name in self.arguments.items():
            for value, is_allowed in each.limits():
                values = {key: value if key == each else v for key, v in everything.items()}
                if is_allowed:
                    refusal = await self._refusal(values)
                    if refusal is not None and getattr(refusal, "field", None) == name:
                        self._tell(f"refuses {name}={_short(value)}, which the document allows")
                elif await self._refusal(values) is None:
                    self._tell(f"{name}={_short(value)} is accepted, beyond the documented limit")

    async def _refusal(self, values: Mapping[Field, Any]) -> Exception | None:
        return (await self._call(values, self.method))[1]

    async def _hold(
        self, said: str, values: Mapping[Field, Any], method: Callable[..., Any] | None = None
    ) -> bool:
        """Compare what a call sends; False when it refuses its arguments."""
        result, error = await self._call(values, method or self.method)
        if error is not None and type(error).__name__ == "InvalidArgument":
            return False
        if error is not None:
            self._tell(f"fails: {type(error).__name__}: {error}", said=said)
            return True
        self.seen.update(values)
        if len(self.recorder.sent) != 1:
            self._tell(f"sends {len(self.recorder.sent)} requests, not one", said=said)
        else:
            for message in self._differences(values, self.recorder.sent[0]):
                self._tell(message, said=said)
        if method is not None and not hasattr(result, "parse"):
            self._tell(f"with_raw_response answers with {type(result).__name__}", Kind.RAW_VIEW)
        return True

    async def _call(
        self, values: Mapping[Field, Any], method: Callable[..., Any]
    ) -> tuple[Any, Exception | None]:
        self.recorder.sent.clear()
        arguments = {self.arguments[each]: value for each, value in values.items()}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                result = method(**arguments)
                if self.side.is_async:
                    result = await result
        except Exception as error:  # noqa: BLE001 - whatever an overlay does is what is looked for
            return None, error
        return result, None

    def _differences(self, values: Mapping[Field, Any], sent: _Sent) -> Iterator[str]:
        wanted = self.operation.wants(values)
        path, _, query = sent.target.partition("?")
        was_sent = f"{sent.method} {path}"
        request = f"{self.operation.at.method.upper()} {wanted.path}"
        if was_sent != request:
            yield f"sends {was_sent} in place of {request}"
        pairs = sorted(parse_qsl(query, keep_blank_values=True))
        yield from _named_differences("query", _grouped(wanted.query), _grouped(pairs))
        given, found = _leaves(wanted.body), _leaves(self._sent_body(sent))
        for name in found.keys() - given.keys():
            if (self.operation.method, name) in ADDED:
                del found[name]
        yield from _named_differences("body", given, found)
        content_type = self.operation.content_type or None
        fixed = {"accept": self.operation.accept, "content-type": content_type}
        for name, value in {**fixed, **wanted.headers}.items():
            found_value = sent.headers.get(name.lower())
            if name == "content-type" and content_type == "multipart/form-data":
                found_value = str(found_value).partition(";")[0]
            if found_value != value:
                yield f"sends {name}: {found_value} in place of {value}"
        if not sent.headers.get("authorization", "").startswith("Basic "):
            yield "sends no credentials"

    def _sent_body(self, sent: _Sent) -> Any:
        """The body as the document has it: JSON, the fields of a form, else bytes."""
        content_type = self.operation.content_type or ""
        if not sent.content:
            return None
        if content_type == "application/x-www-form-urlencoded":
            return dict(parse_qsl(sent.content.decode(), keep_blank_values=True))
        if content_type == "multipart/form-data":
            return _parts(sent.headers["content-type"], sent.content)
        return json.loads(sent.content) if has_fields(content_type) else sent.content

    def _tell(self, message: str, kind: Kind = Kind.REQUEST, *, said: str = "") -> None:
        """Keep a problem; ``said`` is the first call that showed it."""
        key = f"{self.operation.name} {message}"
        if all(known != key for known, _ in self.told):
            text = f"{key} (with {said})" if said else key
            self.told.append((key, Problem(*self.side.place(self.method), text, kind)))


def _described(docstring: str) -> dict[str, str]:
    """What a docstring says of each argument."""
    section = re.search(r"^Args:\n((?: {4}.*\n|\n)+)", f"{docstring}\n", re.MULTILINE)
    entries = re.split(r"^ {4}(?=\S)", section[1] if section else "", flags=re.MULTILINE)
    pairs = (entry.partition(":") for entry in entries if entry.strip())
    return {name: " ".join(text.split()) for name, _, text in pairs}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The pairs of a query by name; the values of one that comes several times as a list."""
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in grouped.items()}


def _whole(content: Any) -> bytes:
    """A body in one piece; files are read."""
    return b"".join(content.pieces()) if hasattr(content, "pieces") else content or b""


def _parts(content_type: str, content: bytes) -> dict[str, Any]:
    """The content of each part of a form."""
    from email.parser import BytesParser
    from email.policy import HTTP

    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message: Any = BytesParser(policy=HTTP).parsebytes(head + content)
    return {
        str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True)
        for part in message.iter_parts()
    }


def _leaves(body: Any, keys: tuple[str, ...] = ()) -> dict[str, Any]:
    """The values of a body by the way to them."""
    if isinstance(body, dict) and (body or not keys):
        found = (_leaves(value, (*keys, key)) for key, value in body.items())
        return {key: value for leaves in found for key, value in leaves.items()}
    return {} if body is None and not keys else {".".join(keys): body}


def _named_differences(
    what: str, wanted: Mapping[str, Any], sent: Mapping[str, Any]
) -> Iterator[str]:
    for name in sorted({*wanted, *sent}):
        want, got = wanted.get(name, _ABSENT), sent.get(name, _ABSENT)
        if want is _ABSENT:
            yield f"sends {name}={_short(got)} in the {what}, which wasn't given"
        elif got is _ABSENT:
            yield f"doesn't send {name} in the {what}"
        elif (type(got), got) != (type(want), want):
            yield f"sends {name}={_short(got)} in the {what} in place of {_short(want)}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
