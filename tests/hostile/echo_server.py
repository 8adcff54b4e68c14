"""A server whose answer holds the very id that was asked for, so that a swapped answer shows.

`echo` is an act for `MisbehavingServer`: a GET of `/v2/e911s/<id>` is answered with a record of
that id, after a moment that differs from request to request, so that answers overtake each other.
"""

from __future__ import annotations

import json
import random
from contextlib import suppress

from tests.misbehaving_server import Exchange, head
from tests.overlays.engine.support import record


def echo(exchange: Exchange) -> bool:
    assert exchange.request is not None
    asked = exchange.request.target.rpartition("/")[2]
    exchange.closing.wait(random.random() * 0.003)
    content = json.dumps({"data": record(asked)}).encode()
    with suppress(OSError):
        exchange.send(head(200, len(content), {}) + content)
        return True
    return False
