"""What changes to the documents mean, on the wire and for Python programs.

``sources`` reads two states of the documents, ``schemas`` and ``operations`` compare them by the
table in ``kinds``, ``python`` shows the result in code, and ``report`` formats it for people.
"""
