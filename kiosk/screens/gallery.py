"""Gallery: albums side by side, and their photos one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screens.collection import CollectionScreen
from kiosk.screens.widgets.picture_card import PictureCard
from kiosk.screens.widgets.viewer import Viewer
from kiosk.screens.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.model import Album


class GalleryScreen(CollectionScreen):
    """The albums, or the photos of one of them."""

    heading = mark("Gallery")

    @property
    def collections(self) -> Sequence[Album]:
        """The site's albums."""
        return self.stage.site.gallery

    def card(self, number: int) -> PictureCard:
        """Return the card that leads to an album."""
        look, album = self.look, self.collections[number]
        return PictureCard(
            look=look,
            shelf=self.stage.shelf,
            picture=album.photos[0].picture,
            title=look.pick(album.title),
            note=look.words.plural("{count} photo", "{count} photos", len(album.photos)),
        )

    def viewer(self, number: int) -> Viewer:
        """Return what shows the photos of an album."""
        look, photos = self.look, self.collections[number].photos
        return Viewer(
            look=look,
            shelf=self.stage.shelf,
            sources=[photo.picture for photo in photos],
            titles=[look.pick(photo.caption) for photo in photos],
            index=self.place.index,
        )
