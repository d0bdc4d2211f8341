"""The files of papers, handed out to be saved and never shown."""

from django.http import FileResponse, HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from yinfeng.kernel.refusals import RefusedError
from yinfeng.ledger import papers
from yinfeng.ledger.selectors import get_paper
from yinfeng.plan.selectors import get_campaign


@require_safe
def paper(request: HttpRequest, slug: str, number: int) -> FileResponse:
    """Hand out the file of a paper."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    source = get_paper(campaign, number, viewer=request.viewer)
    place = papers.path_of(source.sha256)
    if place is None:
        raise RefusedError(_("这份材料的文件不在数据目录里（{digest}…），请从备份恢复。"), digest=source.sha256[:12])
    name = source.file_name or f"{source.sha256[:12]}.bin"
    return FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")


urlpatterns = [path("papers/<int:number>/", paper, name="paper")]
