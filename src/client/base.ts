/**
 * Where the portal of this page begins: `/`, or `/snapshots/2026-q2/` on the pages of a sealed quarter. The build moves
 * the addresses of such pages, that of the search in the header among them.
 */
export function getBase(): string {
  const search = document.querySelector("[data-search]")?.getAttribute("href");
  return search?.replace(/search\/$/, "") ?? "/";
}
