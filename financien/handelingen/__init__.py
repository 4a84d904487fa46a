"""Everything that financien writes: posts with their standen and bijstellingen, ceilings, bestedingen, imports."""
