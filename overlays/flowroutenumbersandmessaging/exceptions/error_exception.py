"""The old exception for what the API explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..api_helper import APIHelper
from ..http.http_context import HttpContext
from ..models.error_1 import Error1
from .api_exception import APIException


class ErrorException(APIException):
    """The API said no: 401, 403, 404 or 422, or what would have been one was not sent."""

    errors: Sequence[Error1] | None
    """Its error objects, by attribute and by key; None when the body explains nothing."""

    def __init__(self, reason: str, context: HttpContext) -> None:
        super().__init__(reason, context)
        document = APIHelper.json_deserialize(context.response.raw_body)
        self.unbox(document if isinstance(document, dict) else {})

    def unbox(self, dictionary: Mapping[str, Any]) -> None:
        """Take over the error objects of a decoded body."""
        self.errors = error_objects(dictionary.get("errors"))


def error_objects(given: Any) -> list[Error1] | None:
    """The objects of an error document; None when it has none."""
    if not isinstance(given, Sequence) or isinstance(given, str):
        return None
    return [Error1.of(each) for each in given if isinstance(each, Mapping)]
