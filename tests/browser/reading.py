"""A reader with a task: sees what is visible, clicks on what has a role and a name; the pages count the clicks."""

from playwright.sync_api import Locator, Page, expect

COUNT = 'addEventListener("pointerdown", (event) => event.isTrusted && countClick(), true)'


class Reader:
    """Someone in front of a page, whose every press of the pointer counts as a click, whatever made it."""

    def __init__(self, page: Page, start: str) -> None:
        self.page, self.clicks = page, 0
        page.expose_function("countClick", self._count)
        page.add_init_script(COUNT)
        page.goto(start)

    def _count(self) -> None:
        self.clicks += 1

    def click(self, target: Locator) -> None:
        """Click on something that can be seen."""
        expect(target).to_be_visible()
        target.click()

    def look_for(self, text: str) -> None:
        """Write into the search field, to which the pointer has to go first, and press Enter."""
        self.click(self.page.get_by_role("searchbox"))
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def go_to(self, name: str) -> None:
        """Choose a page of the campaign; on a phone the contents have to be opened first."""
        contents = self.page.locator("summary", has_text="目录")
        if contents.is_visible():
            self.click(contents)
        self.click(self.page.get_by_role("link", name=name, exact=True).locator("visible=true"))

    def part(self, name: str) -> Locator:
        """Return the part of the page that has this heading."""
        heading = self.page.get_by_role("heading", name=name)
        part = self.page.get_by_role("region", name=name).filter(has=heading)
        expect(part).to_be_visible()
        return part
