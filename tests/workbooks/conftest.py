"""What tests of storing and of pages share: the invented campaign of the ledger's tests."""

from tests.ledger.conftest import campaign

__all__ = ["campaign"]
