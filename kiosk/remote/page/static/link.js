/** The way to the screen: one socket that comes back by itself, and knows when it is stale. */
const STALE_AFTER = 3000;
const AGAIN_AFTER = [300, 600, 1200, 2500, 4000];
const NO_PASS = 4401;
const OVER = 4410;

export class Link {
  /** `heard(message)`, `stale(bool)` and `shut("pass" | "over")` are called as things happen. */
  constructor(language, { heard, stale, shut }) {
    this.language = language;
    this.calls = { heard, stale, shut };
    this.tries = 0;
    this.isStale = true;
    this.ended = false;
    this.heardAt = 0;
    this.watch = setInterval(() => this._look(), 500);
    document.addEventListener("visibilitychange", () => this._wake());
    window.addEventListener("online", () => this._wake());
    this._open();
  }

  send(message) {
    if (this.socket.readyState !== WebSocket.OPEN || this.isStale) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  end() {
    this.ended = true;
    clearInterval(this.watch);
    this.socket.close();
  }

  _open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const query = new URLSearchParams({ language: this.language, name: phoneName() });
    const socket = new WebSocket(`${scheme}://${location.host}/lead?${query}`);
    this.socket = socket;
    this.openedAt = Date.now();
    socket.onmessage = (event) => {
      this.tries = 0;
      this.heardAt = Date.now();
      this._turnStale(false);
      this.calls.heard(JSON.parse(event.data));
    };
    socket.onclose = (event) => {
      if (this.ended || socket !== this.socket) return;
      this._turnStale(true);
      if (event.code === NO_PASS || event.code === OVER) {
        this.end();
        this.calls.shut(event.code === OVER ? "over" : "pass");
        return;
      }
      const wait = AGAIN_AFTER[Math.min(this.tries++, AGAIN_AFTER.length - 1)];
      this.again = setTimeout(() => this._open(), wait);
    };
  }

  _look() {
    const silent = Date.now() - Math.max(this.heardAt, this.openedAt);
    if (silent < STALE_AFTER) return;
    this._turnStale(true);
    // A phone that slept, or a network that swallows packets, leaves sockets that never close.
    if (this.socket.readyState !== WebSocket.CONNECTING || silent > 3 * STALE_AFTER) this._renew();
  }

  _wake() {
    if (document.hidden || this.ended) return;
    if (this.socket.readyState !== WebSocket.OPEN) this._renew();
  }

  _renew() {
    clearTimeout(this.again);
    const old = this.socket;
    this.socket = null;
    if (old) {
      old.onclose = old.onmessage = null;
      old.close();
    }
    this._open();
  }

  _turnStale(stale) {
    if (this.isStale === stale) return;
    this.isStale = stale;
    this.calls.stale(stale);
  }
}

/** A name for the other phone to read: what this one calls itself, and nothing that tells more. */
export function phoneName() {
  let name = localStorage.getItem("name");
  if (!name) {
    const kind = /iPhone/.test(navigator.userAgent) ? "iPhone" : "Android";
    name = `${kind} ${Math.floor(Math.random() * 90 + 10)}`;
    localStorage.setItem("name", name);
  }
  return name;
}
