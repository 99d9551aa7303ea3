/** The time: this segment and the whole against their targets, and what to shorten. */
import { clock, h, text } from "./dom.js";
import { say } from "./words.js";

export class Pace {
  constructor(legs) {
    this.legs = legs;
    this.spent = h("b", {});
    this.target = h("span", {});
    this.whole = h("span", {});
    this.bar = h("i", {});
    this.wholeBar = h("i", {});
    this.advice = h("p", { class: "advice", hidden: true });
    this.node = h("div", { class: "pace" },
      h("div", { class: "pace-words" }, h("span", {}, this.spent, this.target), this.whole),
      h("div", { class: "pace-bar segment" }, this.bar),
      h("div", { class: "pace-bar whole" }, this.wholeBar),
      this.advice);
    this.timer = setInterval(() => this._write(), 500);
  }

  show(state) {
    this.state = state;
    this.heardAt = Date.now();
    this._write();
  }

  /** Seconds since the screen told: its time goes on here, but never for long without a word. */
  _since() {
    return this.state.running ? Math.min(5, (Date.now() - this.heardAt) / 1000) : 0;
  }

  _write() {
    if (!this.node.isConnected) { clearInterval(this.timer); return; }
    if (!this.state) return;
    const { spent, pace, shown } = this.state;
    const leg = this.legs[shown[0]];
    const now = spent[shown[0]] + this._since();
    const whole = spent.reduce((sum, one) => sum + one, 0) + this._since();
    text(this.spent, clock(now));
    text(this.target, ` / ${clock(leg.target)}`);
    text(this.whole, say("{spent} of {target} in all", {
      spent: clock(whole), target: clock(pace.target),
    }));
    this.bar.style.width = `${Math.min(100, (now / leg.target) * 100)}%`;
    this.wholeBar.style.width = `${Math.min(100, (whole / pace.target) * 100)}%`;
    this.node.dataset.colour = pace.colour;
    this.node.dataset.whole = pace.whole;
    this._advise(pace.shorten);
  }

  _advise(shorten) {
    this.advice.hidden = !shorten.length;
    if (!shorten.length) return;
    const each = shorten.map(([leg, seconds]) => this._shorter(this.legs[leg].title, seconds));
    const what = each.join(say("; "));
    text(this.advice, say("To end in time: {what}", { what }));
  }

  _shorter(title, seconds) {
    const minutes = Math.max(1, Math.round(seconds / 60));
    return say("“{title}” {minutes} min shorter", { title, minutes });
  }
}
