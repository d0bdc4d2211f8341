"""Workbooks as somebody who has never seen the importer would send them, larger than the cases and more mixed.

示例数据：every firm, project, person and figure in these files is invented.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.workbooks.strangers.registry import STRANGERS

for _module in sorted(found.name for found in iter_modules(__path__) if found.name not in ("registry", "__main__")):
    import_module(f"{__name__}.{_module}")

__all__ = ["STRANGERS"]
