"""The engine's fixtures: a misbehaving server, and clients of every kind for it."""

from tests.overlays.engine.conftest import (
    _no_settings_from_outside,
    against,
    connect,
    kind,
    serve,
)

__all__ = ["_no_settings_from_outside", "against", "connect", "kind", "serve"]
