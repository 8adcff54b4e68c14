# Derived from _async/__init__.py by `make generate`: do not edit.
# Source: sha256 e6955f7e0af306fe20d04f8e5721661a5737b83230d83c6cc1ac377a9cb2e97a
# Below: sha256 e6955f7e0af306fe20d04f8e5721661a5737b83230d83c6cc1ac377a9cb2e97a
"""The async client and its raw view, over an engine and the resources."""
