"""The ceilings of a plan: what is charged to them, what became of it, over which years, and what others bring in."""
