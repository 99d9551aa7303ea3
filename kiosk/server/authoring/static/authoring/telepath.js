// Tells Wagtail's lists what to call an item by its words.
(() => {
  "use strict";
  const Widget = window.telepath.constructors["wagtail.widgets.Widget"];
  const Bound = new Widget("").boundWidgetClass;

  class BoundWords extends Bound {
    getValueForLabel() {
      try {
        return Object.values(JSON.parse(this.input.value || "{}"))[0] || "";
      } catch {
        return "";
      }
    }

    focus() {
      document.getElementById(`${this.input.id}-words`)?.focus();
    }
  }

  window.telepath.register(
    "kiosk.widgets.Words",
    class extends Widget {
      boundWidgetClass = BoundWords;
    },
  );
})();
