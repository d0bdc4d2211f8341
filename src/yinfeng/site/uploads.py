"""A request that is larger than any file we take is answered before its body is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yinfeng.ledger.papers import MAX_BYTES

AROUND = 2**20
"""How many bytes the other fields of a form and the marks between them may take beside a file."""


class UploadMiddleware:
    """Answers 413 by the length that the request announces; a body without one is not read by the server either."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on unless it is too large."""
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > MAX_BYTES + AROUND:
            reason = _("文件超过 20 MiB。请压缩或拆开后再传。")
            return render(request, "site/refused.html", {"reason": reason}, status=413)
        return self.get_response(request)
