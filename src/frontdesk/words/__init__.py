"""Words as data turned into sentences: on screen, in letters, and to say."""

from frontdesk.words.catalogue import languages, nearest
from frontdesk.words.words import Words, words_for

__all__ = ["Words", "languages", "nearest", "words_for"]
