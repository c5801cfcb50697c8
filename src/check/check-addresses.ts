import type { Document, DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import { toUrl } from "../model/id.ts";
import type { PlanGraph } from "../model/plan.ts";
import { listCycleTeams } from "./page-index.ts";
import { isReserved } from "./portal-page.ts";

/** Checks that no document and no cycle has the address of a page that the portal makes itself, or of another document. */
export function checkAddresses(
  { documents }: DocumentSet,
  { cycles, people, roles, nodes }: PlanGraph,
): readonly Finding[] {
  const urls = [...cycles, ...people, ...roles].map(({ url }) => url);
  const taken = new Set([...urls, ...listCycleTeams(nodes)]);
  const isTaken = (url: string): boolean => isReserved(url) || taken.has(url);
  let ids: ReadonlyMap<string, Document> | undefined;
  const findFolder = ({ id }: Document): Document | undefined => {
    ids ??= new Map(documents.map((document) => [document.id, document]));
    return ids.get(id.replace(/\/index$/, ""));
  };
  const ofCycles = cycles.flatMap(({ cycle, url, source }) => {
    if (!isReserved(url)) return [];
    const message = `\`${url}\` is the address of a page of the portal's own, so the cycle \`${cycle}\` cannot have it.`;
    const anchor = atValue(...(source.path ?? []), "id");
    const hint = "Name the cycle after its period: `2026-q3`.";
    return [toFinding("duplicate-id", source.file, message, { anchor, hint })];
  });
  const ofDocuments = documents.flatMap((document) => {
    const url = toUrl(document.id);
    if (isTaken(url)) {
      return isShownThere(document, url, nodes) ? [] : [toLost(document, url, undefined)];
    }
    const other = isIndex(document) ? findFolder(document) : undefined;
    return other ? [toLost(document, url, other)] : [];
  });
  const ofAliases = documents.flatMap(({ file, data }) =>
    (data.aliases ?? []).flatMap((alias, index) => {
      const url = toUrl(alias as NodeId); // Written as an id is, and read as one.
      if (!isTaken(url)) return [];
      const message = `\`${url}\` is the address of a page of the portal's own, so \`${alias}\` cannot lead elsewhere.`;
      const hint = "Take it out: no document can have had this address.";
      return [
        toFinding("duplicate-id", file, message, { anchor: atValue("aliases", index), hint }),
      ];
    }),
  );
  return [...ofCycles, ...ofDocuments, ...ofAliases];
}

function isIndex({ id }: Document): boolean {
  return id === "index" || id.endsWith("/index");
}

/** The page of a folder is shown on the page that the portal makes for a cycle, or for a team in one. */
function isShownThere(document: Document, url: string, nodes: PlanGraph["nodes"]): boolean {
  if (!isIndex(document)) return false;
  const node = nodes.get(document.id as string as NodeId);
  // What is left out of the graph is left out for a reason of its own.
  if (!node) return true;
  if (node.kind !== "page" || node.cycle === undefined) return false;
  return url === `/${node.cycle}/` || url === `/${node.cycle}/${node.team ?? ""}/`;
}

function toLost(document: Document, url: string, other: Document | undefined): Finding {
  const { data, file } = document;
  const whose = other ? `of \`${other.id}\`` : "of a page of the portal's own";
  const message = `\`${url}\` is the address ${whose}, so this document would never be seen.`;
  const hint = isIndex(document)
    ? "Give the file another name: only a cycle, and a team in a cycle, show the `index` of their folder."
    : "Give the file another name, or put it into a folder.";
  const anchor = data.id === undefined ? atValue("kind") : atValue("id");
  const related = other && [{ file: other.file, message: "The other document is here." }];
  return toFinding("duplicate-id", file, message, { anchor, hint, related });
}
