# Derived from _async/resources/__init__.py by `make generate`: do not edit.
# Source: sha256 78a63c8fd6f5ee551963ffa423ebd5e9e289573e1a99bfe2a040fa73d8c92110
# Below: sha256 78a63c8fd6f5ee551963ffa423ebd5e9e289573e1a99bfe2a040fa73d8c92110
"""The async resources: the operations of the API as methods, and helpers on them."""
