"""Callbacks for the account's messages and receipts: part of every version of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from ..._arguments.callbacks import callback_request
from ..engine.resource import AsyncResource

if TYPE_CHECKING:
    from flowroute_api.models import CallbackDocument

    from ..._options.options import CallOptions
    from ..._requests.message_version import MessageVersion

__all__ = ["AsyncMessageCallbacks"]


class AsyncMessageCallbacks(AsyncResource):
    """The operations on the account's callbacks."""

    __slots__ = ()

    _version: ClassVar[MessageVersion]

    async def set_account_level_sms_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set the URL that the account's inbound SMS are posted to.

        The URL of a single number takes precedence over it.

        Args:
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the address as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `callback_url` is blank or not a string.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Set a callback URL for account".
        """
        body = callback_request(
            self._version.set_account_level_sms_callback, callback_url, check=check
        )
        return await self._executor.call(
            self._version.set_account_level_sms_callback, body=body, options=options
        )

    async def get_account_level_sms_callback(
        self, **options: Unpack[CallOptions]
    ) -> CallbackDocument:
        """Read the URL that the account's inbound SMS are posted to.

        Args:
            **options: See `CallOptions`.

        Returns:
            The callback with its URL.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`. What the server answers
                when no URL is set isn't documented.

        Source: API page "Look up callback details for account".
        """
        return await self._executor.call(
            self._version.get_account_level_sms_callback, options=options
        )

    async def set_account_level_mms_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set the URL that the account's inbound MMS are posted to.

        The URL of a single number takes precedence over it.

        Args:
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the address as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `callback_url` is blank or not a string.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Set a callback URL for account".
        """
        body = callback_request(
            self._version.set_account_level_mms_callback, callback_url, check=check
        )
        return await self._executor.call(
            self._version.set_account_level_mms_callback, body=body, options=options
        )

    async def get_account_level_mms_callback(
        self, **options: Unpack[CallOptions]
    ) -> CallbackDocument:
        """Read the URL that the account's inbound MMS are posted to.

        Args:
            **options: See `CallOptions`.

        Returns:
            The callback with its URL.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`. What the server answers
                when no URL is set isn't documented.

        Source: API page "Look up callback details for account".
        """
        return await self._executor.call(
            self._version.get_account_level_mms_callback, options=options
        )

    async def set_account_level_sms_dlr_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set the URL that the receipts of the account's SMS are posted to.

        The `dlr_callback` of a message and the URL of a number take precedence over it.

        Args:
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the address as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `callback_url` is blank or not a string.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Set a callback URL for account".
        """
        body = callback_request(
            self._version.set_account_level_sms_dlr_callback, callback_url, check=check
        )
        return await self._executor.call(
            self._version.set_account_level_sms_dlr_callback, body=body, options=options
        )

    async def get_account_level_sms_dlr_callback(
        self, **options: Unpack[CallOptions]
    ) -> CallbackDocument:
        """Read the URL that the receipts of the account's SMS are posted to.

        Args:
            **options: See `CallOptions`.

        Returns:
            The callback with its URL.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`. What the server answers
                when no URL is set isn't documented.

        Source: API page "Look up callback details for account".
        """
        return await self._executor.call(
            self._version.get_account_level_sms_dlr_callback, options=options
        )

    async def set_account_level_mms_dlr_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set the URL that the receipts of the account's MMS are posted to.

        The `dlr_callback` of a message and the URL of a number take precedence over it.

        Args:
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the address as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `callback_url` is blank or not a string.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Set a callback URL for account".
        """
        body = callback_request(
            self._version.set_account_level_mms_dlr_callback, callback_url, check=check
        )
        return await self._executor.call(
            self._version.set_account_level_mms_dlr_callback, body=body, options=options
        )

    async def get_account_level_mms_dlr_callback(
        self, **options: Unpack[CallOptions]
    ) -> CallbackDocument:
        """Read the URL that the receipts of the account's MMS are posted to.

        Args:
            **options: See `CallOptions`.

        Returns:
            The callback with its URL.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`. What the server answers
                when no URL is set isn't documented.

        Source: API page "Look up callback details for account".
        """
        return await self._executor.call(
            self._version.get_account_level_mms_dlr_callback, options=options
        )
