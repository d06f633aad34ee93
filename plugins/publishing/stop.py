"""The one way in which a step of publishing ends early.

Exception
└── Stop      raised by every module here, caught by __main__
"""


class Stop(Exception):
    """What happened and what to do about it, for a person to read."""
