"""Who looks at a page: until people arrive, one local viewer, acting for the unit that the header says.

Rooms find the viewer as `request.viewer`.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from yinfeng.kernel.viewer import Viewer
from yinfeng.site.acting import acting_key


def local_viewer(request: HttpRequest) -> Viewer:
    """Return the one person who sits at this machine, and the unit they act for."""
    return Viewer(name="本机使用者", unit=acting_key(request))


class ViewerMiddleware:
    """Puts the viewer on every request, for pages and the interface to hand to selectors and actions."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on with its viewer."""
        request.viewer = local_viewer(request)
        return self.get_response(request)
