"""The kinds of numbers."""


class NumberTypeEnum:
    """The kinds of numbers."""

    STANDARD = "standard"
    TOLLFREE = "tollfree"
    INUM = "inum"
