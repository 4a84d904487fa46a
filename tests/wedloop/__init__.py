"""Eight editors, each a process of its own, who change the same cell of a running portal over HTTP at the same time."""
