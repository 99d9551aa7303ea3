"""Pictures and papers as they arrive: looked into by the kiosk's own rules before they are kept."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from kiosk.content.encoding import decode
from kiosk.content.pictures import check_picture
from kiosk.content.problems import Problems
from kiosk.content.subtitles import SubtitleError, parse_subtitles
from kiosk.errors import KioskError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_WORDS = 2_000_000
_SUBTITLES = (".srt", ".vtt")


def spoken_language() -> str:
    """Return `zh-Hans` or `en`, whichever the person at the console reads."""
    return "zh-Hans" if (get_language() or "zh").startswith("zh") else "en"


def said(error: KioskError | Problem) -> str:
    """Return what an error or a problem says, in the language of the person who reads it."""
    return error.zh if spoken_language() == "zh-Hans" else error.en


@contextmanager
def on_disk(uploaded: Any) -> Iterator[Path]:
    """Give an uploaded file a name on the disk, with its own ending."""
    with tempfile.TemporaryDirectory(prefix="kiosk-upload.") as folder:
        path = Path(folder) / f"file{Path(uploaded.name).suffix.lower()}"
        uploaded.seek(0)
        with path.open("wb") as copy:
            shutil.copyfileobj(uploaded, copy, 1 << 20)
        uploaded.seek(0)
        yield path


class PictureField(WagtailImageField):  # Wagtail has no types
    """Takes a picture the kiosk can show, and looks into it before anybody else does."""

    def to_python(self, data: Any) -> Any:
        """Return the picture once it has proved whole.

        Raises:
            ValidationError: The kiosk could not show it; says why and what to do.
        """
        if data:
            try:
                with on_disk(data) as path:
                    check_picture(path)
            except KioskError as error:
                raise ValidationError(said(error)) from error
        return super().to_python(data)


class PictureForm(BaseImageForm):
    """Takes a picture the kiosk can show; another one is another picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer no other file for a picture that is here already."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("file", None)
        elif "file" in self.fields:
            theirs = self.fields["file"]
            self.fields["file"] = PictureField(label=theirs.label, widget=theirs.widget)


class PaperForm(BaseDocumentForm):
    """Takes subtitles the kiosk can read, and themes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer no other file for one that is here already."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("file", None)

    def clean_file(self) -> Any:
        """Return the file once it could be read.

        Raises:
            ValidationError: The kiosk could not read it; says why and where.
        """
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        file.seek(0)
        data = file.read(_MOST_WORDS + 1)
        file.seek(0)
        problems = Problems()
        if decode(data, file.name, problems) is None:
            raise ValidationError([said(problem) for problem in problems.fatal])
        if Path(file.name).suffix.lower() in _SUBTITLES:
            try:
                parse_subtitles(data)
            except SubtitleError as error:
                raise ValidationError(f"{error.line or ''} {said(error)}".strip()) from error
        return file
