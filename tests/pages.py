"""A page as tests look at it: its ids, and where its links lead."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """Ids and links of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if tag == "a" else []
