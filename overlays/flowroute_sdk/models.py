"""The data that the API takes and gives; each model is loaded when it is first used.

Type checkers and editors read `models.pyi`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # the real one would cost the import of typing
if TYPE_CHECKING:
    from typing import Any


def revived(kind: str, values: dict[str, Any], unread: dict[str, Any]) -> Any:
    """The model that a pickle holds."""
    from flowroute_api.types import revived

    return revived(__getattr__(kind), values, unread)


def revived_number(value: str) -> Any:
    """The phone number of a record that a pickle holds."""
    from flowroute_api.types import ApiNumber

    return ApiNumber(value)


def __getattr__(name: str) -> Any:
    import flowroute_api.models as models  # on first use

    if name.startswith("_") and name != "__all__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(models, name)


def __dir__() -> list[str]:
    import flowroute_api.models as models  # on first use

    return list(models.__all__)
