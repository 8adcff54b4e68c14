"""Inbound routes, the old way."""

from __future__ import annotations

from typing import Any

from .._replaced import replaced
from .base_controller import BaseController, document, segment

old = replaced("routes")


class RoutesController(BaseController):
    """Routes, and the numbers that use them. Bodies are JSON text or dicts."""

    @old
    def create_an_inbound_route(self, body: Any) -> Any:
        """Create a route."""
        return self._create("/v2/routes", document(body))

    @old
    def list_inbound_routes(self, limit: Any = None, offset: Any = None) -> Any:
        """The account's routes."""
        return self._get("/v2/routes", limit=limit, offset=offset)

    @old
    def list_edge_strategies(self) -> Any:
        """The points of presence that a route can name."""
        return self._get("/v2/routes/edge_strategies")

    @old
    def update_primary_voice_route(self, number_id: Any, body: Any) -> Any:
        """Send a number's calls to a route."""
        return self._assign(number_id, "primary_route", body)

    @old
    def update_failover_voice_route(self, number_id: Any, body: Any) -> Any:
        """Where a number's calls go when the primary route fails."""
        return self._assign(number_id, "failover_route", body)

    def _assign(self, number_id: Any, role: str, body: Any) -> Any:
        path = f"/v2/numbers/{segment('number_id', number_id)}/relationships/{role}"
        return self._patch(path, document(body))
