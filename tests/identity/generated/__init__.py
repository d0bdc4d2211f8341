"""Records of firms and of projects with a known truth, drawn from a seed: 示例数据, every firm and project invented."""

from tests.identity.generated.making import FAMILIES, Records, generate

__all__ = ["FAMILIES", "Records", "generate"]
