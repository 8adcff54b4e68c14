"""The error of models, as one of ours."""

from __future__ import annotations

from flowroute_api.types import DecodeError as GeneratedDecodeError

from .errors import FlowrouteError

__all__ = ["DecodeError"]


class DecodeError(FlowrouteError, GeneratedDecodeError):
    """What a model is to be made of (`from_dict`) doesn't have the documented shape.

    A ValueError too. An answer of the API that has another shape is a `ResponseError`.
    """

    __module__ = "flowroute_sdk.errors"  # where people import it, and pickles too

    _outcome = "not_sent"
