// A page that is new is made once: whoever saves while it saves itself waits until that is done.
(() => {
  "use strict";
  let saving = false;
  let held = null; // the button that was pressed meanwhile
  let leaving = false; // the form was sent, and its answer is awaited

  document.addEventListener("w-autosave:save", (event) => {
    if (leaving) event.preventDefault();
    else saving = true;
  });

  const done = (event) => {
    saving = false;
    if (!held) return;
    const button = held;
    held = null;
    // Of a new page, the form now leads to the page that was made.
    event.target.requestSubmit(button.type === "submit" ? button : undefined);
  };
  document.addEventListener("w-autosave:success", done);
  document.addEventListener("w-autosave:error", done);

  document.addEventListener(
    "submit",
    (event) => {
      if (!saving || event.target.id !== "page-edit-form") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held = event.submitter || event.target;
    },
    true,
  );
  window.addEventListener("submit", (event) => {
    if (event.target.id === "page-edit-form" && !event.defaultPrevented) leaving = true;
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
})();
