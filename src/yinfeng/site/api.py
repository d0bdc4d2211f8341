"""The HTTP interface: the rooms' routers under one mount, one shape of error."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from yinfeng.figures.api import router as figures_router
from yinfeng.kernel.refusals import NotFoundError, ParameterError, RefusedError
from yinfeng.ledger.api import router as ledger_router
from yinfeng.plan.api import router as plan_router


class Readable(JSONRenderer):
    """JSON in which Chinese stands as Chinese."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Yinfeng",
    version="1",
    description="Plans, campaigns and the figures that open to their rows.",
    docs_url=None,  # its pages would come from elsewhere; the schema is at openapi.json
    urls_namespace="api",
    renderer=Readable(),
)
api.add_router("", plan_router)
api.add_router("", ledger_router)
api.add_router("", figures_router)


@api.exception_handler(NotFoundError)
def not_found(request: HttpRequest, error: NotFoundError) -> HttpResponse:
    """Answer 404; what is absent and what is hidden look the same."""
    return api.create_response(request, {"detail": "not found"}, status=404)


@api.exception_handler(ParameterError)
def wrong(request: HttpRequest, error: ParameterError) -> HttpResponse:
    """Answer 400 with the reason."""
    return api.create_response(request, {"detail": str(error)}, status=400)


@api.exception_handler(RefusedError)
def refused(request: HttpRequest, error: RefusedError) -> HttpResponse:
    """Answer 409 with the reason."""
    return api.create_response(request, {"detail": str(error)}, status=409)
