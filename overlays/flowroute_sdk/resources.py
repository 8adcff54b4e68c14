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
    AsyncRawClient,
    AsyncRawCnams,
    AsyncRawE911s,
    AsyncRawMessages,
    AsyncRawNumbers,
    AsyncRawPorting,
    AsyncRawRoutes,
)
from ._async.resources.cnams import AsyncCnams
from ._async.resources.e911s import AsyncE911s
from ._async.resources.messages import AsyncMessages
from ._async.resources.numbers import AsyncNumbers
from ._async.resources.porting import AsyncPorting
from ._async.resources.routes import AsyncRoutes
from ._sync.raw import (
    RawClient,
    RawCnams,
    RawE911s,
    RawMessages,
    RawNumbers,
    RawPorting,
    RawRoutes,
)
from ._sync.resources.cnams import Cnams
from ._sync.resources.e911s import E911s
from ._sync.resources.messages import Messages
from ._sync.resources.numbers import Numbers
from ._sync.resources.porting import Porting
from ._sync.resources.routes import Routes

__all__ = [
    "AsyncCnams",
    "AsyncE911s",
    "AsyncMessages",
    "AsyncNumbers",
    "AsyncPorting",
    "AsyncRawClient",
    "AsyncRawCnams",
    "AsyncRawE911s",
    "AsyncRawMessages",
    "AsyncRawNumbers",
    "AsyncRawPorting",
    "AsyncRawRoutes",
    "AsyncRoutes",
    "Cnams",
    "E911s",
    "Messages",
    "Numbers",
    "Porting",
    "RawClient",
    "RawCnams",
    "RawE911s",
    "RawMessages",
    "RawNumbers",
    "RawPorting",
    "RawRoutes",
    "Routes",
]
