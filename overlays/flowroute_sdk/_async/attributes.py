# Derived from _async/resources by `python -m generator_config generate`: do not edit.
# Source: sha256 44d6cf3f88acb435fd3815f6ef02af96b17cdbf7cca8c8e06cb67c3b1ce9369d
# Below: sha256 f63dfc7fec815e458bfd4875bc1408371abe80234b7c534094546a8b2c1cc34e
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
    from .resources.porting import Porting
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
    def porting(self) -> Porting:
        """Porting."""
        from .resources.porting import Porting

        return Porting(self._executor)

    @part
    def routes(self) -> AsyncRoutes:
        """Where inbound calls go."""
        from .resources.routes import AsyncRoutes

        return AsyncRoutes(self._executor)
