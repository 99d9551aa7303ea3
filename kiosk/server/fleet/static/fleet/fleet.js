// The table comes again every ten seconds; what is marked stays marked, and nothing is exchanged
// while somebody works in it with the keyboard.
(() => {
  const holder = document.querySelector("[data-fleet-table]");
  if (!holder) return;
  const marked = () =>
    new Set([...holder.querySelectorAll("input[name=kiosk]:checked")].map((box) => box.value));
  async function look() {
    if (document.hidden || holder.contains(document.activeElement)) return;
    try {
      const answer = await fetch(holder.dataset.fleetTable, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const text = await answer.text();
      const kept = marked();
      holder.innerHTML = text;
      for (const box of holder.querySelectorAll("input[name=kiosk]")) {
        box.checked = kept.has(box.value);
      }
    } catch {
      // The line is down: the table stays as it is, and is asked for again.
    }
  }
  setInterval(look, 10_000);
})();
