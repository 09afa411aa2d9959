"""The outer form of a WebP: its chunks and its size, without decoding it.

As RFC 9649 has it.
"""

from collections.abc import Iterator

HEAD = 12
CHUNK_HEAD = 8
# With EXIF, XMP, colour profiles and frames left out.
FRAMES = frozenset((b"VP8 ", b"VP8L"))
KNOWN_CHUNKS = FRAMES | {b"VP8X", b"ALPH"}
LOSSY_START = b"\x9d\x01\x2a"
LOSSLESS_START = 0x2F
Size = tuple[int, int]


def webp_size(content: bytes) -> Size | None:
    """Width and height of one still picture; None of anything else.

    What holds metadata, frames, or anything before or behind the picture is none.
    """
    if not is_framed(content):
        return None
    sizes: dict[bytes, Size | None] = {}
    for name, chunk in chunks_of(content):
        if name not in KNOWN_CHUNKS or name in sizes:
            return None
        sizes[name] = size_in(name, chunk)
    frames = FRAMES.intersection(sizes)
    if len(frames) != 1:
        return None
    (frame,) = frames
    size = sizes[frame]
    return size if sizes.get(b"VP8X", size) == size else None


def is_framed(content: bytes) -> bool:
    """Whether it is a WebP from its first to its last byte."""
    if content[:4] != b"RIFF" or content[8:HEAD] != b"WEBP":
        return False
    return number_at(content, 4, 4) == len(content) - 8


def chunks_of(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Their names and contents; an unknown one where they don't fill the file."""
    start = HEAD
    while start < len(content):
        length = number_at(content, start + 4, 4)
        end = start + CHUNK_HEAD + length
        if end > len(content):
            yield b"", b""
            return
        yield content[start : start + 4], content[start + CHUNK_HEAD : end]
        start = end + length % 2


def size_in(
    name: bytes,
    chunk: bytes,
) -> Size | None:
    if name == b"VP8X" and len(chunk) == 10:
        return number_at(chunk, 4, 3) + 1, number_at(chunk, 7, 3) + 1
    if name == b"VP8 " and chunk[3:6] == LOSSY_START:
        return number_at(chunk, 6, 2) & 0x3FFF, number_at(chunk, 8, 2) & 0x3FFF
    if name == b"VP8L" and chunk[:1] == bytes([LOSSLESS_START]):
        bits = number_at(chunk, 1, 4)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def number_at(
    content: bytes,
    start: int,
    length: int,
) -> int:
    return int.from_bytes(content[start : start + length], "little")
