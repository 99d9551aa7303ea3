"""The key two screens of a room share, proven without being sent."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

FOLLOWS, LEADS = "follow", "lead"
"""Who answers: the second screen, the first one."""

_KEY = re.compile("[0-9a-f]{32,128}", re.ASCII)


def new_key() -> str:
    """Return a key for the settings of both screens."""
    return secrets.token_hex(16)


def is_key(text: str) -> bool:
    """Tell whether `text` can be a key."""
    return _KEY.fullmatch(text) is not None


def new_question() -> str:
    """Return what is asked of who wants to follow; never the same twice."""
    return secrets.token_hex(16)


def answer(key: str, question: str, who: str = FOLLOWS) -> str:
    """Return the answer that only who has the key can give (HMAC, RFC 2104, with SHA-256).

    Args:
        key: The shared key.
        question: What was asked.
        who: Who answers: nobody can give back as his own what he was told.
    """
    return hmac.new(key.encode(), f"{who} {question}".encode(), hashlib.sha256).hexdigest()


def is_answer(given: str, key: str, question: str, who: str = FOLLOWS) -> bool:
    """Tell whether `given` is the answer."""
    right = answer(key, question, who).encode()
    return hmac.compare_digest(given.encode("utf-8", "replace"), right)
