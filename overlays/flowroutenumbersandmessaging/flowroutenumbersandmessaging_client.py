"""The old client and its controllers."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from ._connection import Connection
from .configuration import Configuration
from .controllers.cdrs_controller import CDRsController
from .controllers.cnams_controller import CNAMsController
from .controllers.e911s_controller import E911sController
from .controllers.messages_controller import MessagesController
from .controllers.numbers_controller import NumbersController
from .controllers.porting_controller import PortingController
from .controllers.routes_controller import RoutesController


class FlowroutenumbersandmessagingClient:
    """The previous SDK's client.

    As before, credentials given here become those of `Configuration`, for clients made without;
    unlike before, this client keeps its own when another one is made.
    """

    config: ClassVar[type[Configuration]] = Configuration

    def __init__(
        self, basic_auth_user_name: str | None = None, basic_auth_password: str | None = None
    ) -> None:
        if basic_auth_user_name is not None:
            Configuration.basic_auth_user_name = basic_auth_user_name
        if basic_auth_password is not None:
            Configuration.basic_auth_password = basic_auth_password
        self._connection = Connection(basic_auth_user_name, basic_auth_password)

    @cached_property
    def numbers(self) -> NumbersController:
        """Phone numbers: inventory, purchase, the account's own."""
        return NumbersController(connection=self._connection)

    @cached_property
    def routes(self) -> RoutesController:
        """Inbound routes."""
        return RoutesController(connection=self._connection)

    @cached_property
    def messages(self) -> MessagesController:
        """SMS, MMS and their records."""
        return MessagesController(connection=self._connection)

    @cached_property
    def e911s(self) -> E911sController:
        """Emergency addresses."""
        return E911sController(connection=self._connection)

    @cached_property
    def cnams(self) -> CNAMsController:
        """Caller names."""
        return CNAMsController(connection=self._connection)

    @cached_property
    def porting(self) -> PortingController:
        """Whether numbers can be ported."""
        return PortingController(connection=self._connection)

    @cached_property
    def cdrs(self) -> CDRsController:
        """Exports of call records."""
        return CDRsController(connection=self._connection)
