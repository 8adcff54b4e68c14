"""Telling people that the previous SDK is installed in the same place."""

from __future__ import annotations

import warnings
from importlib.metadata import PackageNotFoundError, version

OLD_DISTRIBUTION = "flowroutenumbersandmessaging"
MENDING = (
    f"python -m pip uninstall --yes {OLD_DISTRIBUTION}",
    "python -m pip install --force-reinstall --no-deps flowroute-sdk",
)


def warn_of_the_old_distribution() -> None:
    """Warn, with the commands that mend it, where both distributions have files of this package."""
    try:
        old = version(OLD_DISTRIBUTION)
    except PackageNotFoundError:
        return
    first, second = MENDING
    warnings.warn(
        f"{OLD_DISTRIBUTION} {old}, the previous SDK, is installed as well as flowroute-sdk. Both "
        "write to the same folder, so this package may be a mixture of the two. To mend it, run "
        f"`{first}` and then `{second}`",
        RuntimeWarning,
        stacklevel=3,
    )
