"""Who signs in."""

from __future__ import annotations

import re

from django.contrib.auth.models import AbstractUser

_HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")


class User(AbstractUser):
    """Somebody who works at the console."""

    def get_full_name(self) -> str:
        """Return the name as its people write it: 王小明, but Ming Wang."""
        if _HAN.search(self.last_name + self.first_name):
            return f"{self.last_name}{self.first_name}"
        return super().get_full_name()
