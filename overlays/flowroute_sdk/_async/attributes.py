# Derived from _async/resources by `python -m generator_config generate`: do not edit.
# Source: sha256 03c43a8c8ec8577a0003cf38a2dcd89653e1ed2170df08946653f46303ea52dc
# Below: sha256 4a3d7c42b878226b577bce566bdf525c48219e99d92fe6e2bf5c0f91c471b039
"""The resources as attributes of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import part

if TYPE_CHECKING:
    from .engine.executor import AsyncExecutor
    from .resources.cdr_exports import AsyncCdrExports
    from .resources.cnams import AsyncCnams
    from .resources.e911s import AsyncE911s
    from .resources.messages import AsyncMessages
    from .resources.numbers import AsyncNumbers
    from .resources.porting import AsyncPorting
    from .resources.routes import AsyncRoutes

__all__ = ["AsyncAttributes"]


class AsyncAttributes:
    """The resources of a client, each loaded when it is first used."""

    _executor: AsyncExecutor

    @part
    def cdr_exports(self) -> AsyncCdrExports:
        """Call detail records (CDRs) of the account, exported as CSV."""
        from .resources.cdr_exports import AsyncCdrExports

        return AsyncCdrExports(self._executor)

    @part
    def cnams(self) -> AsyncCnams:
        """The names that people see when one of your numbers calls them."""
        from .resources.cnams import AsyncCnams

        return AsyncCnams(self._executor)

    @part
    def e911s(self) -> AsyncE911s:
        """The addresses that emergency services see when one of your numbers calls them."""
        from .resources.e911s import AsyncE911s

        return AsyncE911s(self._executor)

    @part
    def messages(self) -> AsyncMessages:
        """Sending messages, and reading the records of those sent and received."""
        from .resources.messages import AsyncMessages

        return AsyncMessages(self._executor)

    @part
    def numbers(self) -> AsyncNumbers:
        """Phone numbers: finding, buying, configuring and releasing them."""
        from .resources.numbers import AsyncNumbers

        return AsyncNumbers(self._executor)

    @part
    def porting(self) -> AsyncPorting:
        """Orders to port phone numbers from another provider."""
        from .resources.porting import AsyncPorting

        return AsyncPorting(self._executor)

    @part
    def routes(self) -> AsyncRoutes:
        """Where inbound calls go."""
        from .resources.routes import AsyncRoutes

        return AsyncRoutes(self._executor)
