# Derived from _async/resources/message_callbacks.py by `make generate`: do not edit.
# Source: sha256 c05d1f974d846b2a4887dfe45d5ca5c32d2849f822da9bfbe9c165c8e8bf708d
# Below: sha256 be1601634abadefbcf4d3f6bb3daafdb4cdac18774bfa86f3f9a6d668b95d598
"""Where the account's messages and receipts are posted to. A part of `client.messages`."""

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
        """Set where the SMS that the account receives are posted to.

        The address of a number comes before it.

        Args:
            callback_url: The address, reachable from the public internet.
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
        """Read where the SMS that the account receives are posted to.

        Args:
            **options: See `CallOptions`.

        Returns:
            The callback with its address.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`. What the server answers
                when there is no address is not documented.

        Source: API page "Look up callback details for account".
        """
        return self._executor.call(get_account_level_sms_callback.OPERATION, options=options)

    def set_account_level_mms_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set where the MMS that the account receives are posted to.

        The address of a number comes before it.

        Args:
            callback_url: The address, reachable from the public internet.
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
        """Read where the MMS that the account receives are posted to.

        Args:
            **options: See `CallOptions`.

        Returns:
            The callback with its address.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`. What the server answers
                when there is no address is not documented.

        Source: API page "Look up callback details for account".
        """
        return self._executor.call(get_account_level_mms_callback.OPERATION, options=options)

    def set_account_level_sms_dlr_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set where the receipts of SMS that the account sends are posted to.

        The `dlr_callback` of a message and the address of a number come before it.

        Args:
            callback_url: The address, reachable from the public internet.
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
        """Read where the receipts of SMS that the account sends are posted to.

        Args:
            **options: See `CallOptions`.

        Returns:
            The callback with its address.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`. What the server answers
                when there is no address is not documented.

        Source: API page "Look up callback details for account".
        """
        return self._executor.call(get_account_level_sms_dlr_callback.OPERATION, options=options)

    def set_account_level_mms_dlr_callback(
        self, callback_url: str, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Set where the receipts of MMS that the account sends are posted to.

        The `dlr_callback` of a message and the address of a number come before it.

        Args:
            callback_url: The address, reachable from the public internet.
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
        """Read where the receipts of MMS that the account sends are posted to.

        Args:
            **options: See `CallOptions`.

        Returns:
            The callback with its address.

        Raises:
            FlowrouteError: The call failed; see `flowroute_sdk.errors`. What the server answers
                when there is no address is not documented.

        Source: API page "Look up callback details for account".
        """
        return self._executor.call(get_account_level_mms_dlr_callback.OPERATION, options=options)
