"""Choosing a film or a recording of the village."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet


class _OnlyTheirs:
    """Shows the recordings that somebody may choose, and lets nobody choose others by number."""

    def get_object_list(self) -> Any:
        """Return them."""
        return _theirs(self.request.user)  # type: ignore[attr-defined]  # a view has one

    def get_object(self, number: Any) -> Any:
        """Return one of them."""
        return _theirs(self.request.user).get(pk=number)  # type: ignore[attr-defined]

    def get_objects(self, numbers: Any) -> Any:
        """Return some of them."""
        return _theirs(self.request.user).filter(pk__in=numbers)  # type: ignore[attr-defined]


def _theirs(user: Any) -> Any:
    from kiosk.server.authoring.rights import recordings  # noqa: PLC0415  # it needs the models

    return recordings().instances_user_has_any_permission_for(user, ["choose"])


class ChooseRecording(_OnlyTheirs, ChooseView):
    """The chooser."""


class ChooseRecordingResults(_OnlyTheirs, ChooseResultsView):
    """A page of it."""


class ChosenRecording(_OnlyTheirs, ChosenView):
    """What was chosen."""


class ChosenRecordings(_OnlyTheirs, ChosenMultipleView):
    """What was chosen, several at once."""


class RecordingChooser(ChooserViewSet):
    """Chooses among the recordings that somebody may choose."""

    model = "authoring.Recording"
    icon = "media"
    choose_one_text = _("Choose a film or recording")
    choose_another_text = _("Choose another one")
    edit_item_text = _("Look at it")

    choose_view_class = ChooseRecording
    choose_results_view_class = ChooseRecordingResults
    chosen_view_class = ChosenRecording
    chosen_multiple_view_class = ChosenRecordings


recording_chooser = RecordingChooser("authoring_recording_chooser")
RecordingChooserBlock = recording_chooser.get_block_class(
    name="RecordingChooserBlock", module_path="kiosk.server.authoring.choosers"
)
