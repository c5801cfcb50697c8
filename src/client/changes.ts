/**
 * Narrows the changes that a page shows to those with some words. Pages for kinds, teams and promises that became
 * easier show a part of all of them, without a script.
 */
const weeks = [...document.querySelectorAll<HTMLElement>(".week")];
const form = document.querySelector<HTMLFormElement>("[data-narrow]");
const words = form?.querySelector<HTMLInputElement>("input[type=search]");
const counted = form?.querySelector<HTMLElement>("[role=status]");

if (form && words && counted && weeks.length > 0) {
  form.hidden = false;
  const texts = new Map(
    weeks.flatMap((week) =>
      [...week.querySelectorAll("li")].map((entry) => [entry, toKey(entry.textContent)] as const),
    ),
  );
  const narrow = (): void => {
    const wanted = toKey(words.value).split(" ");
    let shown = 0;
    for (const [entry, text] of texts) {
      entry.hidden = !wanted.every((word) => text.includes(word));
      if (!entry.hidden) shown += 1;
    }
    for (const week of weeks) week.hidden = week.querySelector("li:not([hidden])") === null;
    const isAll = shown === texts.size;
    counted.textContent = isAll ? "" : `${shown} of ${texts.size} on this page`;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  form.addEventListener("input", narrow);
  // What a browser kept in the fields when one comes back.
  narrow();
}

function toKey(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

// A module: its names are its own.
export {};
