"""The sandbox and clients of the other tests."""

from __future__ import annotations

from tests.overlays.conftest import async_client, client, running_sandbox, sandbox

__all__ = ["async_client", "client", "running_sandbox", "sandbox"]
