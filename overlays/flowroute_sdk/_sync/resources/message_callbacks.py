# Derived from _async/resources/message_callbacks.py by `make generate`: do not edit.
# Source: sha256 5851b4c3c9d425be91c289a8e3a7f09214f0c7d1a1e7ccf16160fed76a00b6f5
# Below: sha256 fd73137b44b2ebc7256cd1e40f98101c06b2226b026d9552bddeae7ff8def848
"""Where the account's messages and receipts are posted to: a part of `client.messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from flowroute_api.api.messages import (
    get_account_level_mms_callback,
    get_account_level_mms_dlr_callback,
    get_account_level_sms_callback,
    get_account_level_sms_dlr_callback,
    set_account_level_mms_callback,
    set_account_level_mms_dlr_callback,
    set_account_level_sms_callback,
    set_account_level_sms_dlr_callback,
)

from ..._arguments.callbacks import callback_request
from ..engine.resource import Resource

if TYPE_CHECKING:
    from flowroute_api.models import CallbackDocument

    from ..._options.options import CallOptions

__all__ = ["MessageCallbacks"]


class MessageCallbacks(Resource):
    """The operations on the callbacks of the account."""

    __slots__ = ()

    def set_account_level_sms_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set the URL that the account's inbound SMS are posted to.

        The URL of a single number takes precedence over it.

        Args:
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the address as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `callback_url` is blank or no string.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Set a callback URL for account".
        """
        body = callback_request(set_account_level_sms_callback.OPERATION, callback_url, check=check)
        return self._executor.call(
            set_account_level_sms_callback.OPERATION, body=body, options=options
        )

    def get_account_level_sms_callback(self, **options: Unpack[CallOptions]) -> CallbackDocument:
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
        return self._executor.call(get_account_level_sms_callback.OPERATION, options=options)

    def set_account_level_mms_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set the URL that the account's inbound MMS are posted to.

        The URL of a single number takes precedence over it.

        Args:
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the address as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `callback_url` is blank or no string.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Set a callback URL for account".
        """
        body = callback_request(set_account_level_mms_callback.OPERATION, callback_url, check=check)
        return self._executor.call(
            set_account_level_mms_callback.OPERATION, body=body, options=options
        )

    def get_account_level_mms_callback(self, **options: Unpack[CallOptions]) -> CallbackDocument:
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
        return self._executor.call(get_account_level_mms_callback.OPERATION, options=options)

    def set_account_level_sms_dlr_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set the URL that the receipts of the account's SMS are posted to.

        The `dlr_callback` of a message and the URL of a number take precedence over it.

        Args:
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the address as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `callback_url` is blank or no string.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Set a callback URL for account".
        """
        body = callback_request(
            set_account_level_sms_dlr_callback.OPERATION, callback_url, check=check
        )
        return self._executor.call(
            set_account_level_sms_dlr_callback.OPERATION, body=body, options=options
        )

    def get_account_level_sms_dlr_callback(
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
        return self._executor.call(get_account_level_sms_dlr_callback.OPERATION, options=options)

    def set_account_level_mms_dlr_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set the URL that the receipts of the account's MMS are posted to.

        The `dlr_callback` of a message and the URL of a number take precedence over it.

        Args:
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the address as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `callback_url` is blank or no string.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Set a callback URL for account".
        """
        body = callback_request(
            set_account_level_mms_dlr_callback.OPERATION, callback_url, check=check
        )
        return self._executor.call(
            set_account_level_mms_dlr_callback.OPERATION, body=body, options=options
        )

    def get_account_level_mms_dlr_callback(
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
        return self._executor.call(get_account_level_mms_dlr_callback.OPERATION, options=options)
