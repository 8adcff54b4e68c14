"""What the passing of time brings: tasks end, reviews end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .provisioning import end_tasks
from .reviews import end_reviews

if TYPE_CHECKING:
    from .world import World


def settle(world: World) -> None:
    """Let happen what is due by now."""
    end_tasks(world)
    end_reviews(world)
