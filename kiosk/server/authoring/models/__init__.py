"""A site as a page tree, and the files it shows."""

from __future__ import annotations

from kiosk.server.authoring.models.base import SitePart
from kiosk.server.authoring.models.beside import NoticePage, TakeAwayPage
from kiosk.server.authoring.models.files import Paper, Picture, PictureRendition, Recording
from kiosk.server.authoring.models.film import FilmChapter, FilmPage, FilmSubtitle
from kiosk.server.authoring.models.ledger import EntryPage, EntryPhoto, EntryScan, LedgerPage
from kiosk.server.authoring.models.pictures import AlbumPage, AlbumPhoto, DeckPage, DeckSlide
from kiosk.server.authoring.models.preview import Preview
from kiosk.server.authoring.models.report import ReportPage
from kiosk.server.authoring.models.route import RoutePage
from kiosk.server.authoring.models.site import Township, VillageSite
from kiosk.server.authoring.models.uploads import Upload
from kiosk.server.authoring.models.visits import VisitPage

__all__ = [
    "AlbumPage",
    "AlbumPhoto",
    "DeckPage",
    "DeckSlide",
    "EntryPage",
    "EntryPhoto",
    "EntryScan",
    "FilmChapter",
    "FilmPage",
    "FilmSubtitle",
    "LedgerPage",
    "NoticePage",
    "Paper",
    "Picture",
    "PictureRendition",
    "Preview",
    "Recording",
    "ReportPage",
    "RoutePage",
    "SitePart",
    "TakeAwayPage",
    "Township",
    "Upload",
    "VillageSite",
    "VisitPage",
]
