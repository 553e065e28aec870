"""Which readers were told that a source cannot be read."""
