# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

RouteCreateAttributesRouteType = Literal["host", "number", "uri"] | str
"""The values that are known. The API may send others, and takes what it knows."""
