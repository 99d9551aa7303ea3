/** Keeps the phone's screen on: by its own means where there are any, else by a film of nothing. */
let lock = null;
let film = null;

export async function stayAwake() {
  if ("wakeLock" in navigator) {
    try {
      lock = await navigator.wakeLock.request("screen");
      return;
    } catch {
      lock = null;
    }
  }
  if (!film) {
    film = document.createElement("video");
    film.src = "/static/awake.mp4";
    film.loop = film.muted = film.playsInline = true;
    film.setAttribute("playsinline", "");
    film.className = "awake";
    document.body.append(film);
  }
  film.play().catch(() => {});
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && (lock || film)) stayAwake();
});
// A film may play only after a touch.
document.addEventListener("pointerdown", () => { if (film && film.paused) stayAwake(); });
