# Derived from _async/__init__.py by `python -m generator_config generate`: do not edit.
# Source: sha256 ccc477be794bbe412b66ca0048de02f36683f8a340eedf3db35b53705a33c2ee
# Below: sha256 ccc477be794bbe412b66ca0048de02f36683f8a340eedf3db35b53705a33c2ee
"""The client, its executor and its resources."""
