"""How the OpenAPI documents become the client: ``python -m generator_config generate | check``.

Nothing in here ships. Each module does one job; ``build`` strings them together.
"""
