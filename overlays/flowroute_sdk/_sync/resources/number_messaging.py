# Derived from _async/resources/number_messaging.py by `make generate`: do not edit.
# Source: sha256 6dc22660dc346f7d80846e47f58397685556ec7a7a0bdffa792a0748e6ed52db
# Below: sha256 419507d092ed6c7c375072021d301c0ee49e8c33b4acfd29832385833bc6a533
"""Messaging on single numbers, callbacks and provisioning: part of `client.numbers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from flowroute_api.api.numbers import (
    look_up_a_message_provision_task,
    provision_messaging,
    set_did_level_dlr_callback,
    set_did_level_mms_callback,
    set_did_level_mms_dlr_callback,
    set_did_level_sms_callback,
    set_did_level_sms_dlr_callback,
)
from flowroute_api.models import MessageProvisionRequest

from ..._arguments.callbacks import callback_request
from ..._arguments.checks import record_id
from ..._arguments.documented import check_documented
from ..._arguments.phone import NumberLike, number_list
from ..._arguments.phone import number_id as read_number_id
from ..._arguments.requests import given
from ..._deprecated import deprecated
from ..engine.resource import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flowroute_api.models import (
        MessageProvision,
        MessageProvisionDocument,
        MessageProvisionRequestAction,
    )

    from ..._options.options import CallOptions

__all__ = ["NumberMessaging"]


class NumberMessaging(Resource):
    """The messaging operations on numbers."""

    __slots__ = ()

    def set_did_level_sms_callback(
        self,
        number_id: NumberLike,
        callback_url: str,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Set the URL that a number's inbound SMS are posted to, instead of the account's.

        Args:
            number_id: The number in any usual form, or its record.
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong kind.
            NotFound: The number isn't on the account.

        Source: API page "Set a messaging callback URL for phone number".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        body = callback_request(set_did_level_sms_callback.OPERATION, callback_url, check=check)
        return self._executor.call(
            set_did_level_sms_callback.OPERATION, path=path, body=body, options=options
        )

    def set_did_level_mms_callback(
        self,
        number_id: NumberLike,
        callback_url: str,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Set the URL that a number's inbound MMS are posted to, instead of the account's.

        Args:
            number_id: The number in any usual form, or its record.
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong kind.
            NotFound: The number isn't on the account.

        Source: API page "Set a messaging callback URL for phone number".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        body = callback_request(set_did_level_mms_callback.OPERATION, callback_url, check=check)
        return self._executor.call(
            set_did_level_mms_callback.OPERATION, path=path, body=body, options=options
        )

    def set_did_level_sms_dlr_callback(
        self,
        number_id: NumberLike,
        callback_url: str,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Set the URL that the receipts of a number's SMS are posted to.

        The `dlr_callback` of a message takes precedence over it, and it takes precedence over the
        account's URL.

        Args:
            number_id: The number in any usual form, or its record.
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong kind.
            NotFound: The number isn't on the account.

        Source: API page "Set a messaging callback URL for phone number".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        body = callback_request(set_did_level_sms_dlr_callback.OPERATION, callback_url, check=check)
        return self._executor.call(
            set_did_level_sms_dlr_callback.OPERATION, path=path, body=body, options=options
        )

    @deprecated("dlr_callback is now sms_dlr_callback: use set_did_level_sms_dlr_callback")
    def set_did_level_dlr_callback(
        self,
        number_id: NumberLike,
        callback_url: str,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Set the URL that the receipts of a number's SMS are posted to, under its former name.

        Deprecated: use `set_did_level_sms_dlr_callback`, which sets the same URL.

        Args:
            number_id: The number in any usual form, or its record.
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong kind.
            NotFound: The number isn't on the account.

        Source: API page "Set a messaging callback URL for phone number".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        operation = set_did_level_dlr_callback.OPERATION
        body = callback_request(operation, callback_url, check=check)
        return self._executor.call(operation, path=path, body=body, options=options)

    def set_did_level_mms_dlr_callback(
        self,
        number_id: NumberLike,
        callback_url: str,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Set the URL that the receipts of a number's MMS are posted to.

        The `dlr_callback` of a message takes precedence over it, and it takes precedence over the
        account's URL.

        Args:
            number_id: The number in any usual form, or its record.
            callback_url: The URL; it must be reachable from the public internet.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong kind.
            NotFound: The number isn't on the account.

        Source: API page "Set a messaging callback URL for phone number".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        body = callback_request(set_did_level_mms_dlr_callback.OPERATION, callback_url, check=check)
        return self._executor.call(
            set_did_level_mms_dlr_callback.OPERATION, path=path, body=body, options=options
        )

    def provision_messaging(
        self,
        numbers: NumberLike | Iterable[NumberLike],
        *,
        action: MessageProvisionRequestAction = "enable",
        callback_url: str | None = None,
        email: bool | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> MessageProvisionDocument:
        """Start a task that enables or disables messaging on numbers of the account.

        Args:
            numbers: One or more numbers, in any usual form or as records.
            action: `"enable"` or `"disable"`.
            callback_url: The URL to call when the task ends.
            email: Whether to send the account's contact an email when the task ends.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The task, with its id and initial status.

        Raises:
            InvalidArgument: An argument is missing or of the wrong kind.
            OutcomeUnknown: The task may have been started; the call isn't repeated.

        Source: API page "Enable/disable message provisioning".
        """
        if check:
            check_documented(
                provision_messaging.OPERATION,
                action=action,
                callback_url=callback_url,
                email=email,
            )
        body = MessageProvisionRequest(
            numbers=number_list("numbers", numbers, check=check),
            action=action,
            callback_url=given(callback_url),
            email=given(email),
        )
        return self._executor.call(provision_messaging.OPERATION, body=body, options=options)

    def look_up_a_message_provision_task(
        self,
        task_id: str | int | MessageProvision | MessageProvisionDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> MessageProvisionDocument:
        """Read the status of a provisioning task.

        Args:
            task_id: The task's id, or the result of starting it.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The task.

        Raises:
            InvalidArgument: `task_id` isn't an id.
            NotFound: There is no such task.

        Source: API page "Look up a message provision task".
        """
        path = {"task_id": record_id("task_id", task_id, check=check)}
        return self._executor.call(
            look_up_a_message_provision_task.OPERATION, path=path, options=options
        )
