"""Where data, remarks and questions go: data to standard output, all else to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Terminal"]


class Terminal:
    """Standard output for data, standard error for people."""

    def __init__(self, color: str = "auto", quiet: bool = False) -> None:
        self.color = color
        self.quiet = quiet

    @property
    def shows_tables(self) -> bool:
        """Whether a person looks at standard output."""
        return sys.stdout.isatty()

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody to answer a question."""
        return sys.stdin.isatty() and sys.stderr.isatty()

    def console(self, stderr: bool = False) -> Console:
        """What draws on standard output or standard error."""
        from rich.console import Console  # tables and bars only

        return Console(
            stderr=stderr,
            highlight=False,
            markup=False,
            emoji=False,
            force_terminal=True if self.color == "always" else None,
            no_color=False if self.color == "always" else None,
            color_system=None if self.color == "never" else "auto",
        )

    def say(self, text: str) -> None:
        """A remark for people, unless they want none."""
        if not self.quiet:
            self.tell(text)

    def tell(self, text: str) -> None:
        """What people must know."""
        print(text, file=sys.stderr, flush=True)

    def write(self, text: str) -> None:
        """A line of data."""
        sys.stdout.write(f"{text}\n")

    def flush(self) -> None:
        """Let the reader have what was written."""
        sys.stdout.flush()
