import { getBase } from "./base.ts";

/**
 * On every page: `/` and Ctrl-K (or the search button) open the search. Nothing of it is loaded before that; a click
 * with another key held, or without script, follows the button's link to the search page.
 */
const selector = "[data-search]";

document.addEventListener("keydown", (event) => {
  const isShortcut =
    (event.key === "/" && !isTyping(event)) ||
    (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey);
  if (!isShortcut || event.defaultPrevented) return;
  event.preventDefault();
  void openSearch();
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  if (!(event.target instanceof Element) || !event.target.closest(selector)) return;
  event.preventDefault();
  void openSearch();
});

async function openSearch(): Promise<void> {
  const field = document.querySelector<HTMLInputElement>("[data-search-field]");
  // The search page has a field of its own.
  if (field) {
    field.focus();
    field.select();
    return;
  }
  try {
    const { openDialog } = await import("./search-dialog.ts");
    openDialog();
  } catch {
    location.assign(`${getBase()}search/`);
  }
}

/** Whether a key belongs to what is being typed, and is no shortcut. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, select, textarea");
}
