"""The previous SDK's interface, on top of `flowroute_sdk`.

Old programs run as they are. Each old method warns once, with the new call spelled out;
`docs/migrating.md` has them all, and `python -m flowroute_sdk.migrate` rewrites source files.
"""
