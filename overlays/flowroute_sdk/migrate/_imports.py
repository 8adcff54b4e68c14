"""Imports: those of `flowroute_sdk` that are needed now, and the old ones that no longer are."""

from __future__ import annotations

from collections.abc import Container, Iterator

import libcst as cst

from ._source import PACKAGE, Source, dotted, is_old_import

WIDTH = 88


class Naming:
    """How a file can call what it takes from `flowroute_sdk`."""

    def __init__(self, source: Source) -> None:
        names = {name.value for name in source.all(cst.Name)}
        self._taken = names
        self.needed: set[str] = set()
        self.needs_module = False
        self.old_imports = [node for node in source.nodes() if is_old_import(node)]
        self.old_names = {
            alias.evaluated_alias or alias.evaluated_name
            for node in self.old_imports
            if isinstance(node, cst.Import | cst.ImportFrom)
            and not isinstance(node.names, cst.ImportStar)
            for alias in node.names
        }
        self.needed_before: set[str] = set()
        self.needs_migrate = False
        self.star_imports = {
            dotted(node.module)
            for node in self.old_imports
            if isinstance(node, cst.ImportFrom) and isinstance(node.names, cst.ImportStar)
        }

    def use(self, name: str) -> str:
        """How to write a public name of `flowroute_sdk` in this file."""
        if name in self._taken:
            self.needs_module = True
            return f"flowroute_sdk.{name}"
        self.needed.add(name)
        return name

    def before(self, name: str) -> str:
        """How to write a function of `flowroute_sdk.migrate` in this file."""
        if name in self._taken:
            self.needs_migrate = True
            return f"flowroute_sdk.migrate.{name}"
        self.needed_before.add(name)
        return name

    def fresh(self, name: str) -> str:
        """A name that the file doesn't use yet."""
        while name in self._taken:
            name += "_client" if not name.endswith("_client") else "_"
        return name


def _is_import(statement: cst.CSTNode) -> bool:
    parts = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
    return any(is_old_import(part) for part in parts)


def finish(module: cst.Module, naming: Naming, kept: Container[str]) -> cst.Module:
    """Put in the new imports, and take out the old ones that nothing uses any more.

    Those of names that other files may take from this one are kept.
    """
    used = {*_used_names(module), *(name for name in naming.old_names if name in kept)}
    lines = _new_lines(naming)
    if not lines:
        return module
    editor = _ImportEditor(module, used, lines)
    module = module.visit(editor)
    if editor.lines:
        place = _after_preamble(module)
        body = [*module.body[:place], *editor.lines, *module.body[place:]]
        module = module.with_changes(body=body)
    return module


def _new_lines(naming: Naming) -> list[cst.SimpleStatementLine]:
    texts = []
    if naming.needs_module:
        texts.append("import flowroute_sdk")
    if naming.needed:
        names = sorted(naming.needed)
        text = f"from flowroute_sdk import {', '.join(names)}"
        if len(text) > WIDTH:
            rows = "".join(f"    {name},\n" for name in names)
            text = f"from flowroute_sdk import (\n{rows})"
        texts.append(text)
    if naming.needs_migrate:
        texts.append("import flowroute_sdk.migrate")
    if naming.needed_before:
        listed = ", ".join(sorted(naming.needed_before))
        texts.append(f"from flowroute_sdk.migrate import {listed}")
    return [cst.ensure_type(cst.parse_statement(text), cst.SimpleStatementLine) for text in texts]


def _after_preamble(module: cst.Module) -> int:
    """The place after the docstring and the imports from `__future__`."""
    place = 0
    for statement in module.body:
        match statement:
            case cst.SimpleStatementLine(body=[cst.Expr(cst.SimpleString())]) if place == 0:
                place += 1
            case cst.SimpleStatementLine(body=[cst.ImportFrom(module=cst.Name("__future__"))]):
                place += 1
            case _:
                break
    return place


def _used_names(node: cst.CSTNode) -> Iterator[str]:
    """The names that are used, imports left out."""
    if isinstance(node, cst.Name):
        yield node.value
    parts = [node.value] if isinstance(node, cst.Attribute) else node.children
    if not isinstance(node, cst.Import | cst.ImportFrom):
        for part in parts:
            yield from _used_names(part)


class _ImportEditor(cst.CSTTransformer):
    """Takes out old imports that aren't used; the first one at the top makes room for the new."""

    def __init__(
        self, module: cst.Module, used: set[str], lines: list[cst.SimpleStatementLine]
    ) -> None:
        super().__init__()
        self._top = set(module.body)
        self._used = used
        self.lines = lines

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode | cst.FlattenSentinel[cst.CSTNode] | cst.RemovalSentinel:
        """Look at each line, and at blocks that may have lost their only line."""
        if isinstance(updated_node, cst.SimpleStatementLine):
            return self._line(original_node, updated_node)
        if isinstance(updated_node, cst.IndentedBlock):
            return self._block(original_node, updated_node)
        return updated_node

    def _block(self, original: cst.CSTNode, block: cst.IndentedBlock) -> cst.IndentedBlock:
        if not block.body:
            return block.with_changes(body=[cst.SimpleStatementLine([cst.Pass()])])
        first = block.body[0]
        lost = isinstance(original, cst.IndentedBlock) and _is_import(original.body[0])
        if not lost or not isinstance(first, cst.SimpleStatementLine | cst.BaseCompoundStatement):
            return block
        lines = [line for line in first.leading_lines if line.comment is not None]
        return block.with_changes(body=[first.with_changes(leading_lines=lines), *block.body[1:]])

    def _line(
        self, original: cst.CSTNode, line: cst.SimpleStatementLine
    ) -> cst.CSTNode | cst.FlattenSentinel[cst.CSTNode] | cst.RemovalSentinel:
        if not _is_import(line):
            return line
        parts = [part for part in map(self._kept, line.body) if part is not None]
        kept = [line.with_changes(body=parts)] if parts else []
        if original in self._top and self.lines:
            first = self.lines[0].with_changes(leading_lines=line.leading_lines)
            kept = [first, *self.lines[1:], *(each.with_changes(leading_lines=[]) for each in kept)]
            self.lines = []
        return cst.FlattenSentinel(kept) if kept else cst.RemoveFromParent()

    def _kept(self, part: cst.BaseSmallStatement) -> cst.BaseSmallStatement | None:
        if not isinstance(part, cst.Import | cst.ImportFrom) or not is_old_import(part):
            return part
        if isinstance(part.names, cst.ImportStar):
            return part
        names = [alias for alias in part.names if self._is_kept(part, alias)]
        if not names:
            return None
        if len(names) == len(part.names):
            return part
        names[-1] = names[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
        return part.with_changes(names=names)

    def _is_kept(self, part: cst.Import | cst.ImportFrom, alias: cst.ImportAlias) -> bool:
        name = alias.evaluated_alias or alias.evaluated_name.partition(".")[0]
        old = isinstance(part, cst.ImportFrom) or dotted(alias.name).startswith(PACKAGE)
        return not old or name in self._used
