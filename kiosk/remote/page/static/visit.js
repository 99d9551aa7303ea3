/** A visit under way: what the guests see, what comes, what to say, and the acts in reach of a thumb. */
import { control } from "./control.js";
import { button, clock, fill, h, icon, text } from "./dom.js";
import { Film } from "./film.js";
import { Pace } from "./pace.js";
import { Pad } from "./pad.js";
import { say } from "./words.js";

const SIZES = [17, 20, 24, 29, 35];

export class Visit {
  constructor(page, plan, calls) {
    this.plan = plan;
    this.calls = calls;
    this.size = Number(localStorage.getItem("size") || 2);
    this.control = control(calls);
    this.pace = new Pace(plan.legs);
    this.film = new Film(plan, calls);
    this._makePicture();
    this._makeWords();
    this._makeActs();
    page.className = "dark";
    fill(page, h("section", { class: "visit" },
      this._head(), this.control.node, this.pace.node,
      h("div", { class: "stage" },
        this.picture,
        h("div", { class: "talk" }, this.title, this.words, this.ahead)),
      this.film.node, this.tools, this.steps, this.sheet));
    this._resize(0);
  }

  show(message) {
    const { state } = message;
    this.state = state;
    this.control.show(message);
    this.pace.show(state);
    this.film.show(state);
    this.pad.show(state);
    const leads = message.control.yours;
    for (const node of [this.tools, this.steps, this.film.node, this.sheetList, this.sheetActs]) {
      node.classList.toggle("watching", !leads);
    }
    text(this.time, state.clock || "");
    this._showBeat();
    this._showNext();
    this._press();
    this._markList();
  }

  // --- making --------------------------------------------------------------------------

  _head() {
    const { visit } = this.plan;
    this.time = h("span", { class: "time" });
    const list = button("quiet", () => this._open(), icon("list"));
    list.setAttribute("aria-label", say("Run-of-show"));
    return h("header", { class: "bar" }, list, h("h1", {}, visit.delegation), this.time);
  }

  _makePicture() {
    this.image = h("img", { alt: "", draggable: false });
    this.image.onerror = () => { this.image.hidden = true; this.card.hidden = false; };
    this.chip = h("span", { class: "chip", hidden: true });
    this.card = h("div", { class: "card" });
    this.picture = h("div", { class: "picture" }, this.card, this.image, this.chip);
    this.pad = new Pad(this.picture, this.calls);
  }

  _makeWords() {
    this.title = h("h2", {});
    this.words = h("div", { class: "words" });
    this.nextTitle = h("span", {});
    this.ahead = h("p", { class: "ahead" }, h("b", {}, say("Next")), this.nextTitle);
  }

  _makeActs() {
    const tool = (name, words, act) => {
      const node = button("tool", act, icon(name), h("span", {}, words));
      node.dataset.tool = name;
      return node;
    };
    this.tools = h("div", { class: "tools" },
      tool("black", say("Black"), () => this.calls.do({ do: "black", on: !this.state.black })),
      tool("freeze", say("Freeze"), () => this.calls.do({ do: "freeze", on: !this.state.frozen })),
      tool("laser", say("Laser"), () => this._mode("laser")),
      tool("near", say("Near"), () => this._mode("near")),
      tool("volume", say("Volume"), () => this._volume()),
      tool("larger", say("Type"), () => this._resize(1)));
    this.volumeLine = h("input", { type: "range", min: 0, max: 100, "aria-label": say("Volume") });
    this.volumeLine.addEventListener("input", () => (
      this.calls.do({ do: "volume", volume: this.volumeLine.value / 100 })));
    this.volumeRow = h("div", { class: "volume", hidden: true }, icon("volume"), this.volumeLine);
    this.tools.append(this.volumeRow);
    const back = button("step-back", () => this.calls.do({ do: "back" }), icon("back"));
    back.setAttribute("aria-label", say("Back"));
    this.onWords = h("span", {});
    this.steps = h("div", { class: "steps" }, back,
      button("step-next", () => this._next(), this.onWords, icon("next")));
    this._makeSheet();
  }

  _makeSheet() {
    this.items = this.plan.legs.map((leg, number) => {
      const spent = h("span", { class: "time" });
      const beats = leg.beats.length < 2 ? [] : [h("ol", {}, ...leg.beats.map((beat, n) => (
        h("li", {}, button("beat", () => this._jump(number, n), beat.title || String(n + 1))))))];
      return { spent, node: h("li", {},
        h("div", { class: "leg" },
          button("leg-title", () => this._jump(number, 0), h("b", {}, String(number + 1)), leg.title),
          spent),
        ...beats) };
    });
    const shut = button("quiet", () => this._shut(), icon("close"));
    shut.setAttribute("aria-label", say("Close"));
    this.sheetList = h("ol", { class: "legs" }, ...this.items.map((item) => item.node));
    this.sheetActs = h("div", {},
      h("div", { class: "visit-acts wide" },
        button("plain", () => { this.calls.do({ do: "welcome" }); this._shut(); }, icon("home"), say("Welcome")),
        button("plain", () => { this.calls.do({ do: "end" }); this._shut(); }, icon("end"), say("End card"))),
      h("div", { class: "visit-acts wide" },
        button("plain danger", () => this._layDown(), say("Finish the visit"))));
    this.sheet = h("aside", { class: "sheet" },
      h("header", { class: "bar" }, h("h1", {}, say("Run-of-show")),
        h("a", { class: "quiet", href: "/print", target: "_blank", "aria-label": say("Print") }, icon("print")),
        shut),
      this.sheetList, this.sheetActs);
  }

  // --- acting ---------------------------------------------------------------------------

  _next() {
    if (this.state.phase === "ended") this._layDown();
    else this.calls.do({ do: "next" });
  }

  _jump(leg, beat) {
    this.calls.do({ do: "jump", leg, beat });
    this._shut();
  }

  _open() {
    this.sheet.classList.add("open");
    const here = this.sheet.querySelector(".beat.here") || this.sheet.querySelector(".here");
    if (here) here.scrollIntoView({ block: "center" });
  }

  _shut() {
    this.sheet.classList.remove("open");
  }

  _layDown() {
    const sure = this.state.phase === "ended" || this.state.phase === "welcome"
      || window.confirm(say("Finish the visit? The screen goes back to the visitors."));
    if (sure) this.calls.send({ say: "lay-down" });
  }

  _mode(mode) {
    this.pad.set(this.pad.mode === mode ? null : mode);
    this._press();
  }

  _volume() {
    this.volumeRow.hidden = !this.volumeRow.hidden;
    this._press();
  }

  _resize(by) {
    this.size = (this.size + by) % SIZES.length;
    localStorage.setItem("size", this.size);
    this.words.style.fontSize = `${SIZES[this.size]}px`;
  }

  // --- showing --------------------------------------------------------------------------

  _showBeat() {
    const { phase, cursor, shown, frozen, black, aside } = this.state;
    const [leg, beat] = cursor;
    const here = this.plan.legs[leg].beats[beat];
    const under = phase === "under-way";
    const key = JSON.stringify([phase, cursor, aside]);
    if (key !== this.shownKey) {
      this.shownKey = key;
      this.image.hidden = !under || !here.picture || Boolean(aside);
      this.card.hidden = !this.image.hidden;
      if (!this.image.hidden) this.image.src = `/picture/${leg}/${beat}.jpg`;
      text(this.card, this._cardWords(phase, here));
      text(this.title, under ? here.title : this.plan.visit.delegation);
      const words = under ? [this.plan.legs[leg].words, here.words] : [this.plan.visit.welcome];
      fill(this.words, ...paragraphs(words));
      this.words.scrollTop = 0;
      this.pad.zoom = { times: 1, centre: { x: 0.5, y: 0.5 } };
    }
    const behind = frozen && String(shown) !== String(cursor);
    const chip = black ? say("The screen is black")
      : behind ? say("Guests still see: {title}", { title: this._titleOf(shown) })
        : frozen ? say("The guests' picture stands") : aside ? say("Outside the run-of-show") : "";
    text(this.chip, chip);
    this.chip.hidden = !chip;
    this.picture.classList.toggle("is-black", black);
  }

  _cardWords(phase, here) {
    if (phase === "welcome") return say("Welcome");
    return phase === "ended" ? say("Thank you") : here.title;
  }

  _titleOf([leg, beat]) {
    return this.plan.legs[leg].beats[beat].title;
  }

  _showNext() {
    const { phase, next, cursor } = this.state;
    const after = phase === "welcome" ? cursor : next;
    text(this.nextTitle, phase === "ended" ? "" : after ? this._titleOf(after) : say("End card"));
    this.ahead.hidden = phase === "ended";
    text(this.onWords, phase === "welcome" ? say("Begin") : phase === "ended" ? say("Finish") : say("Next"));
  }

  _press() {
    if (!this.state) return;
    const pressed = {
      black: this.state.black, freeze: this.state.frozen, volume: !this.volumeRow.hidden,
      laser: this.pad.mode === "laser", near: this.pad.mode === "near",
    };
    for (const node of this.tools.children) {
      if (node.dataset.tool) node.setAttribute("aria-pressed", Boolean(pressed[node.dataset.tool]));
    }
    if (this.state.volume !== null && document.activeElement !== this.volumeLine) {
      this.volumeLine.value = this.state.volume * 100;
    }
  }

  _markList() {
    const { cursor, spent } = this.state;
    this.items.forEach(({ spent: node, node: item }, number) => {
      const { target } = this.plan.legs[number];
      text(node, `${spent[number] ? `${clock(spent[number])} / ` : ""}${clock(target)}`);
      item.classList.toggle("here", number === cursor[0]);
      item.classList.toggle("over", spent[number] > target);
      item.querySelectorAll(".beat").forEach((beat, n) => {
        beat.classList.toggle("here", number === cursor[0] && n === cursor[1]);
      });
    });
  }
}

function paragraphs(texts) {
  return texts.filter(Boolean).flatMap((one) => one.split(/\n+/)).filter(Boolean)
    .map((one) => h("p", {}, one));
}
