# Derived from _async/resources by `make generate`: do not edit.
# Source: sha256 d898c7c6b42c4461510f19a9338f8bc051cb396ddfb2d72c5bba8c056905a32b
# Below: sha256 ec8465be50bf28d523feb0da88d4e443fa0302e332a339c2288556778e05a5bf
"""The resources as attributes of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import cached_property

if TYPE_CHECKING:
    from .engine.executor import AsyncExecutor
    from .resources.cnams import Cnams
    from .resources.e911s import E911s
    from .resources.messages import Messages
    from .resources.numbers import Numbers
    from .resources.routes import Routes

__all__ = ["AsyncAttributes"]


class AsyncAttributes:
    """The resources of a client, each loaded when it is first used."""

    _executor: AsyncExecutor

    @cached_property
    def cnams(self) -> Cnams:
        """The names that people see when a number of the account calls them."""
        from .resources.cnams import Cnams

        return Cnams(self._executor)

    @cached_property
    def e911s(self) -> E911s:
        """The addresses that emergency services see when a number of the account calls them."""
        from .resources.e911s import E911s

        return E911s(self._executor)

    @cached_property
    def messages(self) -> Messages:
        """Sending messages, and reading the records of those sent and received."""
        from .resources.messages import Messages

        return Messages(self._executor)

    @cached_property
    def numbers(self) -> Numbers:
        """Phone numbers: finding, buying, configuring and releasing them."""
        from .resources.numbers import Numbers

        return Numbers(self._executor)

    @cached_property
    def routes(self) -> Routes:
        """Where inbound calls go."""
        from .resources.routes import Routes

        return Routes(self._executor)
