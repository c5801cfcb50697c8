import type { Document } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import type { CycleId, NodeId } from "../model/id.ts";
import type { Strength } from "../model/framework/hoshin.ts";
import type { IsoDate } from "../model/period.ts";
import type { Audience, Cycle, Edge, InlineText, Relation } from "../model/plan.ts";
import type { IdIndex } from "./id-index.ts";
import type { FindNearest } from "./nearest.ts";

/** What the linking of every document needs to know, and where it puts what it finds. */
export interface LinkContext {
  readonly asOf: IsoDate;
  readonly audience: Audience;
  readonly confidenceScale: 1 | 10;
  readonly ids: IdIndex;
  /** What the audience or the as-of date leaves out: a reference to it is dropped, and nothing is said. */
  readonly leftOut: ReadonlySet<NodeId>;
  /** By their short ids, as in `2026-q3`. */
  readonly cycles: ReadonlyMap<string, Cycle>;
  readonly currentCycle: CycleId;
  readonly inline: (markdown: string) => InlineText;
  /** Whether an address may be shown: it names nothing that is left out. */
  readonly isShown: (url: string) => boolean;
  readonly report: (finding: Finding) => void;
  readonly link: (edge: Edge) => void;
  /** Notes a reference to a document that is there but could not be read. */
  readonly skip: (spot: Spot) => void;
  /** Ids near to one that does not exist; prepared when it is first asked for. */
  readonly findNearest: FindNearest;
}

/** A place in the front matter of a file. */
export interface Spot {
  readonly file: string;
  readonly path: KeyPath;
  /** The document that the file holds; empty in a configuration file. */
  readonly document: string;
}

/** The front matter of a document as a place. */
export function toSpot(document: Document): Spot {
  return { file: document.file, path: [], document: document.id };
}

/** A place below another one. */
export function below(spot: Spot, ...keys: KeyPath): Spot {
  // Joined rather than spread: an array that grows keeps room for more, and a plan has a great many paths.
  return { file: spot.file, path: spot.path.concat(keys), document: spot.document };
}

/** What a link says beside its ends. */
export interface LinkDetails {
  readonly primary?: boolean;
  readonly how?: string | undefined;
  readonly weight?: number | undefined;
  readonly strength?: Strength | undefined;
}

/** Adds an edge; its place is where the author wrote it. */
export function linkNodes(
  context: LinkContext,
  relation: Relation,
  from: NodeId,
  to: NodeId,
  spot: Spot,
  details: LinkDetails = {},
): void {
  const { primary = false, how, weight = 1, strength } = details;
  const source = { file: spot.file, path: spot.path };
  const edge = { relation, from, to, primary, weight, source };
  if (strength !== undefined) context.link({ ...edge, strength });
  else context.link(how === undefined ? edge : { ...edge, how: context.inline(how) });
}
