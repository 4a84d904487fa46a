"""What changed between two overviews. Pure: it takes them as they were composed or read back, whatever schema they had."""
