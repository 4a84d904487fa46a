"""The gear that makes a Word document of a page of ours: same words, same tables, without the pictures."""

from .document import Properties, write

__all__ = ["Properties", "write"]
