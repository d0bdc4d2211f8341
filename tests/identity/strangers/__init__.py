"""Small sets by hand that the engine has never seen: 示例数据, every firm, project and credit code is invented.

`press`: projects as the press and counties mention them, clustered by hand, with look-alikes. `districts`: tables of
two districts with amounts in other units, 57 projects in both. `firms`: pairs of firm names, with a table of renames.
"""
