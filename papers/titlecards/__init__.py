"""Title cards: the pictures that stand for a page where its address is shared.

Text in, PNG out.
"""

from papers.titlecards.card import TitleCard, digest_of
from papers.titlecards.picture import HEIGHT, WIDTH, png_of

__all__ = ["HEIGHT", "WIDTH", "TitleCard", "digest_of", "png_of"]
