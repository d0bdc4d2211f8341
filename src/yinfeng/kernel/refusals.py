"""What an action or selector raises when a request is understood and not granted."""


class RefusedError(Exception):
    """The request is understood and not allowed; the message says why and what to do instead.

    The message is a template whose `{names}` are filled from the facts when it is shown; a lazily translated one is
    said in the language of who reads it.
    """

    def __init__(self, message: object, **facts: object) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts

    def __str__(self) -> str:
        return str(self.message).format(**self.facts)


class NotFoundError(Exception):
    """The thing is absent, or the viewer may not see it: both look the same."""


class ParameterError(Exception):
    """A parameter of an address cannot be read, or asks for what there is not; the message is one sentence."""
