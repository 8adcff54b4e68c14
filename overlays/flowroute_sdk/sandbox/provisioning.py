"""Messaging on numbers is switched by tasks that take a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .clock import hundredths, offset_iso
from .records import Number, Task
from .webhooks import schedule

if TYPE_CHECKING:
    from .world import World

SECONDS = 5.0
FIRST_ID = 50001


def start_task(world: World, numbers: list[str], *, enable: bool, callback_url: str | None) -> Task:
    """Start a task; numbers that aren't owned fail, the others follow when it ends."""
    owned = world.store.all(Number)
    task = Task(
        id=world.store.new_id(Task, FIRST_ID),
        numbers=numbers,
        failed=[one for one in numbers if one not in owned],
        enable=enable,
        ends_at=world.wait(SECONDS),
    )
    world.store.save(task)
    if callback_url is not None:
        schedule(world, "event", callback_url, _event(world, task, callback_url), task.ends_at)
    return task


def end_tasks(world: World) -> None:
    """End the tasks whose time has come."""
    now = world.clock.now()
    for task in list(world.store.unfinished_tasks.values()):
        if task.ends_at <= now:
            _finish(world, task)


def _finish(world: World, task: Task) -> None:
    task.done = True
    world.store.save(task)
    for number_id in task.numbers:
        number = world.store.get(Number, number_id)
        if number is not None:
            number.messaging_enabled = task.enable
            world.store.save(number)


def _event(world: World, task: Task, url: str) -> dict[str, Any]:
    event_id = str(world.settings.id_of(f"event:{task.id}"))
    return {
        "data": {
            "attributes": {
                "at": offset_iso(task.ends_at),
                "customer_id": f"{world.settings.seed:032x}",
                "event_type": "status_change",
                "id": event_id,
                "message": f"Messaging provisioning of {len(task.numbers)} number(s) has ended.",
                "resource_id": task.id,
                "resource_type": "messaging-provision",
                "status": "completed",
                "timestamp": offset_iso(task.ends_at),
                "type": "event",
                "url_override": url,
                "version": "1.0",
            },
            "id": event_id,
            "timestamp": hundredths(task.ends_at),
            "type": "messaging-provision",
        }
    }
