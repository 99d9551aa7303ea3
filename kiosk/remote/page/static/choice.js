/** Before a visit: the prepared ones, or one made on the spot in less than a minute. */
import { button, clock, fill, h } from "./dom.js";
import { Plan } from "./plan.js";
import { control } from "./control.js";
import { language, say } from "./words.js";

const TEMPLATES = {
  forty: () => say("Forty minutes"),
  twenty: () => say("Twenty minutes"),
  film: () => say("Film only"),
};

export class Choice {
  constructor(page, plan, calls) {
    this.calls = calls;
    this.plan = plan;
    this.control = control(calls);
    page.className = "light";
    fill(page, h("section", { class: "choice" },
      this._head(),
      this.control.node,
      ...this._prepared(),
      this._making(),
      ...this._reports(),
      this._done(),
    ));
  }

  show(message) {
    this.control.show(message);
  }

  _head() {
    const other = language.startsWith("zh") ? ["en", "English"] : ["zh-Hans", "中文"];
    return h("header", { class: "bar" },
      h("h1", {}, this.plan.site),
      button("quiet", () => this.calls.language(other[0]), other[1]));
  }

  _prepared() {
    if (!this.plan.visits.length) return [];
    return [
      h("h2", {}, say("Prepared visits")),
      h("ul", { class: "visits" }, ...this.plan.visits.map((visit) => h("li", {},
        h("div", { class: "visit-words" },
          h("strong", {}, visit.delegation),
          h("span", {}, [when(visit.at), minutes(visit.minutes), visit.narrator]
            .filter(Boolean).join(" · "))),
        h("div", { class: "visit-acts" },
          button("plain", () => this._start(visit.id, true), say("Rehearse")),
          button("gold", () => this._start(visit.id, false), say("Begin"))),
      ))),
    ];
  }

  _making() {
    const name = h("input", { maxLength: 80, placeholder: say("Who comes"), autocomplete: "off" });
    const line = h("input", {
      maxLength: 200, placeholder: say("Welcome line (may stay empty)"), autocomplete: "off",
    });
    const narrator = h("input", {
      maxLength: 200, placeholder: say("Narrator (may stay empty)"), autocomplete: "off",
      value: localStorage.getItem("narrator") || "",
    });
    const plan = new Plan(this.plan);
    const make = (rehearsal) => {
      if (!name.value.trim()) {
        name.focus();
        name.classList.add("wanted");
        return;
      }
      localStorage.setItem("narrator", narrator.value);
      this.calls.send({
        say: "make", delegation: name.value.trim(), welcome: line.value.trim(),
        narrator: narrator.value.trim(), template: plan.template, segments: plan.segments(),
        rehearsal,
      });
    };
    const templates = h("div", { class: "templates", role: "group" },
      ...Object.entries(TEMPLATES).map(([key, words]) => {
        const one = button("template", () => {
          plan.take(key);
          for (const node of templates.children) node.setAttribute("aria-pressed", node === one);
        }, h("strong", {}, words()), h("span", {}, minutes(this.plan.templates[key])));
        one.setAttribute("aria-pressed", key === plan.template);
        return one;
      }));
    return h("div", { class: "making" },
      h("h2", {}, say("A visit now")),
      name, line, narrator, templates,
      h("details", {}, h("summary", {}, say("Change the order and the minutes")), plan.node),
      h("div", { class: "visit-acts wide" },
        button("plain", () => make(true), say("Rehearse")),
        button("gold", () => make(false), say("Begin"))));
  }

  _reports() {
    if (!this.plan.reports.length) return [];
    return [
      h("h2", {}, say("How visits went")),
      h("ul", { class: "reports" }, ...this.plan.reports.map((report) => h("li", {},
        h("details", {},
          h("summary", {}, h("strong", {}, report.delegation), h("span", {},
            [report.begun ? when(report.begun) : "", report.rehearsal ? say("Rehearsal") : "",
              `${clock(report.spent)} / ${clock(report.target)}`].filter(Boolean).join(" · "))),
          h("table", {}, ...report.segments.map((one) => h("tr", {
            class: one.spent > one.target * 1.1 ? "over" : "",
          }, h("td", {}, one.title), h("td", {}, clock(one.spent)), h("td", {}, clock(one.target))))),
          h("p", { class: "downloads" },
            h("a", { href: `/reports/${report.visit}.xlsx`, download: "" }, "Excel"),
            h("a", { href: `/reports/${report.visit}.csv`, download: "" }, "CSV")),
        )))),
    ];
  }

  _done() {
    return h("div", { class: "visit-acts wide" },
      button("plain", () => this.calls.send({ say: "lay-down" }), say("No visit now")));
  }

  _start(visit, rehearsal) {
    this.calls.send({ say: "choose", visit, rehearsal });
  }
}

function minutes(count) {
  return say("{count} min", { count: Math.round(count) });
}

function when(at) {
  if (!at) return "";
  const [day, time] = at.split("T");
  const today = new Date();
  const iso = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((n) => String(n).padStart(2, "0")).join("-");
  return day === iso ? say("today {time}", { time: time.slice(0, 5) })
    : `${day} ${time.slice(0, 5)}`;
}
