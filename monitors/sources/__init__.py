"""How a source fares and when it is visited again."""
