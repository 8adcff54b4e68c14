# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from typing import Literal

RouteUpdateAttributesRouteType = Literal["host", "number", "uri"]
"""The values that the API takes."""
