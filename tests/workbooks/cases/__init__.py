"""The workbooks that the importer is held to, each with the report a careful clerk would write.

示例数据：every firm, project, person and figure in these files is invented.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.workbooks.building import REGISTRY, Case

for _module in sorted(found.name for found in iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")

CASES: dict[str, Case] = dict(sorted(REGISTRY.items()))
