"""The classes of what a client consists of, to be named in annotations.

>>> from flowroute_sdk.resources import Messages
>>> def greet(messages: Messages, number: str) -> None:
...     messages.send_a_message(to=number, from_="12066505556", body="hello")
>>> greet(client.messages, "+1 206 555 1234")

`client.messages` of `Flowroute` is a `Messages`, that of `AsyncFlowroute` an `AsyncMessages`, and
`client.with_raw_response.messages` a `RawMessages` or `AsyncRawMessages`; the others are named in
the same way. Clients make them: their constructors are no part of the public API.
"""

from __future__ import annotations

from ._async.raw import (
    AsyncRawCdrExports,
    AsyncRawClient,
    AsyncRawCnams,
    AsyncRawE911s,
    AsyncRawMessages,
    AsyncRawMessagesV22,
    AsyncRawNumbers,
    AsyncRawPorting,
    AsyncRawRoutes,
)
from ._async.resources.cdr_exports import AsyncCdrExports
from ._async.resources.cnams import AsyncCnams
from ._async.resources.e911s import AsyncE911s
from ._async.resources.messages import AsyncMessages
from ._async.resources.messages_v2_2 import AsyncMessagesV22
from ._async.resources.numbers import AsyncNumbers
from ._async.resources.porting import AsyncPorting
from ._async.resources.routes import AsyncRoutes
from ._sync.raw import (
    RawCdrExports,
    RawClient,
    RawCnams,
    RawE911s,
    RawMessages,
    RawMessagesV22,
    RawNumbers,
    RawPorting,
    RawRoutes,
)
from ._sync.resources.cdr_exports import CdrExports
from ._sync.resources.cnams import Cnams
from ._sync.resources.e911s import E911s
from ._sync.resources.messages import Messages
from ._sync.resources.messages_v2_2 import MessagesV22
from ._sync.resources.numbers import Numbers
from ._sync.resources.porting import Porting
from ._sync.resources.routes import Routes

__all__ = [
    "AsyncCdrExports",
    "AsyncCnams",
    "AsyncE911s",
    "AsyncMessages",
    "AsyncMessagesV22",
    "AsyncNumbers",
    "AsyncPorting",
    "AsyncRawCdrExports",
    "AsyncRawClient",
    "AsyncRawCnams",
    "AsyncRawE911s",
    "AsyncRawMessages",
    "AsyncRawMessagesV22",
    "AsyncRawNumbers",
    "AsyncRawPorting",
    "AsyncRawRoutes",
    "AsyncRoutes",
    "CdrExports",
    "Cnams",
    "E911s",
    "Messages",
    "MessagesV22",
    "Numbers",
    "Porting",
    "RawCdrExports",
    "RawClient",
    "RawCnams",
    "RawE911s",
    "RawMessages",
    "RawMessagesV22",
    "RawNumbers",
    "RawPorting",
    "RawRoutes",
    "Routes",
]
