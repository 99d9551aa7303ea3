// The table of an entry.
(() => {
  "use strict";
  const kiosk = window.kioskForms;

  kiosk.each("textarea[data-kiosk-table]", (field) => {
    const place = kiosk.make("div", { class: "kiosk-sheet" });
    field.after(place);

    const draw = () => {
      const table = kiosk.read(field, null);
      if (!table) {
        place.replaceChildren(
          kiosk.make(
            "button",
            {
              type: "button",
              class: "button button-small button-secondary",
              onclick: () => {
                kiosk.write(field, { columns: [{}, {}, {}], rows: [[null, null, null]] });
                draw();
                place.querySelector("textarea")?.focus();
              },
            },
            kiosk.say("Make a table"),
          ),
        );
        return;
      }
      const sheet = { head: table.columns, rows: table.rows };
      place.replaceChildren(
        kiosk.grid({
          sheet,
          most: 24,
          mostRows: 5000,
          keep: () => kiosk.write(field, { columns: sheet.head, rows: sheet.rows }),
        }),
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
          kiosk.say("Take the table away"),
        ),
      );
    };
    draw();
  });
})();
