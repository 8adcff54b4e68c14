"""Write what an operation needs by hand: its method on a resource, its handler in the sandbox.

``shape`` reads from the document what a method looks like, ``write`` writes methods and handlers,
``insert`` finds the places for new arguments in methods that people wrote, ``command`` does and
tells it.
"""
