// What the programs of the forms share: elements, and telling Wagtail that something changed.
(() => {
  "use strict";

  const kiosk = (window.kioskForms = window.kioskForms || {});
  if (kiosk.make) return;

  kiosk.make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined)
        element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  };

  kiosk.svg = (tag, attributes = {}) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  kiosk.languages = () => {
    const place = document.querySelector("[data-kiosk-languages-of-site]");
    const found = place ? JSON.parse(place.dataset.kioskLanguagesOfSite || "[]") : [];
    return found.length ? found : [["zh-Hans", "中文"]];
  };

  kiosk.read = (field, otherwise) => {
    try {
      const value = JSON.parse(field.value || "null");
      return value === null ? otherwise : value;
    } catch {
      return otherwise;
    }
  };

  kiosk.write = (field, value) => {
    const text = JSON.stringify(value);
    if (field.value === text) return;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // Calls `start` once for each element that matches, now and whenever one appears.
  kiosk.each = (selector, start) => {
    const look = (root) => {
      const found = root.matches && root.matches(selector) ? [root] : [];
      for (const element of [...found, ...root.querySelectorAll(selector)]) {
        if (element.closest("template")) continue;
        const key = `kioskStarted${selector.replace(/\W/g, "")}`;
        if (element[key]) continue;
        element[key] = true;
        start(element);
      }
    };
    const begin = () => {
      look(document.body);
      new MutationObserver((changes) => {
        for (const change of changes)
          for (const node of change.addedNodes) if (node.nodeType === 1) look(node);
      }).observe(document.body, { childList: true, subtree: true });
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
    else begin();
  };

  kiosk.cookie = (name) => {
    const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
  };

  kiosk.token = () => {
    const field = document.querySelector("[name=csrfmiddlewaretoken]");
    return field ? field.value : kiosk.cookie("csrftoken");
  };

  let words = null;
  kiosk.say = (text) => {
    if (words === null) {
      const place = document.getElementById("kiosk-form-words");
      words = place ? JSON.parse(place.textContent) : {};
    }
    return words[text] || text;
  };
})();
