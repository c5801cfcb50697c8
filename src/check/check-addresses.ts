import type { DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import { toUrl } from "../model/id.ts";
import type { PlanGraph } from "../model/plan.ts";
import { listCycleTeams } from "./page-index.ts";
import { isReserved } from "./portal-page.ts";

/** Checks that no document and no cycle has the address of a page that the portal makes itself. */
export function checkAddresses(
  { documents }: DocumentSet,
  { cycles, people, roles, nodes }: PlanGraph,
): readonly Finding[] {
  const urls = [...cycles, ...people, ...roles].map(({ url }) => url);
  const taken = new Set([...urls, ...listCycleTeams(nodes)]);
  const ofCycles = cycles.flatMap(({ cycle, url, source }) => {
    if (!isReserved(url)) return [];
    const message = `\`${url}\` is the address of a page of the portal's own, so the cycle \`${cycle}\` cannot have it.`;
    const anchor = atValue(...(source.path ?? []), "id");
    const hint = "Name the cycle after its period: `2026-q3`.";
    return [toFinding("duplicate-id", source.file, message, { anchor, hint })];
  });
  const ofDocuments = documents.flatMap(({ id, file, data }) => {
    const url = toUrl(id);
    // The page of a folder is shown on the page that the portal makes for it.
    if (/(^|\/)index$/.test(id) || (!isReserved(url) && !taken.has(url))) return [];
    const message = `\`${url}\` is the address of a page of the portal's own, so this document would never be seen.`;
    const hint = "Give the file another name, or put it into a folder.";
    const anchor = data.id === undefined ? atValue("kind") : atValue("id");
    return [toFinding("duplicate-id", file, message, { anchor, hint })];
  });
  return [...ofCycles, ...ofDocuments];
}
