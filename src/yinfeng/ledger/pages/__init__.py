"""The ledger's pages: lists of subjects, one subject with its timeline and forms, batches."""
