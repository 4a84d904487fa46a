"""Checking what was frozen: every byte, the chain, the sums, and what happened to it. It finds, and changes nothing."""
