"""What a change of the documents means: on the wire, and for programs in Python.

``sources`` reads two states of the documents, ``schemas`` and ``operations`` compare them by the
table in ``kinds``, ``python`` says what it looks like in code, ``report`` tells it to people.
"""
