# Derived from _async/engine/__init__.py by `make generate`: do not edit.
# Source: sha256 af4b1d802d2fb4ee75d189497a358a44d5077f800d3952f9cfd2d7d6fe1b936f
# Below: sha256 af4b1d802d2fb4ee75d189497a358a44d5077f800d3952f9cfd2d7d6fe1b936f
"""How the async client carries out calls, whatever the operation."""
