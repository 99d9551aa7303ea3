/** Makes elements; text is always text, so nothing that comes from a site can become markup. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else if (key in node && key !== "list") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** The page's icons: 24 × 24, drawn with one pen. */
const PATHS = {
  next: "M9 5l7 7-7 7",
  back: "M15 5l-7 7 7 7",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  black: "M3 5h18v12H3zM8 21h8M4 16L20 6",
  freeze: "M12 2v20M4 7l16 10M20 7L4 17M12 6l-2-2M12 6l2-2M12 18l-2 2M12 18l2 2",
  laser: "M12 12m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M12 3v3M12 18v3M3 12h3M18 12h3",
  near: "M10.5 10.5m-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5L21 21M10.5 7.5v6M7.5 10.5h6",
  volume: "M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12",
  play: "M7 4l13 8-13 8z",
  pause: "M8 5v14M16 5v14",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  end: "M6 4v16M6 5h11l-2 4 2 4H6",
  close: "M5 5l14 14M19 5L5 19",
  up: "M12 19V5M5 12l7-7 7 7",
  down: "M12 5v14M5 12l7 7 7-7",
  print: "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
  hand: "M8 13V6a1.5 1.5 0 0 1 3 0v5V4a1.5 1.5 0 0 1 3 0v7V6a1.5 1.5 0 0 1 3 0v8c0 4-2 7-6 7-3 0-4-1-6-4l-2-4a1.5 1.5 0 0 1 2.5-1.5z",
  larger: "M3 18L8 6l5 12M5 14h6M17 8v8M13 12h8",
  smaller: "M3 18L8 6l5 12M5 14h6M14 12h7",
  erase: "M9 5h12v14H9l-6-7zM12.5 9.5l5 5M17.5 9.5l-5 5",
  add: "M12 5v14M5 12h14",
  time: "M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3 2",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function button(look, onclick, ...children) {
  return h("button", { type: "button", class: look, onclick }, ...children);
}

/** Replaces what `node` holds. */
export function fill(node, ...children) {
  node.textContent = "";
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

export function text(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

export function clock(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = String(Math.floor(whole / 60)).padStart(2, "0");
  return `${minutes}:${String(whole % 60).padStart(2, "0")}`;
}
