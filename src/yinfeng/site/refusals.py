"""What a refusal of a room becomes on the way out: a page, with the status that says what happened."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yinfeng.kernel.refusals import NotFoundError, ParameterError, RefusedError


class RefusalMiddleware:
    """Turns NotFoundError into 404, ParameterError into 400 and RefusedError into 409, wherever a page raised it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for a refusal; anything else is a fault and goes on."""
        if isinstance(error, NotFoundError):
            return render(request, "404.html", status=404)
        if isinstance(error, ParameterError):
            return render(request, "site/wrong.html", {"reason": str(error)}, status=400)
        if isinstance(error, RefusedError):
            return render(request, "site/refused.html", {"reason": str(error)}, status=409)
        return None
