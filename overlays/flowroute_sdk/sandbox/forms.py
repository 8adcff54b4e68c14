"""Forms of several parts, as files are uploaded with them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from .errors import ApiError

MULTIPART = "multipart/form-data"
LARGEST = 20 * 1024 * 1024
"""Bytes of a body with files."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form."""

    file_name: str
    mime_type: str
    content: bytes


def parse_parts(content_type: str, content: bytes) -> dict[str, Part]:
    """The parts of a form by name. Raises `ApiError` 400 when it is none."""
    head = f"Content-Type: {content_type}\r\nMIME-Version: 1.0\r\n\r\n".encode("latin-1", "replace")
    message: Any = BytesParser(policy=HTTP).parsebytes(head + content)
    if not message.is_multipart():
        raise ApiError(400, "The request body is not a form of several parts.")
    found = {}
    for part in message.iter_parts():
        disposition = part["content-disposition"]
        name = "" if disposition is None else disposition.params.get("name", "")
        if name:
            found[name] = Part(
                part.get_filename() or "",
                part.get_content_type(),
                part.get_payload(decode=True) or b"",
            )
    return found
