"""The addresses of the app `authoring`."""

from __future__ import annotations

from django.urls import path

from kiosk.server.authoring.views import desk, library, mine, preview, uploads

app_name = "authoring"
urlpatterns = [
    path("mine/", mine.mine, name="mine"),
    path("desk/<int:page_id>/", desk.desk, name="desk"),
    path("ledger/<int:page_id>/", desk.ledger, name="ledger"),
    path("picture/<int:number>/", preview.picture, name="picture"),
    path("preview/<int:page_id>/<slug:screen>/<int:focus>/", preview.preview, name="preview"),
    path("films/<int:page_id>/", library.films, name="recordings"),
    path("films/<int:page_id>/rows/", library.rows, name="recordings_rows"),
    path("films/<int:page_id>/<int:number>/delete/", library.forget, name="recording_delete"),
    path("folder/<int:page_id>/", library.folder, name="folder"),
    path("folder/<int:page_id>/packing/", library.packing, name="packing"),
    path("uploads/<int:page_id>/", uploads.begin, name="uploads"),
    path("uploads/<int:page_id>/<uuid:upload_id>/", uploads.upload, name="upload"),
    path("uploads/<int:page_id>/<uuid:upload_id>/state/", uploads.state, name="upload_state"),
]
