// The chart of an entry: its first column names, each further one a set of numbers.
(() => {
  "use strict";
  const kiosk = window.kioskForms;
  const asWords = (cell) =>
    cell !== null && typeof cell === "object" ? cell : cell === null || cell === "" ? {} : { "*": String(cell) };

  kiosk.each("textarea[data-kiosk-chart]", (field) => {
    const place = kiosk.make("div", { class: "kiosk-sheet" });
    field.after(place);

    const make = () => {
      kiosk.write(field, {
        kind: "bar",
        unit: {},
        labels: [{}, {}],
        series: [{ name: {}, values: [0, 0] }],
      });
      draw();
    };

    const choice = (chart, keep) => {
      const select = kiosk.make(
        "select",
        {
          onchange: () => {
            chart.kind = select.value;
            keep();
          },
        },
        kiosk.make("option", { value: "bar" }, kiosk.say("Bars")),
        kiosk.make("option", { value: "line" }, kiosk.say("Lines")),
      );
      select.value = chart.kind;
      return select;
    };

    const draw = () => {
      const chart = kiosk.read(field, null);
      if (!chart) {
        place.replaceChildren(
          kiosk.make(
            "button",
            { type: "button", class: "button button-small button-secondary", onclick: make },
            kiosk.say("Make a chart"),
          ),
        );
        return;
      }
      const sheet = {
        head: [chart.unit || {}, ...chart.series.map((series) => series.name)],
        rows: chart.labels.map((label, r) => [label, ...chart.series.map((s) => s.values[r])]),
      };
      const keep = () => {
        const number = (cell) => (typeof cell === "number" ? cell : Number(cell) || 0);
        kiosk.write(field, {
          kind: chart.kind,
          unit: asWords(sheet.head[0]),
          labels: sheet.rows.map((row) => asWords(row[0])),
          series: sheet.head.slice(1).map((name, s) => ({
            name: asWords(name),
            values: sheet.rows.map((row) => number(row[s + 1])),
          })),
        });
      };
      place.replaceChildren(
        choice(chart, keep),
        kiosk.make(
          "p",
          { class: "kiosk-quiet" },
          kiosk.say("The first box above the names holds the unit."),
        ),
        kiosk.grid({ sheet, keep, most: 7, mostRows: 60, words: (c) => c === 0 }),
        kiosk.make(
          "button",
          {
            type: "button",
            class: "button button-small button-secondary no",
            onclick: () => {
              kiosk.write(field, null);
              draw();
            },
          },
          kiosk.say("Take the chart away"),
        ),
      );
    };
    draw();
  });
})();
