"""Who names a subject is found without going through the ledger."""

import pytest
from django.db import connection
from tests.ledger.conftest import EAST, NOON

from yinfeng.ledger.appending import append
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.words import WORDS
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Subject
from yinfeng.ledger.selectors import list_pointing

pytestmark = pytest.mark.django_db

RELATIONS = tuple(key for key, word in WORDS.items() if word.holds == "subject")


def test_those_that_name_a_subject_are_found_by_the_index_of_relations(campaign):
    said = [("p1", "name", "p2"), ("p2", "name", "乙"), ("p3", "same_as", "p2"), ("p4", "part_of", "p2")]
    drafts = [Draft("project", key, word, Standing.REPORTED, text=text) for key, word, text in said]
    append(campaign=campaign, title="关系", drafts=drafts, by=EAST, at=NOON)
    asked = []

    def keep(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        found = list_pointing(Subject.objects.get(key="p2"), RELATIONS, viewer=EAST)
    assert [(key, entry.word) for key, entry in found] == [("p3", "same_as"), ("p4", "part_of")]
    (sql, params) = next(query for query in asked if "text" in query[0] and "ledger_entry" in query[0])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        assert "entry_by_relation" in str(cursor.fetchall())
