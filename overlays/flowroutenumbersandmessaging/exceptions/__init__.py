"""The old exceptions; each is an error of `flowroute_sdk` as well."""

__all__ = ["api_exception", "error_exception"]
