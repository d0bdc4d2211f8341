"""Texts that are said to people are marked where they stand and translated where they are shown."""


def mark(text: str) -> str:
    """Mark a text for translation where it is shown; neither the kernel nor a core knows languages."""
    return text
