"""What staff search in: headlines, titles, added and removed text."""
