// Makes forms and links marked data-live show their answer without loading the page anew; without it they load it.
"use strict";

let shown = location.pathname + location.search;

async function show(address, place, remember) {
  const old = document.getElementById(place);
  old.setAttribute("aria-busy", "true");
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById(place);
  if (!fresh) {
    location.assign(address);
    return;
  }
  old.replaceWith(fresh);
  for (const name of [".language", ".citation"]) {
    const before = document.querySelector(name);
    const after = page.querySelector(name);
    if (before && after) before.replaceWith(after);
  }
  if (remember) history.pushState(null, "", address);
  shown = location.pathname + location.search;
}

function addressOf(form) {
  const address = new URL(form.action || location.href, location.href);
  const fields = new FormData(form);
  address.search = new URLSearchParams([...fields].filter(([, value]) => value !== "")).toString();
  address.hash = "";
  return address.href;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form) return;
  event.preventDefault();
  show(addressOf(form), form.dataset.live, true);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-live]");
  if (form && event.target.matches("select, input[type=search]")) show(addressOf(form), form.dataset.live, true);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-live]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.href, link.dataset.live, true);
});

// Going to another part of the same page is no reason to load it anew.
window.addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) location.reload();
});

// A plan can be chosen or dropped as a file; its text is put into the text area and stays on this machine until it is sent.
for (const input of document.querySelectorAll("input[data-into]")) {
  const area = document.getElementById(input.dataset.into);
  const take = async (file) => {
    area.value = await file.text();
    area.focus();
  };
  input.closest("[hidden]").hidden = false;
  input.addEventListener("change", () => input.files.length && take(input.files[0]));
  area.addEventListener("dragover", (event) => event.preventDefault());
  area.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      take(event.dataTransfer.files[0]);
    }
  });
}
