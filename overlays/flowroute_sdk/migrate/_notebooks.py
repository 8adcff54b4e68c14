"""Notebooks: their cells as one source, and back again."""

from __future__ import annotations

import json
import re
from typing import Any

MARK = "# In[{}] of a notebook"
"""What stands between the cells, as a statement of its own."""
_MARK = re.compile(r'^"# In\[(\d+)\] of a notebook"\n?', re.MULTILINE)
_MAGIC = re.compile(r"^([ \t]*)([%!?].*|[\w.]+\?{1,2})$", re.MULTILINE)
_KEPT = re.compile(r'"# magic (\d+) of a notebook"')


class Refused(ValueError):
    """A notebook that can't be rewritten cell by cell, and why."""


class Notebook:
    """A notebook, read."""

    def __init__(self, text: bytes) -> None:
        """Read a notebook. Raises Refused."""
        self._text = text.decode("utf-8", "replace")
        try:
            self._document: Any = json.loads(text)
            self._cells = [cell for cell in self._document["cells"] if cell["cell_type"] == "code"]
            sources = ["".join(cell["source"]) for cell in self._cells]
        except (KeyError, TypeError, ValueError):
            raise Refused("it is no notebook of format 4") from None
        self._magics: list[str] = []
        self._skipped = {place for place, source in enumerate(sources) if source.startswith("%%")}
        parts = [
            f'"{MARK.format(place)}"\n{self._without_magic(source)}'
            for place, source in enumerate(sources)
            if place not in self._skipped
        ]
        self.source = "\n".join(part.rstrip("\n") for part in parts) + "\n"
        """All its code cells, one below the other."""

    def _without_magic(self, source: str) -> str:
        def keep(found: re.Match[str]) -> str:
            self._magics.append(found[2])
            return f'{found[1]}"# magic {len(self._magics) - 1} of a notebook"'

        return _MAGIC.sub(keep, source)

    def place(self, line: int) -> str:
        """Where a line of the source is: `cell 3, line 2`. Cells are counted from 1."""
        before = self.source.split("\n")[:line]
        marks = [(at, found) for at, text in enumerate(before) if (found := _MARK.match(text))]
        if not marks:
            return f"line {line}"
        at, found = marks[-1]
        return f"code cell {int(found[1]) + 1}, line {max(line - at - 1, 1)}"

    def rewritten(self, source: str) -> bytes:
        """The notebook with another source. Raises Refused."""
        _, *parts = _MARK.split(source)
        sources = dict(zip(map(int, parts[::2]), parts[1::2], strict=True))
        if set(sources) != set(range(len(self._cells))) - self._skipped:
            raise Refused("the rewritten lines can't be put back into their cells")
        for place, text in sources.items():
            self._put(self._cells[place], _KEPT.sub(lambda m: self._magics[int(m[1])], text))
        indent = re.search(r"\n( *)\"", self._text)
        text = json.dumps(
            self._document, indent=len(indent[1]) if indent else None, ensure_ascii=False
        )
        return (text + "\n" * self._text.endswith("\n")).encode()

    def _put(self, cell: Any, text: str) -> None:
        text = text.rstrip("\n") + "\n" * "".join(cell["source"]).endswith("\n")
        if text != "".join(cell["source"]):
            is_list = isinstance(cell["source"], list)
            cell["source"] = text.splitlines(keepends=True) if is_list else text
