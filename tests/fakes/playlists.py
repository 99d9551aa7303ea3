"""Lists of addresses in every dress libVLC knows, and a server that counts who follows them."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAYLISTS = {
    "m3u": "#EXTM3U\n#EXTINF:10,a\nhttp://{address}/a.mp4\n",
    "hls": "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-STREAM-INF:BANDWIDTH=1000000\n"
    "http://{address}/a.m3u8\n",
    "hls-media": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://{address}/a.ts\n"
    "#EXT-X-ENDLIST\n",
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
    'mediaPresentationDuration="PT10S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011">'
    '<Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1000000">'
    "<BaseURL>http://{address}/a.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>",
    "xspf": '<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList>'
    "<track><location>http://{address}/a.mp4</location></track></trackList></playlist>",
    "asx": '<asx version="3.0"><entry><ref href="http://{address}/a.mp4"/></entry></asx>',
    "pls": "[playlist]\nFile1=http://{address}/a.mp4\nNumberOfEntries=1\nVersion=2\n",
    "ram": "http://{address}/a.mp4\n",
    "smil": '<smil><body><video src="http://{address}/a.mp4"/></body></smil>',
    "html": '<!DOCTYPE html><video src="http://{address}/a.mp4"></video>',
    "reference": "[Reference]\nRef1=http://{address}/a.mp4\n",
    "sdp": "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=a\nc=IN IP4 127.0.0.1\nt=0 0\n"
    "a=control:rtsp://{address}/a\nm=video {port} RTP/AVP 96\na=rtpmap:96 H264/90000\n",
}
"""By kind; `{address}` and `{port}` are where each leads."""


class Address(str):
    """Host and port of a server."""

    __slots__ = ("port",)
    port: int


@contextmanager
def counting_server() -> Iterator[tuple[Address, list[str]]]:
    """Serve nothing, and note what was asked for; of any protocol, the first line."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        raw_requestline: bytes  # there since the first Python, and in no list of its members

        def parse_request(self) -> bool:
            asked.append(self.raw_requestline.decode("latin-1").strip())
            return False

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = Address(f"127.0.0.1:{server.server_port}")
    address.port = server.server_port
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield address, asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
