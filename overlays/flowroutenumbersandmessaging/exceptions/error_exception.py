"""The old exception for what the API explains."""

from __future__ import annotations

from .api_exception import APIException


class ErrorException(APIException):
    """The API said no: 401, 403, 404 or 422. `errors` holds its error objects."""
