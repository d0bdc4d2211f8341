"""Yinfeng (引凤) runs a region's investment-promotion campaign from its published plan."""
