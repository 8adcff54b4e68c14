"""A stateful local Flowroute, driven by the API's OpenAPI document.

It needs the extra: `pip install "flowroute-sdk[sandbox]"`.
"""

from __future__ import annotations

try:
    from .account import AccountError
    from .control import ControlError, RequestSeen
    from .document import load_document
    from .embedded import Sandbox
    from .faults import Fault
except ModuleNotFoundError as _error:
    if _error.name in ("h11", "starlette", "uvicorn"):
        raise ImportError(
            'the sandbox needs its extra: pip install "flowroute-sdk[sandbox]"'
        ) from _error
    raise

__all__ = ["AccountError", "ControlError", "Fault", "RequestSeen", "Sandbox", "load_document"]
