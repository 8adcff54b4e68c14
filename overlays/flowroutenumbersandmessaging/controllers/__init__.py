"""The old controllers."""

__all__ = [
    "base_controller",
    "cdrs_controller",
    "cnams_controller",
    "e911s_controller",
    "messages_controller",
    "numbers_controller",
    "porting_controller",
    "routes_controller",
]
