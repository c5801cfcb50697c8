/**
 * On the pages of a sealed quarter: the link to the same page now is a plain one, which an old id leads on from. Where
 * the running portal no longer has the page, as its build writes down beside the quarter, this says so in its place.
 */
const link = document.querySelector<HTMLAnchorElement>("[data-now]");
if (link) checkNow(link).catch(() => undefined);

async function checkNow(now: HTMLAnchorElement): Promise<void> {
  const response = await fetch(now.dataset["now"] ?? "");
  if (!response.ok) return;
  // Written by the build of the portal around.
  const { gone } = (await response.json()) as { readonly gone: readonly string[] };
  if (!gone.includes(decodeURI(now.pathname))) return;
  const said = document.createElement("span");
  said.textContent = "This page is no longer in the plans";
  now.replaceWith(said);
}
