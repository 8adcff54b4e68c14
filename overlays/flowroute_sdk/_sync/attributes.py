# Derived from _async/attributes.py by `make generate`: do not edit.
# Source: sha256 044a0e8248694b658c655234389f9bd1b839e18605e2632b6d21206955fb3f52
# Below: sha256 effb61645cca3503ca95a42ae57e545877a37e2b1781c40370255d1e99660534
"""The resources as attributes of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import part

if TYPE_CHECKING:
    from .engine.executor import Executor
    from .resources.cdr_exports import CdrExports
    from .resources.cnams import Cnams
    from .resources.e911s import E911s
    from .resources.messages import Messages
    from .resources.messages_v2_2 import MessagesV22
    from .resources.numbers import Numbers
    from .resources.porting import Porting
    from .resources.routes import Routes

__all__ = ["Attributes"]


class Attributes:
    """The resources of a client, each loaded when it is first used."""

    _executor: Executor

    @part
    def cdr_exports(self) -> CdrExports:
        """Call detail records (CDRs) of the account, exported as CSV."""
        from .resources.cdr_exports import CdrExports

        return CdrExports(self._executor)

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
    def messages_v2_2(self) -> MessagesV22:
        """Messages in version 2.2 of the API, which returns what a sent message costs."""
        from .resources.messages_v2_2 import MessagesV22

        return MessagesV22(self._executor)

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
