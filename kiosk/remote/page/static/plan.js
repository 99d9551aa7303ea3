/** The run-of-show of a visit that is being made: which segments, in which order, how long. */
import { button, fill, h, icon } from "./dom.js";
import { say } from "./words.js";

const STRANDS = {
  route: () => say("Route"),
  ledger: () => say("Ledger"),
  film: () => say("Film"),
  report: () => say("Report"),
};
const TEMPLATES = {
  forty: [["film", 10], ["route", 10], ["ledger", 10], ["report", 10]],
  twenty: [["film", 10], ["route", 5], ["ledger", 5]],
  film: [["film", 10]],
};

export class Plan {
  constructor(plan) {
    this.plan = plan;
    this.template = "forty";
    this.rows = null;
    this.list = h("ol", { class: "segments" });
    this.node = h("div", { class: "plan" }, this.list, this._adding());
    this._show();
  }

  /** Takes a template; what was changed by hand is gone. */
  take(template) {
    this.template = template;
    this.rows = null;
    this._show();
  }

  /** Returns the segments as the screen reads them; none when the template is to be used as it is. */
  segments() {
    return this.rows ? this.rows.map(({ title, ...segment }) => segment) : [];
  }

  _rows() {
    if (!this.rows) {
      const has = ([strand]) => this.plan.strands.includes(strand);
      this.rows = TEMPLATES[this.template].filter(has).map(([strand, minutes]) => (
        { strand, minutes, title: STRANDS[strand]() }));
    }
    return this.rows;
  }

  _show() {
    const rows = this.rows || TEMPLATES[this.template]
      .filter(([strand]) => this.plan.strands.includes(strand))
      .map(([strand, minutes]) => ({ strand, minutes, title: STRANDS[strand]() }));
    fill(this.list, ...rows.map((row, index) => h("li", {},
      h("span", { class: "segment-title" }, row.title),
      this._step("smaller", say("A minute less"), () => this._change(index, -1)),
      h("b", {}, say("{count} min", { count: row.minutes })),
      this._step("add", say("A minute more"), () => this._change(index, 1)),
      this._step("up", say("Earlier"), () => this._move(index)),
      this._step("close", say("Leave out"), () => this._drop(index)))));
  }

  _step(name, words, act) {
    const node = button("step", act, name === "smaller" ? "−" : icon(name));
    node.setAttribute("aria-label", words);
    return node;
  }

  _change(index, by) {
    const row = this._rows()[index];
    row.minutes = Math.min(60, Math.max(1, row.minutes + by));
    this._show();
  }

  _move(index) {
    const rows = this._rows();
    if (index > 0) rows.splice(index - 1, 0, ...rows.splice(index, 1));
    this._show();
  }

  _drop(index) {
    if (this._rows().length > 1) this._rows().splice(index, 1);
    this._show();
  }

  _adding() {
    const choice = h("select", { "aria-label": say("Add a segment") },
      h("option", { value: "" }, say("Add a segment …")),
      ...this._choices().map(([words, segment]) => (
        h("option", { value: JSON.stringify(segment) }, words))));
    choice.addEventListener("change", () => {
      if (!choice.value) return;
      this._rows().push(JSON.parse(choice.value));
      choice.value = "";
      this._show();
    });
    return choice;
  }

  _choices() {
    const talk = say("Talk");
    return [
      [talk, { talk, minutes: 3, title: talk }],
      ...this.plan.strands.map((strand) => (
        [STRANDS[strand](), { strand, minutes: 10, title: STRANDS[strand]() }])),
      ...this.plan.decks.map(({ id, title }) => [title, { deck: id, minutes: 5, title }]),
      ...this.plan.stops.map(({ number, title }) => (
        [`${number} ${title}`, { stop: number, minutes: 2, title }])),
    ];
  }
}
