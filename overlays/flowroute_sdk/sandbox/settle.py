"""What the passing of time brings: tasks and reviews end, exports are ready, orders go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .exports import end_exports
from .porting import go_on, is_order_due
from .provisioning import end_tasks
from .reviews import end_reviews, has_waited

if TYPE_CHECKING:
    from .world import World


def is_due(world: World) -> bool:
    """Whether anything is to happen by now."""
    now, store = world.clock.now(), world.store
    return (
        any(task.ends_at <= now for task in store.unfinished_tasks.values())
        or any(export.ends_at <= now for export in store.unfinished_exports.values())
        or any(has_waited(record, now) for record in store.pending_reviews.values())
        or any(is_order_due(order, now) for order in store.moving_orders.values())
    )


def settle(world: World) -> None:
    """Let happen what is due by now."""
    end_tasks(world)
    end_reviews(world)
    end_exports(world)
    go_on(world)
