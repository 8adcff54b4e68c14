# Derived from _async/resources by `python -m generator_config generate`: do not edit.
# Source: sha256 b9165bf23436c1c515e1d8545f18e25085fc241b1cc3798c3bee720ee49a9240
# Below: sha256 75cbd4853e62a9fcbaac03380345864fba9f7397b472e92e8f508ef323ed5a7e
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
    def routes(self) -> AsyncRoutes:
        """Where inbound calls go."""
        from .resources.routes import AsyncRoutes

        return AsyncRoutes(self._executor)
