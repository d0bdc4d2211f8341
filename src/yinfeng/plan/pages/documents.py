"""The documents that a plan rests on, and one of them beside what each passage created."""

from django.http import HttpResponse

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.plan.core.outline import outline
from yinfeng.plan.core.passages import passages
from yinfeng.plan.core.schema import Document, Plan
from yinfeng.plan.core.stretches import stretches
from yinfeng.plan.pages.requests import CampaignRequest, campaign_page
from yinfeng.plan.selectors import document_texts, get_plan, plan_coverage


@campaign_page
def documents(asked: CampaignRequest) -> HttpResponse:
    """List the documents the plan rests on, how much of each it models, and whether the text is at hand."""
    found = get_plan(asked.campaign)
    covered, texts = plan_coverage(asked.campaign), document_texts(asked.campaign)
    listed = [(document, covered.get(document.key), document.key in texts) for document in found.documents]
    return asked.answer("plan/documents.html", documents=listed)


@campaign_page
def document(asked: CampaignRequest, key: str) -> HttpResponse:
    """Show one document: its text beside what each passage created, or, without the text, its clauses by offset."""
    found = get_plan(asked.campaign)
    wanted = _document(found, key)
    text = document_texts(asked.campaign).get(key)
    rows = {row.assignment.clause.key: row for row in outline(found) if row.document.key == key}
    context = {
        "document": wanted,
        "coverage": plan_coverage(asked.campaign).get(key),
        "has_text": text is not None,
        "stretches": [
            (stretch, [rows[clause] for clause in stretch.clauses])
            for stretch in stretches(found, passages(found, key, text or ""))
            if stretch.runs
        ],
        "rows": sorted(rows.values(), key=lambda row: row.assignment.clause.span),
        "not_modelled": [entry for entry in found.not_modelled if entry.document == key],
    }
    return asked.answer("plan/document.html", **context)


def _document(found: Plan, key: str) -> Document:
    for known in found.documents:
        if known.key == key:
            return known
    raise NotFoundError(key)
