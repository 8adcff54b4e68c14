# Derived from _async/resources/routes.py by `make generate`: do not edit.
# Source: sha256 79f20c60d1f295b68cb04e6c94645b5038c44519b657f46a13305c1ae3244c4d
# Below: sha256 b96fe66b6bccbae96512bfbf749181cab51812e2bfadd8617572c8a8d1ec58fd
"""Inbound routes, and the numbers that use them: `client.routes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from flowroute_api.api.routes import (
    create_an_inbound_route,
    delete_an_inbound_route,
    list_edge_strategies,
    list_inbound_routes,
    remove_failover_voice_route,
    remove_primary_voice_route,
    update_an_inbound_route,
    update_failover_voice_route,
    update_primary_voice_route,
)
from flowroute_api.models import (
    RouteAssignmentData,
    RouteAssignmentRequest,
    RouteCreateAttributes,
    RouteCreateData,
    RouteCreateRequest,
    RouteUpdateAttributes,
    RouteUpdateData,
    RouteUpdateRequest,
)
from flowroute_api.types import UNSET

from ..._arguments.checks import check_number, check_text, record_id
from ..._arguments.documented import check_documented, page_window
from ..._arguments.phone import NumberLike
from ..._arguments.phone import number_id as read_number_id
from ..._arguments.requests import given, require_change
from ..._arguments.targets import edge_strategy, route_value
from ..._sides.pages_sync import paged
from ..engine.resource import Resource
from ..engine.settling import carry_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flowroute_api.models import (
        EdgeStrategy,
        ListInboundRoutesRouteType,
        Route,
        RouteCreateAttributesRouteType,
        RouteDocument,
        RouteUpdateAttributesRouteType,
    )

    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ..._policy.effects import NewRoute
    from ..._sides.pages_sync import Page

__all__ = ["Routes"]


class Routes(Resource):
    """Where inbound calls go.

    A route leads to a host, a SIP URI or a phone number. A number has a primary route and may
    have one for failover; it starts with the built-in route `sip-reg`, whose id is 0.
    """

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = ()

    def list_inbound_routes(
        self,
        *,
        route_type: ListInboundRoutesRouteType | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Page[Route]:
        """List the routes of the account.

        Args:
            route_type: Only routes of this type.
            limit: Routes per page, 1 to 200; 200 by default.
            offset: How many routes to skip.
            max_items: The maximum number of items that iteration over all pages yields.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of range.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List inbound routes".
        """
        page_window(list_inbound_routes.OPERATION, limit, offset, max_items, check=check)
        if check:
            check_documented(list_inbound_routes.OPERATION, route_type=route_type)
        return paged(
            self._executor,
            list_inbound_routes.OPERATION,
            query={"route_type": route_type},
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    def create_an_inbound_route(
        self,
        *,
        route_type: RouteCreateAttributesRouteType,
        value: str | int,
        alias: str,
        edge_strategy_id: int | str | EdgeStrategy | None = None,
        on_unknown: OnUnknown = "raise",
        settle: float = 30.0,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> RouteDocument:
        """Create a route, which can then be assigned to numbers.

        With `on_unknown="find"`, the routes are listed before the call and, if the outcome is
        unknown, again after it: a new one with the given values is the result.

        Args:
            route_type: What the route leads to.
            value: For `host`, an address or host name with an optional port (without one, DNS SRV
                is tried); for `number`, a phone number in any usual form; for `uri`,
                `protocol:user@domain[:port]`. A host or URI may end with `;transport=tls`.
            alias: The name of the route, unique on the account.
            edge_strategy_id: The point of presence that receives the calls, or its id.
            on_unknown: What to do after an unknown outcome: `"raise"`; `"find"` looks for the
                route and returns it, unless another call of this process may have created it;
                `"candidates"` looks for it and raises. The raw form only raises.
            settle: How many seconds to look for the route.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The new route.

        Raises:
            InvalidArgument: An argument is missing or of the wrong kind.
            OutcomeUnknown: The route may have been created; the call isn't repeated. After a
                search, `candidates` holds the new routes with these values.

        Source: API page "Create an inbound route".
        """
        if check:
            check_documented(create_an_inbound_route.OPERATION, alias=alias, route_type=route_type)
        attributes = RouteCreateAttributes(
            alias=alias,
            route_type=route_type,
            value=route_value(route_type, value, check=check),
            edge_strategy_id=given(edge_strategy(edge_strategy_id, check=check)),
        )
        body = RouteCreateRequest(data=RouteCreateData(attributes=attributes))
        return carry_out(
            self._executor,
            create_an_inbound_route.OPERATION,
            look=self._look,
            document=_route_document,
            on_unknown=on_unknown,
            settle=settle,
            body=body,
            options=options,
        )

    def update_an_inbound_route(
        self,
        route_id: str | int | Route | RouteDocument,
        *,
        alias: str | None = None,
        route_type: RouteUpdateAttributesRouteType | None = None,
        value: str | int | None = None,
        edge_strategy_id: int | str | EdgeStrategy | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> RouteDocument:
        """Change a route. Arguments that are None leave it as it is.

        Args:
            route_id: The route's id, or the route.
            alias: A new name, unique on the account.
            route_type: What the route leads to.
            value: A new target; with `route_type="number"`, a phone number in any usual form.
            edge_strategy_id: The point of presence that receives the calls, or its id.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The updated route.

        Raises:
            InvalidArgument: There is nothing to change, or an argument is of the wrong kind.
            NotFound: The account has no such route.

        Source: API page "Update voice route".
        """
        path = {"route_id": record_id("route_id", route_id, "route", check=check)}
        if check:
            check_text("alias", alias, min_length=1)
            check_documented(update_an_inbound_route.OPERATION, route_type=route_type)
        attributes = RouteUpdateAttributes(
            alias=given(alias),
            route_type=given(route_type),
            value=UNSET if value is None else route_value(route_type, value, check=check),
            edge_strategy_id=given(edge_strategy(edge_strategy_id, check=check)),
        )
        if check:
            require_change(update_an_inbound_route.OPERATION, attributes, options)
        body = RouteUpdateRequest(data=RouteUpdateData(attributes=attributes))
        return self._executor.call(
            update_an_inbound_route.OPERATION, path=path, body=body, options=options
        )

    def delete_an_inbound_route(
        self,
        route_id: str | int | Route | RouteDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Delete a route. No number may use it any more.

        Args:
            route_id: The route's id, or the route.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `route_id` isn't an id.
            PermissionDenied: Numbers still use the route.
            NotFound: The account has no such route.

        Source: API page "Delete route".
        """
        path = {"route_id": record_id("route_id", route_id, "route", check=check)}
        return self._executor.call(delete_an_inbound_route.OPERATION, path=path, options=options)

    def list_edge_strategies(
        self, *, max_items: int | None = None, **options: Unpack[CallOptions]
    ) -> Page[EdgeStrategy]:
        """List the points of presence, whose ids serve as `edge_strategy_id`.

        The layout of the answer isn't documented, so nearly every field is optional.

        Args:
            max_items: The maximum number of items that iteration yields.
            **options: See `CallOptions`.

        Returns:
            A page, presumably the only one.

        Raises:
            InvalidArgument: `max_items` is below 0.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Create an inbound route", which names the path.
        """
        check_number("max_items", max_items)
        return paged(
            self._executor,
            list_edge_strategies.OPERATION,
            query={},
            limit=None,
            offset=None,
            max_items=max_items,
            options=options,
        )

    def update_primary_voice_route(
        self,
        number_id: NumberLike,
        route_id: str | int | Route | RouteDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Send the calls of a number to a route.

        The number comes first, since it is what changes. Both may be passed by keyword; swapped,
        they are rejected.

        Args:
            number_id: A number of the account in any usual form, or its record.
            route_id: An existing route, the result of creating it, or its id.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `number_id` isn't a phone number, or `route_id` isn't a route.
            NotFound: The account has no such number or route.

        Source: API page "Specify number primary voice route".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        body = _assignment(route_id, check=check)
        return self._executor.call(
            update_primary_voice_route.OPERATION, path=path, body=body, options=options
        )

    def update_failover_voice_route(
        self,
        number_id: NumberLike,
        route_id: str | int | Route | RouteDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Send the calls of a number to a route when the primary route fails.

        The number comes first, as in `update_primary_voice_route`.

        Args:
            number_id: A number of the account in any usual form, or its record.
            route_id: An existing route, the result of creating it, or its id. It must not lead to
                another Flowroute number.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `number_id` isn't a phone number, or `route_id` isn't a route.
            NotFound: The account has no such number or route.

        Source: API page "Specify number primary voice route", which covers failover as well.
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        body = _assignment(route_id, check=check)
        return self._executor.call(
            update_failover_voice_route.OPERATION, path=path, body=body, options=options
        )

    def remove_primary_voice_route(
        self, number_id: NumberLike, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Remove the primary route from a number; the route itself stays.

        Args:
            number_id: A number of the account in any usual form, or its record.
            check: False sends the number as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `number_id` isn't a phone number.
            PermissionDenied: The credentials don't allow it.

        Source: API page "Remove voice route".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        return self._executor.call(remove_primary_voice_route.OPERATION, path=path, options=options)

    def remove_failover_voice_route(
        self, number_id: NumberLike, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Remove the failover route from a number; the route itself stays.

        Args:
            number_id: A number of the account in any usual form, or its record.
            check: False sends the number as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `number_id` isn't a phone number.
            PermissionDenied: The credentials don't allow it.

        Source: API page "Remove voice route".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        return self._executor.call(
            remove_failover_voice_route.OPERATION, path=path, options=options
        )

    def _look(self, effect: NewRoute, _since: datetime, options: CallOptions) -> Sequence[Route]:
        return [each for each in self.list_inbound_routes(**options) if effect.may_be(each)]


def _route_document(route: Route) -> RouteDocument:
    """What creating the route would have returned."""
    from flowroute_api.models import RouteDocument

    return RouteDocument(data=route)


def _assignment(
    route_id: str | int | Route | RouteDocument, *, check: bool
) -> RouteAssignmentRequest:
    found = record_id("route_id", route_id, "route", check=check)
    return RouteAssignmentRequest(data=RouteAssignmentData(id=found))
