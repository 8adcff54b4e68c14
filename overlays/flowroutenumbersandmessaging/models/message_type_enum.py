"""The kinds of numbers that messages go between."""


class MessageTypeEnum:
    """The kinds of numbers that messages go between."""

    LONGCODE = "longcode"
    TOLLFREE = "toll-free"
