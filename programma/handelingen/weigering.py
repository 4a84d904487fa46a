"""What a handeling answers when what somebody wants cannot be."""

from collections.abc import Mapping


class Geweigerd(Exception):
    """Values that cannot be, or cannot stand together. Nothing is written.

    `fouten` are Dutch sentences by field, "" for the whole.
    """

    def __init__(self, fouten: Mapping[str, str]) -> None:
        super().__init__(fouten)
        self.fouten = fouten

    def __str__(self) -> str:
        return " ".join(self.fouten.values())
