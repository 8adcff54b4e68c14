# Derived from _async/resources/message_callbacks.py by `make generate`: do not edit.
# Source: sha256 034f9b5211ecd64c48bd921406edf8e1e592218126fa033555c2b8c1b213f2e5
# Below: sha256 42222bf69796f2cd1c1cb6486f50202675a7cebd0f367ef7b65879ba50f17f4a
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

from ..._arguments.requests import callback_body
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
        body = callback_body(callback_url, check=check)
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
        body = callback_body(callback_url, check=check)
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
        body = callback_body(callback_url, check=check)
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
        body = callback_body(callback_url, check=check)
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
