/** The picture under the finger: a laser dot, or a part brought near. */
const EVERY = 1000 / 30;

export class Pad {
  /** `node` is the picture; acts go to `calls.do`. */
  constructor(node, calls) {
    this.node = node;
    this.calls = calls;
    this.mode = null;
    this.fingers = new Map();
    this.zoom = { times: 1, centre: { x: 0.5, y: 0.5 } };
    node.addEventListener("pointerdown", (event) => this._down(event));
    node.addEventListener("pointermove", (event) => this._move(event));
    for (const end of ["pointerup", "pointercancel"]) {
      node.addEventListener(end, (event) => this._up(event));
    }
  }

  set(mode) {
    this.mode = mode;
    this.node.classList.toggle("pad", mode !== null);
    if (mode !== "laser") this.calls.do({ do: "point", spot: null });
  }

  show(state) {
    if (!this.fingers.size) this.zoom = state.zoom;
  }

  _spot(event) {
    const box = this.node.getBoundingClientRect();
    const share = (at, from, size) => Math.min(1, Math.max(0, (at - from) / size));
    return { x: share(event.clientX, box.left, box.width), y: share(event.clientY, box.top, box.height) };
  }

  _down(event) {
    if (!this.mode) return;
    event.preventDefault();
    this.node.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, this._spot(event));
    this.start = { zoom: this.zoom, fingers: [...this.fingers.values()] };
    if (this.mode === "laser") this._send({ do: "point", spot: this._spot(event) }, true);
  }

  _move(event) {
    if (!this.fingers.has(event.pointerId)) return;
    this.fingers.set(event.pointerId, this._spot(event));
    if (this.mode === "laser") this._send({ do: "point", spot: this._spot(event) });
    else this._near();
  }

  _up(event) {
    if (!this.fingers.delete(event.pointerId)) return;
    this.start = { zoom: this.zoom, fingers: [...this.fingers.values()] };
    if (this.mode === "laser" && !this.fingers.size) this._send({ do: "point", spot: null }, true);
    else if (this.mode === "near") this._send({ do: "zoom", zoom: this.zoom }, true);
  }

  _near() {
    const now = [...this.fingers.values()];
    const { zoom, fingers } = this.start;
    if (fingers.length !== now.length) return;
    const middle = (points) => ({
      x: points.reduce((sum, one) => sum + one.x, 0) / points.length,
      y: points.reduce((sum, one) => sum + one.y, 0) / points.length,
    });
    const spread = (points) => Math.hypot(points[0].x - points[1].x, points[0].y - points[1].y);
    const grown = now.length > 1 ? spread(now) / Math.max(0.02, spread(fingers)) : 1;
    const times = Math.min(8, Math.max(1, zoom.times * grown));
    const [from, to] = [middle(fingers), middle(now)];
    const within = (at) => Math.min(1 - 0.5 / times, Math.max(0.5 / times, at));
    this.zoom = {
      times,
      centre: {
        x: within(zoom.centre.x - (to.x - from.x) / times),
        y: within(zoom.centre.y - (to.y - from.y) / times),
      },
    };
    this._send({ do: "zoom", zoom: this.zoom });
  }

  /** Sends at most thirty times a second; the last of a movement always. */
  _send(act, atOnce = false) {
    const now = performance.now();
    clearTimeout(this.later);
    if (atOnce || now - (this.sentAt || 0) >= EVERY) {
      this.sentAt = now;
      this.calls.do(act);
    } else {
      this.later = setTimeout(() => this._send(act, true), EVERY);
    }
  }
}
