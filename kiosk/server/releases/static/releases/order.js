// Shows only the fields that belong to what is chosen.
(() => {
  const line = (name) => document.querySelector(`[data-field="${name}"]`);
  const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`)?.value;
  const show = (name, on) => { const found = line(name); if (found) found.hidden = !on; };
  const look = () => {
    show("at", chosen("when") === "at");
    show("percents", chosen("screens") === "steps");
    show("hours", chosen("screens") === "steps");
    show("groups", chosen("screens") !== "all");
  };
  document.addEventListener("change", look);
  look();
})();
