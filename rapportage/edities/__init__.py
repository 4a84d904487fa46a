"""Freezing an overview: composing it consistently, its files, the chain of hashes, and what comes of it afterwards."""
