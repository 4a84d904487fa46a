"""What comes in with a form: never more of a file than the portal reads."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

from programma.inlezen.gegevens import Grenzen

GRENS = Grenzen().bestand


class BegrensdeUpload(FileUploadHandler):
    """First of the handlers: lets a file through up to just over the limit, so that its form can refuse it.

    The rest is read and forgotten; a file of a gigabyte fills neither memory nor disk.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._binnen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self._binnen > GRENS:
            return None
        self._binnen += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one have the file."""
