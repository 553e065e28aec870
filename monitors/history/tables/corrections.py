"""What was told wrong, and what is right."""
