"""The previous SDK's interface, on top of `flowroute_sdk`.

Old programs run as they are. Each old method warns once, with the new call spelled out;
`docs/migrating.md` has them all, and `python -m flowroute_sdk.migrate` rewrites source files.
"""

from ._beside import warn_of_the_old_distribution

__all__ = [
    "api_helper",
    "configuration",
    "controllers",
    "decorators",
    "exceptions",
    "flowroutenumbersandmessaging_client",
    "http",
    "models",
]

warn_of_the_old_distribution()
