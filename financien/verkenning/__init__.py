"""The page of a what-if: its address, what it shows, and what is kept of it."""
