"""What staff ask for in the history: words, phrases and numbers, and where they stand in a text. Pure."""
