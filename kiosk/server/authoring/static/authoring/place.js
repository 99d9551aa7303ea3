// A stop's place: says whether it is on the map, and leads there.
(() => {
  "use strict";
  const kiosk = window.kioskForms;

  kiosk.each("textarea[data-kiosk-place]", (field) => {
    if (!field.closest("[data-streamfield-child]")) {
      // Where the kiosk stands is shown on the map, and nowhere else.
      return;
    }
    const said = kiosk.make("span", { class: "kiosk-quiet" });
    const lead = kiosk.make(
      "button",
      {
        type: "button",
        class: "button button-small button-secondary",
        onclick: () => document.dispatchEvent(new CustomEvent("kiosk:place", { detail: field })),
      },
      kiosk.say("Place on the map"),
    );
    const draw = () => {
      const point = kiosk.read(field, null);
      said.textContent = point ? kiosk.say("On the map") : kiosk.say("Not placed yet");
    };
    field.after(kiosk.make("div", { class: "kiosk-place" }, said, " ", lead));
    field.addEventListener("input", draw);
    requestAnimationFrame(draw);
    draw();
  });
})();
