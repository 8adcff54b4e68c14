"""The ways to carry a request, each behind the one small protocol of ``base``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base import TransportOptions


def needs_httpx(options: TransportOptions) -> bool:
    """Whether requests go through httpx: over a client or transport of the user's, or a proxy."""
    given = (options.http_client, options.transport, options.proxy)
    return any(each is not None for each in given) or proxy_is_set(options.origin.scheme)


def proxy_is_set(scheme: str) -> bool:
    """Whether the environment (or the settings of macOS and Windows) names a proxy for a scheme."""
    if sys.platform in ("darwin", "win32"):
        from urllib.request import getproxies  # slow to import

        names = {f"{name.lower()}_proxy" for name, value in getproxies().items() if value}
    else:
        names = {name.lower() for name, value in os.environ.items() if value}
    return not names.isdisjoint({f"{scheme}_proxy", "all_proxy"})
