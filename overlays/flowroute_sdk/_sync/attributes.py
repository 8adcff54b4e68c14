# Derived from _async/attributes.py by `make generate`: do not edit.
# Source: sha256 f69909e22d63738349d18e9345ae6788bb354b8a0ab31efbb7ff68fb23220e60
# Below: sha256 0a0256d6804f6a76a84642f3d5d22938edee0963237ac1181c77f9ff5c481a07
"""The resources as attributes of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import cached_property

if TYPE_CHECKING:
    from .engine.executor import Executor
    from .resources.cnams import Cnams
    from .resources.e911s import E911s
    from .resources.messages import Messages
    from .resources.numbers import Numbers
    from .resources.routes import Routes

__all__ = ["Attributes"]


class Attributes:
    """The resources of a client, each loaded when it is first used."""

    _executor: Executor

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
