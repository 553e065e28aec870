"""What happened in the world: typed events, sightings of one event joined, contradictions, re-issues."""
