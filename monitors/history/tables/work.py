"""What staff did with a change: taken on, not relevant, wrong; and proposals for the watchlist."""
