"""Who signs in."""

from __future__ import annotations

import re

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

_HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")


# Wagtail's pictures and papers, which have no types, point to it.
class User(AbstractUser):  # type: ignore[django-manager-missing]
    """Somebody who works at the console.

    Attributes:
        must_change_password: Somebody else knows the password, for they chose it.
    """

    must_change_password = models.BooleanField(
        _("has to choose a password"), default=False, editable=False
    )

    def get_full_name(self) -> str:
        """Return the name as its people write it: 王小明, but Ming Wang."""
        if _HAN.search(self.last_name + self.first_name):
            return f"{self.last_name}{self.first_name}"
        return super().get_full_name()


class FirstRun(models.Model):
    """That the server has been run before: its one row is written when all passwords are told."""

    done_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Tell when."""
        return f"{self.done_at:%Y-%m-%d %H:%M}"
