// What the page does by script: the colours a reader prefers, opening the search, and keeping the
// place when the language changes. Without it the page lacks nothing else: proofs, words and the
// menu open by themselves.

const page = document.documentElement;
const here = document.currentScript.src;

// --- Colours: the system's, light or dark. The choice is the only thing ever stored, and shown
// --- before the page is.

const KEY = "dossier.scheme";
const SCHEMES = ["auto", "light", "dark"];
const preferred = page.dataset.scheme ?? "auto"; // the site's own choice

function stored(scheme) {
  try {
    if (scheme) localStorage.setItem(KEY, scheme);
    return localStorage.getItem(KEY);
  } catch {
    return scheme; // the browser keeps nothing; the choice lasts as long as the page
  }
}

function show(scheme) {
  page.dataset.scheme = SCHEMES.includes(scheme) ? scheme : preferred;
}

show(stored());

document.addEventListener("DOMContentLoaded", () => {
  const toggle = document.getElementById("_scheme");
  const name = () => {
    toggle.title = toggle.dataset[page.dataset.scheme];
    toggle.setAttribute("aria-label", toggle.title);
  };
  toggle.addEventListener("click", () => {
    const next = SCHEMES[(SCHEMES.indexOf(page.dataset.scheme) + 1) % SCHEMES.length];
    stored(next);
    show(next);
    name();
  });
  name();

  // --- The open menu takes the focus, which WebKit would leave behind it, and closes when it goes.

  const menu = document.getElementById("_menu");
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "open") menu.querySelector("button").focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.hidePopover();
  });

  // --- Search: nothing of it is loaded before it is asked for.

  const dialog = document.getElementById("_search");
  const search = () => {
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("input").select();
    import(new URL("search.js", here)).catch(() => {
      dialog.querySelector("[role=status]").textContent = dialog.dataset.failed;
    });
  };
  for (const button of document.querySelectorAll("[data-search]")) {
    if (location.protocol === "file:") button.remove(); // there, browsers load no index
    button.addEventListener("click", search);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      search();
    }
  });

  // --- The other language shows the same place: a statement, a sentence, or a section, which has
  // --- another name there and is told by its number.

  const headings = [...document.querySelectorAll(".content :is(h1, h2, h3)[id]")];
  const change = document.querySelector(".switch");
  const other = change.hash; // of the page that was not found, which has both languages
  change.addEventListener("click", () => {
    const place = decodeURIComponent(location.hash.slice(1).split(":~:")[0]);
    const section = headings.findIndex((heading) => heading.id === place);
    change.hash = section >= 0 ? `~${section}` : other || place;
  });
  const section = headings[location.hash.match(/^#~(\d+)$/)?.[1]];
  if (section) location.replace(`#${section.id}`);
});

// --- Who is led to a statement finds its proof open.

function openTarget() {
  for (const mark of document.querySelectorAll(":is(.s:target, :target > .s) .q")) {
    if (mark.checkVisibility()) mark.open = true;
  }
}

addEventListener("load", openTarget);
addEventListener("hashchange", openTarget);

// --- A statement's link and its citation are copied; the citation, made of what the page says
// --- already, is shown as well.

const texts = (root, selector) => [...root.querySelectorAll(selector)].map((one) => one.textContent);

/** The address of a statement; the site's own, wherever it is read from. */
function addressOf(proof) {
  const [url] = texts(document, ".citation__url");
  return new URL(proof.querySelector(".self").getAttribute("href"), url ?? location.href).href;
}

/** Its articles with their titles, or its reference; the site, its day, and the address. */
function citation(proof) {
  const listed = [...document.querySelectorAll(".printed li")];
  const links = [...proof.querySelectorAll("[rel]")].map((link) => link.getAttribute("href"));
  const [reference] = texts(proof, ".ref");
  const sources = [...proof.querySelectorAll(".src")].map((source, at) => {
    const parts = [...source.childNodes].filter((node) => !node.matches?.("b, .at"));
    const place = parts.map((node) => node.textContent).join("");
    if (reference) return `${reference}, ${links[0]}${place}`;
    const item = listed.find((one) => links[at].startsWith(one.lastElementChild.textContent));
    return `${item.querySelector("cite").textContent}, ${place}`;
  });
  const [site] = texts(document, ".citation__site");
  const address = addressOf(proof);
  const separator = page.lang === "en" ? "; " : "\u202f; ";
  return `${sources.join(separator)}. ${site}, ${address.split("#")[1]}, ${address}`;
}

/** Over plain http there is no clipboard, and a reader may refuse it: then nothing says “copied”. */
async function copy(control, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return;
  }
  const name = (control.dataset.name ??= control.textContent); // not “copied”, when clicked again
  control.textContent = document.body.dataset.copied;
  clearTimeout(control.dataset.timer);
  control.dataset.timer = setTimeout(() => { control.textContent = name; }, 2000);
}

addEventListener("click", ({ target }) => {
  const proof = target.closest(".p");
  if (!proof || !target.matches(".do > :is(button, .self)")) return;
  if (target.matches(".self")) return copy(target, addressOf(proof));
  const shown = proof.querySelector(".cite") ?? document.createElement("p");
  shown.className = "cite";
  shown.textContent = citation(proof);
  target.parentElement.append(shown);
  copy(target, shown.textContent);
});

// --- An explained word closes with Escape and with a click elsewhere.

function close(event) {
  if (event.type === "keydown" && event.key !== "Escape") return;
  for (const term of document.querySelectorAll(".term[open]")) {
    if (event.type === "click" && term.contains(event.target)) continue;
    if (term.contains(document.activeElement)) term.querySelector("summary").focus();
    term.open = false;
  }
}

addEventListener("click", close);
addEventListener("keydown", close);
