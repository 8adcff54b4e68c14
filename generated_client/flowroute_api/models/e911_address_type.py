# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

E911AddressType = (
    Literal[
        "Apartment",
        "Basement",
        "Building",
        "Department",
        "Floor",
        "Front",
        "Key",
        "Lobby",
        "Lot",
        "Lower",
        "Office",
        "Penthouse",
        "Pier",
        "Rear",
        "Room",
        "Side",
        "Slip",
        "Space",
        "Stop",
        "Suite",
        "Trailer",
        "Unit",
        "Upper",
    ]
    | str
)
"""The values that are known. The API may send others, and takes what it knows."""
