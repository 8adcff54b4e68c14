# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

PortOrderStatusType1 = (
    Literal[
        "abandoned",
        "accepted",
        "canceled",
        "cancelled",
        "completed",
        "hard_canceled",
        "pending",
        "processing",
        "rejected",
        "review",
        "submitted",
    ]
    | str
)
"""The values that are known. The API may send others, and takes what it knows."""
