"""Rewriting source files that are looked at together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

import libcst as cst

from . import Migration, NotPython, Remark
from ._answers import Answers
from ._bodies import Unclear
from ._clients import Client, Clients
from ._escapes import escapes
from ._exceptions import Exceptions
from ._file import File
from ._keys import needs_placeholder
from ._keys import new_arguments as keys_of
from ._obstacles import obstacles
from ._plan import Use, removable_bodies, uses_of
from ._program import Program
from ._python import looks_like_python_2
from ._source import Source
from .calls import OLD_CALLS

UNREACHABLE = "the client has no name there"
NO_KEYS = "without keys it fails at its first call, as before, and not here"
NEW_NAMES = frozenset(old.operation.partition(".")[2] for old in OLD_CALLS.values())
ONLY_OLD_NAMES = frozenset(name for _, name in OLD_CALLS) - NEW_NAMES


def rewritten(
    texts: Mapping[str, bytes | str],
    others: Mapping[str, bytes],
    shows_results: Container[str],
) -> dict[str, Migration | NotPython]:
    """The migrations of files, by their paths."""
    found: dict[str, Migration | NotPython] = {}
    sources = []
    unread = dict(others)
    for path, text in texts.items():
        try:
            sources.append(Source(text, path))
        except NotPython as error:
            found[path] = error
            unread[path] = text.encode() if isinstance(text, str) else text
    program = Program(sources, unread)
    return found | _Rewriting(program, shows_results).results()


class _Rewriting:
    def __init__(self, program: Program, shows_results: Container[str]) -> None:
        self.program = program
        self.clients = Clients(program)
        self.files = {source: File(source) for source in program.sources}
        self.uses: list[Use] = []
        self._shows_results = shows_results
        self._beside: dict[Client, cst.BaseExpression] = {}

    def results(self) -> dict[str, Migration | NotPython]:
        """Plan, then edit."""
        for source in self.program.sources:
            self._find_uses(source)
        Exceptions(self.program, self.files, self.uses).settle()
        self._heed_edits_in_bodies()
        self._heed_obstacles()
        self._rewrite_clients()
        self._spare_what_gains_nothing()
        return {source.path: self._result(file) for source, file in self.files.items()}

    def _spare_what_gains_nothing(self) -> None:
        """Where no call of a program is rewritten, nothing else of it is either."""
        done = [use.source for use in self.uses if use.reason is None]
        gaining = set[Source]().union(*(self.program.connected(source) for source in done))
        for source, file in self.files.items():
            if source not in gaining:
                file.edits.clear()
                file.added.clear()
                file.notes.clear()

    def _find_uses(self, source: Source) -> None:
        answers = Answers(
            source,
            lambda name: self.program.is_shared(source, name),
            shows_results=source.path in self._shows_results,
        )
        for found in uses_of(source, self.clients, answers):
            if isinstance(found, Use):
                if found.plan is not None and self._is_cramped(found):
                    found.leave("it is within formatted text")
                self.uses.append(found)
            elif self._is_of_old(source, found):
                self._leave_call(source, found)

    def _is_cramped(self, use: Use) -> bool:
        """Whether it stands where quotes can't be within quotes."""
        within = any(
            isinstance(each, cst.FormattedString) for each in use.source.ancestors(use.node)
        )
        more = use.plan is not None and use.plan.needs_quotes
        return within and (more or use.form == "empty")

    def _is_of_old(self, source: Source, call: cst.Call) -> bool:
        """Whether a call that can't be traced is likely to be an old one."""
        name = cst.ensure_type(call.func, cst.Attribute).attr.value
        naming = self.files[source].naming
        if name in ONLY_OLD_NAMES or naming.old_imports:
            return True
        if any(each.partition(".")[0] == "flowroute_sdk" for each in source.imports):
            return False
        return any(file.naming.old_imports for file in self.files.values())

    def _leave_call(self, source: Source, call: cst.Call) -> None:
        func = cst.ensure_type(call.func, cst.Attribute)
        known = self.clients.controller(source, func.value) is not None
        reason = (
            "no controller has such a method" if known else "it can't be traced to an old client"
        )
        self.files[source].leave(call, reason)

    def _heed_obstacles(self) -> None:
        for source, file in self.files.items():
            for node, reason in obstacles(source, self.clients, {*file.edits, *file.settled}):
                near = self.program.connected(source)
                used = [use for use in self.uses if use.source in near]
                if used or file.naming.old_imports:
                    file.leave(node, reason)
                for use in used:
                    use.leave(f"because of {_place(use.source, source, node)}: {reason}")

    def _heed_edits_in_bodies(self) -> None:
        """What is taken out of a body is written as it was, so nothing in it may change."""
        for use in self.uses:
            if use.written is not None:
                edits = self.files[use.source].edits
                if any(node in edits for node in use.source.nodes(use.written)):
                    use.leave("something within its body is rewritten itself")

    def _rewrite_clients(self) -> None:
        escaped: set[Client] = set()
        for client, source, node, reason in escapes(self.program, self.clients):
            escaped.add(client)
            self.files[source].leave(node, reason)
        by_client: dict[Client, list[Use]] = {}
        for use in self.uses:
            client = use.controller.client
            by_client.setdefault(client, []).append(use)
            if use.needs_client and not self._is_reached(use):
                use.leave(UNREACHABLE)
        for client, uses in by_client.items():
            whole = client not in escaped and all(use.reason is None for use in uses)
            try:
                self._rewrite_client(client, uses, whole=whole)
            except Unclear as error:
                for use in uses:
                    use.leave(str(error))
        self._leave_unused({*by_client, *escaped})

    def _is_reached(self, use: Use) -> bool:
        return use.is_direct or self.clients.reaches(use.controller, use.source, use.node)

    def _leave_unused(self, used: Iterable[Client]) -> None:
        made = {call for client in used for call in client.constructions}
        for source, file in self.files.items():
            for call in source.all(cst.Call):
                if self.clients.construction(source, call) and call not in made:
                    file.leave(call, "what becomes of the client can't be followed")

    def _rewrite_client(self, client: Client, uses: list[Use], *, whole: bool) -> None:
        new = [keys_of(client.source, made) for made in client.constructions]
        if client.target is None or whole:
            if all(use.reason is None for use in uses):
                self._replace_client(client, new)
            else:
                for use in uses:
                    use.leave("another call on the same client is left alone")
            return
        for use in uses:
            if not self.clients.is_known_at(client, use.source, use.node):
                use.leave(UNREACHABLE)
        if any(use.reason is None for use in uses):
            self._beside[client] = self._add_beside(client, new)

    def _replace_client(self, client: Client, new: list[list[cst.Arg]]) -> None:
        file = self.files[client.source]
        name = file.naming.use("Flowroute")
        for made, arguments in zip(client.constructions, new, strict=True):
            file.replace(made, cst.Call(cst.parse_expression(name), arguments))
            self._note_keys(file, made)

    def _note_keys(self, file: File, made: cst.Call) -> None:
        if any(needs_placeholder(file.source, made, each.value) for each in made.args):
            file.note(made, NO_KEYS)

    def _add_beside(self, client: Client, new: list[list[cst.Arg]]) -> cst.BaseExpression:
        """A new client next to the old one, which is still needed."""
        assert client.target is not None
        if any(_has_calls(argument.value) for arguments in new for argument in arguments):
            raise Unclear("the old client is still needed, and a second one can't be made safely")
        file = self.files[client.source]
        name = cst.Name(file.naming.fresh("flowroute"))
        target = client.target
        beside = target.with_changes(attr=name) if isinstance(target, cst.Attribute) else name
        flowroute = cst.parse_expression(file.naming.use("Flowroute"))
        for made, arguments in zip(client.constructions, new, strict=True):
            assign = cst.Assign(
                [cst.AssignTarget(beside.deep_clone())],
                cst.Call(flowroute.deep_clone(), arguments),
            )
            line = client.source.parent(client.source.parent(made))
            file.added[line] = cst.SimpleStatementLine([assign])
            self._note_keys(file, made)
        return beside

    def _result(self, file: File) -> Migration:
        uses = [use for use in self.uses if use.source is file.source]
        done = [use for use in uses if use.reason is None]
        for use in uses:
            if use.reason is not None:
                file.leave(use.node, use.reason, use.old.name)
        for use in done:
            file.rewrite_call(use, self._beside.get(use.controller.client))
        bodies = removable_bodies(
            file.source, done, lambda name: self.program.is_shared(file.source, name)
        )
        for statement in bodies:
            file.edits[statement] = lambda _: cst.RemoveFromParent()
        line = looks_like_python_2(file.source.text) if uses else None
        if line is not None:
            file.notes.append(Remark(line, "it looks like Python 2: convert it first"))
        return file.migration(len(done), self._needed_elsewhere(file))

    def _needed_elsewhere(self, file: File) -> set[str]:
        return {
            name for name in file.naming.old_names if self.program.is_passed_on(file.source, name)
        }


def _place(at: Source, source: Source, node: cst.CSTNode) -> str:
    where = "" if at is source else f"{source.path}, "
    return f"{where}line {source.line(node)}"


def _has_calls(value: cst.BaseExpression) -> bool:
    match value:
        case cst.Call(func=cst.Attribute(attr=cst.Name("get" | "getenv"))):
            return False
        case cst.Call():
            return True
    return any(_has_calls(each) for each in value.children if isinstance(each, cst.BaseExpression))
