"""A book reads each subject and each entry once, and says what the ledger says."""

import random

import pytest
from tests.ledger.conftest import EAST, NOON
from tests.ledger.test_projecting import act_at_random

from yinfeng.ledger.appending import append
from yinfeng.ledger.book import Book
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.fold import fold
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Subject
from yinfeng.ledger.selectors import load_entries

pytestmark = pytest.mark.django_db


def names(*keys: str) -> list[Draft]:
    return [Draft("project", key, "name", Standing.CLAIMED, text=f"项目{key}") for key in keys]


@pytest.mark.parametrize("seed", range(5))
def test_a_book_kept_open_says_what_the_ledger_says(campaign, seed):
    rng, book = random.Random(seed), Book(campaign)
    for _ in range(40):
        act_at_random(campaign, rng)
        if rng.random() < 0.4:
            some = rng.sample(known, rng.randint(0, len(known))) if (known := list(Subject.objects.all())) else []
            book.read([subject.pk for subject in some])
            held = load_entries(campaign)
            for subject in some:
                assert list(book.entries(subject.pk)) == held[subject.pk]
                assert book.state(subject.pk) == fold(held[subject.pk])


def test_what_was_read_is_not_read_again(campaign, django_assert_num_queries):
    append(campaign=campaign, title="登记", drafts=names("p1", "p2"), by=EAST, at=NOON)
    book = Book(campaign)
    with django_assert_num_queries(1):
        keys = book.subjects("project", ["p1", "p2", "p3"])
    with django_assert_num_queries(2):
        book.read(keys.values())
    append(campaign=campaign, title="更名", drafts=names("p1"), by=EAST, at=NOON, book=book)
    with django_assert_num_queries(1):
        book.read(keys.values())
    with django_assert_num_queries(0):
        assert [len(book.entries(keys[key])) for key in ("p1", "p2")] == [2, 1]
        assert set(book.subjects("project", ["p1", "p2"])) == {"p1", "p2"}
