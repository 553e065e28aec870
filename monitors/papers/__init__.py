"""Amendments and letters beside those that went before: lineage, figures, differences per part."""
