// Keeps a page about screens up to date: asks for its parts again and again, and changes what has
// changed. What is marked stays marked, and what somebody has the keyboard in stays as it is.
(() => {
  const place = document.querySelector("[data-live]");
  if (!place) return;
  const note = document.querySelector("[data-live-note]");
  const every = Number(place.dataset.seconds) * 1000;
  let good = new Date();

  const say = (words) => { if (note && note.textContent !== words) note.textContent = words; };
  const clock = (time) => time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });

  function changeRow(row, fresh) {
    if (row.className !== fresh.className) row.className = fresh.className;
    for (const [at, cell] of [...row.cells].entries()) {
      const other = fresh.cells[at];
      if (!other || "keep" in cell.dataset || cell.contains(document.activeElement)) continue;
      if (!cell.isEqualNode(other)) cell.replaceWith(other.cloneNode(true));
    }
  }

  function changeRows(body, fresh) {
    const known = new Map([...body.rows].map((row) => [row.dataset.key, row]));
    const rows = [...fresh.rows].map((row) => {
      const old = known.get(row.dataset.key);
      if (!old || old.cells.length !== row.cells.length) return row.cloneNode(true);
      changeRow(old, row);
      return old;
    });
    const same = rows.length === body.rows.length && rows.every((row, at) => row === body.rows[at]);
    if (!same) body.replaceChildren(...rows);
  }

  function change(part, fresh) {
    const [body, rows] = [part, fresh].map((one) => one.querySelector("[data-rows]"));
    if (body && rows) {
      changeRows(body, rows);
      const [pages, other] = [part, fresh].map((one) => one.querySelector("nav"));
      if (pages && other && !pages.isEqualNode(other)) pages.innerHTML = other.innerHTML;
    } else if (!part.isEqualNode(fresh) && !part.contains(document.activeElement)) {
      part.innerHTML = fresh.innerHTML;
    }
  }

  async function look() {
    try {
      const answer = await fetch(place.dataset.live, {
        credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(20_000),
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) return say(note.dataset.out);
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const fresh of page.querySelectorAll("[data-part]")) {
        const part = place.querySelector(`[data-part="${fresh.dataset.part}"]`);
        if (part) change(part, fresh);
      }
      good = new Date();
      say("");
      count();
    } catch {
      say(`${note.dataset.lost} ${clock(good)}`);
    }
  }

  async function again() {
    if (!document.hidden) await look();
    setTimeout(again, every);
  }
  setTimeout(again, every);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });

  // --- marking ---------------------------------------------------------------------------
  const told = document.querySelector("[data-marked]");
  const boxes = () => [...place.querySelectorAll("input[name=kiosk]")];
  function count() {
    if (!told) return;
    const marked = boxes().filter((box) => box.checked).length;
    const whole = document.querySelector("[data-all]").checked;
    told.textContent = marked && !whole ? `${told.dataset.some} ${marked}` : told.dataset.none;
    told.parentElement.classList.toggle("is-whole", whole);
    told.closest(".fleet-orders").classList.toggle("is-marked", marked > 0 || whole);
    const all = place.querySelector("[data-mark-all]");
    if (all) {
      all.checked = marked > 0 && marked === boxes().length;
      all.indeterminate = marked > 0 && !all.checked;
    }
  }
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-mark-all]")) {
      for (const box of boxes()) box.checked = event.target.checked;
    }
    count();
  });
  window.addEventListener("pageshow", count);
})();
