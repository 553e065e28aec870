"""The course of a dossier over time, and the stored history under another watchlist."""
