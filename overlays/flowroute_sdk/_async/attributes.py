# Derived from _async/resources by `python -m generator_config generate`: do not edit.
# Source: sha256 fcf6d386a48db0a10a4776c2ceb01798f20f9f58782881ccc35d87cd2126df2e
# Below: sha256 c25b0829b7ec3ec192e20f203f7eb8eb45620735b60650b3319af410e87a60c1
"""The resources as attributes of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import part

if TYPE_CHECKING:
    from .engine.executor import AsyncExecutor
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
