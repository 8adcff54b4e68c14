# Derived from _async/attributes.py by `make generate`: do not edit.
# Source: sha256 f0541f5416c68e58ef9c350ed20dd9119ee84966c22cdc5dc5c78cacd0bcc067
# Below: sha256 3fae5ea92c2a5ec9782d73cf1aaa2a983442f94732198aeb300e12f3e5a5bcb8
"""The resources as attributes of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import part

if TYPE_CHECKING:
    from .engine.executor import Executor
    from .resources.cnams import Cnams
    from .resources.e911s import E911s
    from .resources.messages import Messages
    from .resources.numbers import Numbers
    from .resources.porting import Porting
    from .resources.routes import Routes

__all__ = ["Attributes"]


class Attributes:
    """The resources of a client, each loaded when it is first used."""

    _executor: Executor

    @part
    def cnams(self) -> Cnams:
        """The names that people see when one of your numbers calls them."""
        from .resources.cnams import Cnams

        return Cnams(self._executor)

    @part
    def e911s(self) -> E911s:
        """The addresses that emergency services see when one of your numbers calls them."""
        from .resources.e911s import E911s

        return E911s(self._executor)

    @part
    def messages(self) -> Messages:
        """Sending messages, and reading the records of those sent and received."""
        from .resources.messages import Messages

        return Messages(self._executor)

    @part
    def numbers(self) -> Numbers:
        """Phone numbers: finding, buying, configuring and releasing them."""
        from .resources.numbers import Numbers

        return Numbers(self._executor)

    @part
    def porting(self) -> Porting:
        """Orders to port phone numbers from another provider."""
        from .resources.porting import Porting

        return Porting(self._executor)

    @part
    def routes(self) -> Routes:
        """Where inbound calls go."""
        from .resources.routes import Routes

        return Routes(self._executor)
