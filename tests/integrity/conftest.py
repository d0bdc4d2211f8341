"""An invented campaign of the ledger tests."""

from tests.ledger.conftest import campaign

__all__ = ["campaign"]
