# Derived from _async/resources by `python -m generator_config generate`: do not edit.
# Source: sha256 faae6ae3e56af8e54e4021d670762f44b10f98bf56cb63ee9aed75ccb8f58cf9
# Below: sha256 5c31e02dc062c5c7a2013500e100c5aced6862a39fb6ba890d1beedb444ca80a
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
    from .resources.messages_v2_2 import AsyncMessagesV22
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
    def messages_v2_2(self) -> AsyncMessagesV22:
        """Messages in version 2.2 of the API, which returns what a sent message costs."""
        from .resources.messages_v2_2 import AsyncMessagesV22

        return AsyncMessagesV22(self._executor)

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
