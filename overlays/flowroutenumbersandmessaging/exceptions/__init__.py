"""The old exceptions; each is an error of `flowroute_sdk` as well."""
