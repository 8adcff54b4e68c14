# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

MessageType = Literal["longcode", "toll-free"] | str
"""The values that are known. The API may send others, and takes what it knows."""
