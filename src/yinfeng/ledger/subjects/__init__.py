"""One subject's page: what is known of it, its timeline, and the forms that add to it."""
