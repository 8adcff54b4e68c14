"""The commands that are no operations: where each lives. They are loaded when they are used."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["OF_RESOURCES", "TOP", "Own"]


class Own(NamedTuple):
    """A command of our own."""

    home: str
    """Module and name within this package."""
    about: str
    """The line that help lists it with."""


TOP: dict[str, Own] = {
    "login": Own("commands.account:login", "Store an account's keys under a name"),
    "logout": Own("commands.account:logout", "Forget an account's keys"),
    "whoami": Own("commands.account:whoami", "Show which account the commands use"),
    "doctor": Own("commands.doctor:doctor", "Check what calls need: keys, connection, clock …"),
    "demo": Own("commands.demo:demo", "Take a tour, against a sandbox of its own"),
    "sandbox": Own("commands.sandbox:sandbox", "Start a local Flowroute"),
    "listen": Own("commands.listen:listen", "Receive webhooks and show them as they come"),
    "trigger": Own("commands.trigger:trigger", "Let things happen in a sandbox"),
    "migrate": Own("commands.migrate:migrate", "Rewrite programs for the previous SDK"),
    "completion": Own("commands.completion:completion", "Complete commands in bash, zsh and fish"),
}
"""The commands beside the resources."""

OF_RESOURCES: dict[str, dict[str, Own]] = {
    "e911s": {
        "sync": Own("commands.e911_sync:sync", "Make addresses what the rows of a file say"),
    },
    "messages": {
        "tail": Own("commands.tail:tail", "Follow the records of messages"),
        "export": Own("commands.export:export", "Write all records of a month"),
    },
    "numbers": {
        "provision": Own("commands.provision:provision", "Buy numbers and set them up"),
        "undo-provisioning": Own("commands.provision:undo", "Undo what provision did"),
    },
}
"""Commands of a resource that its methods don't have; they go before methods of the same name."""
