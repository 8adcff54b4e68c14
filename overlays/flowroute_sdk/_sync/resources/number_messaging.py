# Derived from _async/resources/number_messaging.py by `make generate`: do not edit.
# Source: sha256 fdbeca2c94230f452addd06cb965d2736c07443e04ce8841f24e59f7ed8d930e
# Below: sha256 c9b2992b6a93c9434b3b87f1674707c85f17fa43af8cb80c240855e44b2886f4
"""Messaging on single numbers: callbacks and provisioning. A part of `client.numbers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from flowroute_api.api.numbers import (
    look_up_a_message_provision_task,
    provision_messaging,
    set_did_level_mms_callback,
    set_did_level_mms_dlr_callback,
    set_did_level_sms_callback,
    set_did_level_sms_dlr_callback,
)

from ..._arguments.checks import check_flag, check_one_of, check_text, record_id
from ..._arguments.phone import NumberLike, number_list
from ..._arguments.phone import number_id as read_number_id
from ..._arguments.requests import callback_body, given
from ..engine.resource import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flowroute_api.models import MessageProvision, MessageProvisionDocument

    from ..._options.options import CallOptions

__all__ = ["NumberMessaging"]


class NumberMessaging(Resource):
    """The operations on numbers that have to do with messaging."""

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
        body = callback_body(callback_url, check=check)
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
        body = callback_body(callback_url, check=check)
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

        The `dlr_callback` of a message takes precedence over it, and it over the account's URL.

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
        body = callback_body(callback_url, check=check)
        return self._executor.call(
            set_did_level_sms_dlr_callback.OPERATION, path=path, body=body, options=options
        )

    def set_did_level_mms_dlr_callback(
        self,
        number_id: NumberLike,
        callback_url: str,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Set the URL that the receipts of a number's MMS are posted to.

        The `dlr_callback` of a message takes precedence over it, and it over the account's URL.

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
        body = callback_body(callback_url, check=check)
        return self._executor.call(
            set_did_level_mms_dlr_callback.OPERATION, path=path, body=body, options=options
        )

    def provision_messaging(
        self,
        numbers: NumberLike | Iterable[NumberLike],
        *,
        action: Literal["enable", "disable"] = "enable",
        callback_url: str | None = None,
        email: bool | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> MessageProvisionDocument:
        """Start a task that enables or disables messaging on numbers of the account.

        Args:
            numbers: One number or several, in any usual form or as records.
            action: `"enable"` or `"disable"`.
            callback_url: The address that is told when the task ends.
            email: Whether the account's contact gets a mail when the task ends.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The task, with its id and first state.

        Raises:
            InvalidArgument: An argument is missing or of the wrong kind.
            OutcomeUnknown: The task may have been started; it isn't started a second time.

        Source: API page "Enable/disable message provisioning".
        """
        if check:
            check_one_of("action", action, ("enable", "disable"), required=True)
            check_text("callback_url", callback_url, min_length=1)
            check_flag("email", email)
        body = given(
            numbers=number_list("numbers", numbers, check=check),
            action=action,
            callback_url=callback_url,
            email=email,
        )
        return self._executor.call(provision_messaging.OPERATION, body=body, options=options)

    def look_up_a_message_provision_task(
        self,
        task_id: str | int | MessageProvision | MessageProvisionDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> MessageProvisionDocument:
        """Read how far a provisioning task has come.

        Args:
            task_id: The task's id, or what started it answered with.
            check: False lets a record of any type stand for its id.
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
