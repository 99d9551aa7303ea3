"""Where the fonts keep the narrow quotation marks of Latin text.

A Chinese font draws “ ” ‘ ’ … as wide as a character, which tears a word like “village’s”
apart. It has narrow forms too, reachable only by a feature that the toolkit cannot ask for; the
extracted fonts offer them under these private code points.
"""

from __future__ import annotations

LATIN_SIGNS = {"‘": "\ue8f0", "’": "\ue8f1", "“": "\ue8f2", "”": "\ue8f3", "…": "\ue8f4"}
"""The code point of the narrow form, by the sign."""
