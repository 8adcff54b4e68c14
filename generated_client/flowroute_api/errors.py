# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
"""The error of the bare endpoint functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models.error_document import ErrorDocument


class UnexpectedStatus(Exception):
    """The API answered with a status that isn't a documented success of the operation."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"status {self.status_code}: {self.content[:200].decode(errors='replace')}"

    @property
    def document(self) -> ErrorDocument | None:
        """The API's own account of the error; None when the body isn't one."""
        from .models.error_document import adopt_error_document  # noqa: PLC0415 - on first use
        from .types import DecodeError, _load_json  # noqa: PLC0415

        try:
            return adopt_error_document(_load_json(self.content))
        except DecodeError:
            return None


__all__ = ["UnexpectedStatus"]
