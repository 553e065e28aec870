"""Who is told of an event, how soon, and what is owed to whom."""
