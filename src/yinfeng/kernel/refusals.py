"""What an action or selector raises when a request is understood and not granted."""


class RefusedError(Exception):
    """The request is understood and not allowed; the message says why and what to do instead."""


class NotFoundError(Exception):
    """The thing is absent, or the viewer may not see it: both look the same."""


class ParameterError(Exception):
    """A parameter of an address cannot be read, or asks for what there is not; the message is one sentence."""
