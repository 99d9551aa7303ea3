/** The film's transport, while the guests see the film. */
import { button, clock, fill, h, icon, text } from "./dom.js";
import { say } from "./words.js";

export class Film {
  constructor(plan, calls) {
    this.calls = calls;
    this.toggle = button("round", () => calls.do({ do: "play", on: !this.film.playing }), icon("pause"));
    this.passed = h("span", { class: "time" });
    this.left = h("span", { class: "time" });
    this.line = h("input", { type: "range", min: 0, max: 600, step: 1, "aria-label": say("Where in the film") });
    this.line.addEventListener("input", () => { this.slides = true; text(this.passed, clock(this.line.value)); });
    this.line.addEventListener("change", () => { this.slides = false; this._seek(Number(this.line.value)); });
    this.node = h("div", { class: "film", hidden: true },
      h("div", { class: "film-line" }, this.passed, this.line, this.left),
      h("div", { class: "film-acts" },
        button("round", () => this._seek(this._at() - 10), "−10"),
        this.toggle,
        button("round", () => this._seek(this._at() + 10), "+10")),
      h("div", { class: "chapters" }, ...plan.chapters.map((chapter) => (
        button("quiet", () => this._seek(chapter.at), `${clock(chapter.at)} ${chapter.title}`)))));
  }

  show(state) {
    this.node.hidden = !state.film;
    if (!state.film) return;
    this.film = state.film;
    this.heardAt = Date.now();
    this.running = state.film.playing && !state.black && !state.frozen;
    if (state.film_length) this.line.max = state.film_length;
    fill(this.toggle, icon(this.film.playing ? "pause" : "play"));
    this.toggle.setAttribute("aria-label", this.film.playing ? say("Pause") : say("Play"));
    if (this.slides) return;
    this.line.value = this.film.at;
    text(this.passed, clock(this.film.at));
    text(this.left, `−${clock(this.line.max - this.film.at)}`);
  }

  _at() {
    return this.film.at + (this.running ? (Date.now() - this.heardAt) / 1000 : 0);
  }

  _seek(seconds) {
    this.calls.do({ do: "seek", seconds: Math.max(0, seconds) });
  }
}
