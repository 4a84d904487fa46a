"""The frames between portal and child: 4 bytes length, a JSON header, then the parts whose lengths the header lists."""

import json
import os
import socket
import struct
import time

_LENGTH = struct.Struct(">I")
_CHUNK = 1 << 16
MAX_PART = 64 * 1024 * 1024


class Gesloten(Exception):
    """The other side is gone."""


class Geweigerd(Exception):
    """What was sent is refused; the message is a Dutch sentence."""


def take_over_output() -> socket.socket:
    """In the child: the socket it was started with. What a library prints goes to standard error, not between two frames."""
    verbinding = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return verbinding


def send(verbinding: socket.socket, header: dict, *parts: bytes, deadline: float | None = None) -> None:
    """Send one frame; raises Gesloten when nobody listens, TimeoutError past `deadline` (a time.monotonic() value)."""
    head = json.dumps({**header, "parts": [len(part) for part in parts]}).encode()
    try:
        for piece in (_LENGTH.pack(len(head)) + head, *parts):
            verbinding.settimeout(_left(deadline))
            verbinding.sendall(piece)
    except (BrokenPipeError, ConnectionError) as fout:
        raise Gesloten from fout


def receive(verbinding: socket.socket, *, deadline: float | None = None) -> tuple[dict, list[bytes]]:
    """Wait for one frame and return (header, parts); raises Gesloten at end of file, TimeoutError past `deadline`."""
    (length,) = _LENGTH.unpack(_read(verbinding, _LENGTH.size, deadline))
    header = json.loads(_read(verbinding, length, deadline))
    return header, [bytes(_read(verbinding, size, deadline)) for size in header["parts"]]


def _read(verbinding: socket.socket, size: int, deadline: float | None) -> bytearray:
    if size > MAX_PART:
        raise Gesloten(f"part of {size} bytes")
    data = bytearray()
    try:
        while len(data) < size:
            verbinding.settimeout(_left(deadline))
            piece = verbinding.recv(min(_CHUNK, size - len(data)))
            if not piece:
                raise Gesloten
            data += piece
    except ConnectionError as fout:
        raise Gesloten from fout
    return data


def _left(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
