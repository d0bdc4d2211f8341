"""The seeded generator of the invented campaign (示例数据): from distributions to the files an office has."""
