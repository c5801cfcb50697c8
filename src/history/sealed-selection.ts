import { decodeAddress } from "../model/address.ts";
import { posix } from "node:path";
import { toNodeId } from "../check/link-node.ts";
import type { Document, DocumentSet } from "../model/document.ts";
import type { CycleId, DocumentId } from "../model/id.ts";
import { parseReference } from "../model/id.ts";
import type { PlanGraph } from "../model/plan.ts";
import type { AuthoredObjective } from "../model/schema/objective.ts";

/** Which documents belong to a sealed cycle. */
export interface SealedSelection {
  /** In the order of the set. */
  readonly documents: readonly Document[];
  /** Those of other cycles, which others refer to. */
  readonly referred: readonly DocumentId[];
}

/**
 * Selects what belongs to a cycle: its documents and those of the cycles that hold it or lie in it, everything that
 * belongs to no cycle, and whatever any of these leads to; and what carries its objectives on. What had not been
 * written on the day of the graph is no part of it.
 */
export function selectDocuments(
  { documents }: DocumentSet,
  graph: PlanGraph,
  cycle: CycleId,
): SealedSelection {
  const family = listFamily(graph, cycle);
  const written = documents.filter((document) => graph.nodes.has(toNodeId(document)));
  const index = indexNames(written);
  const own = new Set(written.filter((document) => isOwn(document, graph, family)));
  const selected = new Set([...own, ...listSuccessors(written, index, own)]);
  const waiting = [...selected];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { body, data, file } = own.has(next) ? next : toAbove(next);
    for (const found of listMentioned({ data, body, file }, index)) {
      if (selected.has(found)) continue;
      selected.add(found);
      waiting.push(found);
    }
  }
  return {
    documents: written.filter((document) => selected.has(document)),
    referred: written.flatMap((document) =>
      selected.has(document) && !own.has(document) ? [document.id] : [],
    ),
  };
}

/** The cycle, those that hold it, and those that lie in any of its own. */
function listFamily({ cycles }: PlanGraph, cycle: CycleId): ReadonlySet<string> {
  const parents = new Map(
    cycles.map((each) => [each.cycle as string, each.parent as string | undefined]),
  );
  const listUp = (from: string): readonly string[] => {
    const up = parents.get(from);
    return up === undefined ? [from] : [from, ...listUp(up)];
  };
  const below = cycles.filter((each) => listUp(each.cycle).includes(cycle));
  return new Set([...listUp(cycle), ...below.map((each) => each.cycle)]);
}

function isOwn(document: Document, graph: PlanGraph, family: ReadonlySet<string>): boolean {
  const node = graph.nodes.get(toNodeId(document));
  if (node?.kind !== "objective" && node?.kind !== "page") return true;
  return node.cycle === undefined || family.has(node.cycle);
}

/** Documents by their id, those that they had before, and their file. */
function indexNames(documents: readonly Document[]): ReadonlyMap<string, Document> {
  const index = new Map<string, Document>();
  for (const document of documents) {
    for (const alias of document.data.aliases ?? []) index.set(alias, document);
    index.set(document.file.normalize("NFC"), document);
  }
  for (const document of documents) index.set(document.id, document);
  return index;
}

/** Objectives of later cycles that carry on one of those: what became of a quarter is told with it. */
function listSuccessors(
  documents: readonly Document[],
  index: ReadonlyMap<string, Document>,
  own: ReadonlySet<Document>,
): readonly Document[] {
  return documents.filter(({ data, file }) => {
    const { carriedOverFrom, keyResults } = toObjective(data);
    const earlier = [carriedOverFrom, keyResults?.map((each) => each.carriedOverFrom)];
    const found = listMentioned({ data: earlier, file, body: { links: [] } }, index);
    return found.some((document) => own.has(document));
  });
}

function toObjective(data: Document["data"]): Partial<AuthoredObjective> {
  return data.kind === "objective" ? data : {};
}

interface Mentioning {
  readonly data: unknown;
  readonly body: { readonly links: readonly { readonly target: string }[] };
  readonly file: string;
}

/** Of what is only referred to: where it leads up to, and what its values are taken from; else all quarters would come with one. */
function toAbove({ data, file }: Document): Mentioning {
  const keyResults = toObjective(data).keyResults?.map(({ supports, sameAs, kpi }) => ({
    supports,
    sameAs,
    kpi,
  }));
  const supports = "supports" in data ? data.supports : undefined;
  return { data: { supports, keyResults }, file, body: { links: [] } };
}

/** Every document that another one names: in a key, in a link, in the Markdown of a note, or in its narrative. */
function listMentioned(
  { data, body, file }: Mentioning,
  index: ReadonlyMap<string, Document>,
): readonly Document[] {
  const found: Document[] = [];
  const add = (target: string): void => {
    for (const name of listNames(target, file)) {
      const document = index.get(name);
      if (document) found.push(document);
    }
  };
  visitTexts(data, (text) => {
    if (!text.includes("\n")) add(text);
    for (const [, target = ""] of text.matchAll(/\]\(\s*<?([^)\s>]+)/g)) add(target);
  });
  for (const { target } of body.links) add(target);
  return found;
}

/** What a text may name: an id, a page's path, a file as git hosts understand it, a file from the content folder. */
function listNames(text: string, file: string): readonly string[] {
  const { document } = parseReference(text.normalize("NFC").replace(/\?.*$/s, ""));
  if (document === "") return [];
  const path = decodeAddress(document);
  const names = [path.replace(/^\/+|\/+$/g, ""), posix.join(posix.dirname(file), path)];
  return path.startsWith("team:") ? [...names, `teams/${path.slice("team:".length)}`] : names;
}

function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === "string") visit(value);
  else if (typeof value === "object" && value !== null) {
    for (const each of Object.values(value)) visitTexts(each, visit);
  }
}
