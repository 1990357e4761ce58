// What the page does by script: the colours a reader prefers, and opening the search.
// Without it the page lacks nothing else: proofs, words and the menu open by themselves.

const page = document.documentElement;
const here = document.currentScript.src;

// --- Colours: the system's, light or dark. The choice is the only thing ever stored.

const KEY = "dossier.scheme";
const SCHEMES = ["auto", "light", "dark"];
const toggle = document.getElementById("_scheme");

function stored(scheme) {
  try {
    if (scheme) localStorage.setItem(KEY, scheme);
    return localStorage.getItem(KEY);
  } catch {
    return scheme; // the browser keeps nothing; the choice lasts as long as the page
  }
}

function show(scheme) {
  page.dataset.scheme = SCHEMES.includes(scheme) ? scheme : "auto";
  const words = toggle.dataset[page.dataset.scheme];
  toggle.setAttribute("aria-label", words);
  toggle.title = words;
}

toggle.addEventListener("click", () => {
  const next = (SCHEMES.indexOf(page.dataset.scheme) + 1) % SCHEMES.length;
  stored(SCHEMES[next]);
  show(SCHEMES[next]);
});
show(stored());

// --- Search: nothing of it is loaded before it is asked for.

const dialog = document.getElementById("_search");

function search() {
  if (!dialog.open) dialog.showModal();
  import(new URL("search.js", here)).catch(() => {
    dialog.querySelector("[role=status]").textContent = dialog.dataset.failed;
  });
}

for (const button of document.querySelectorAll("[data-search]")) {
  button.addEventListener("click", search);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    search();
  }
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
