import type {
  CascadeIndexView,
  CascadeKind,
  CascadeRecord,
  KindEntry,
} from "../../view/cascade-record.ts";
import type { Glyph, LaneView } from "../../view/part.ts";

/** A node of the cascade, as the explorer works with it. Other nodes are named by their numbers. */
export interface CascadeNode {
  readonly number: number;
  readonly id: string;
  readonly url: string;
  readonly kind: CascadeKind;
  /** The same in words. */
  readonly own: NodeKind;
  readonly code: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly status: NodeStatus | undefined;
  /** Signed points, or empty. */
  readonly gap: string;
  readonly column: number;
  readonly teams: readonly number[];
  readonly owners: readonly number[];
  /** The primary one first. */
  readonly parents: readonly { readonly number: number; readonly how: string }[];
  /** Those whose primary parent it is, without its parts. */
  readonly children: readonly number[];
  /** Those of which it is another parent. */
  readonly others: readonly number[];
  /** Key results, goals, measures, actions. */
  readonly parts: readonly number[];
  readonly kpis: readonly number[];
  /** The shapes of its parts. */
  readonly marks: readonly Glyph[];
  readonly isParentByPart: boolean;
  /** The figures of what is measured. */
  readonly facts:
    { readonly now: string; readonly target: string; readonly lane: LaneView } | undefined;
  /** Where other plans show it, as what. */
  readonly shown: readonly { readonly as: NodeKind; readonly plan: number }[];
}

/** A kind of node, in the words in which it is written. */
export interface NodeKind {
  readonly kind: CascadeKind;
  readonly word: string;
  readonly plural: string;
  readonly concept: KindEntry[3];
  readonly vocabulary: KindEntry[4];
}

export interface NodeStatus {
  readonly name: string;
  readonly glyph: Glyph;
  readonly word: string;
}

/** Reads a record; `base` is where the portal begins. */
export function toNode(
  record: CascadeRecord,
  { statuses, kinds }: CascadeIndexView,
  base = "/",
): CascadeNode {
  const [number, id, url, kind, code, title, shortTitle, status, gap, column, ...links] = record;
  const [teams, owners, parents, children, others, parts, kpis, marks, byPart, facts, shown] =
    links;
  const toKind = (place: number): NodeKind => {
    const entry = kinds[place];
    if (entry === undefined) throw new Error(`no such kind: ${place}`);
    const [name, word, plural, concept, vocabulary] = entry;
    return { kind: name, word, plural, concept, vocabulary };
  };
  const ownKind = toKind(kind);
  const toStatus = (place: number): NodeStatus | undefined => {
    const entry = statuses[place];
    return entry && { name: entry[0], glyph: entry[1], word: entry[2] };
  };
  const own = toStatus(status);
  return {
    number,
    id,
    url: `${base}${(url === "" ? toPlainUrl(id) : url).slice(1)}`,
    kind: ownKind.kind,
    own: ownKind,
    code,
    title,
    shortTitle: shortTitle === "" ? title : shortTitle,
    status: own,
    gap,
    column,
    teams,
    owners,
    parents: parents.map((parent) =>
      typeof parent === "number"
        ? { number: parent, how: "" }
        : { number: parent[0], how: parent[1] },
    ),
    children,
    others,
    parts,
    kpis,
    marks: marks.flatMap((mark) => toStatus(mark)?.glyph ?? []),
    isParentByPart: byPart === 1,
    facts: toFacts(facts, own?.glyph ?? "none"),
    shown: shown.map(([as, plan]) => ({ as: toKind(as), plan })),
  };
}

/** What a screen reader says of a node: code, title, what it is where that is said, status. */
export function toLabel({ code, title, status }: CascadeNode, word = ""): string {
  const name = code === "" ? title : `${code} ${title}`;
  const more = [word, status?.word ?? ""].filter((part) => part !== "");
  return more.length === 0 ? name : `${name.replace(/[.!?]$/, "")}. ${more.join(". ")}.`;
}

function toPlainUrl(id: string): string {
  const [document = "", item] = id.split("#");
  return item === undefined ? `/${document}/` : `/${document}/#${item}`;
}

function toFacts(facts: CascadeRecord[19], glyph: Glyph): CascadeNode["facts"] {
  if (facts.length === 0) return undefined;
  const [now, target, progress, expected, label] = facts;
  return {
    now,
    target,
    lane: {
      glyph,
      label,
      ...(progress < 0 ? {} : { progress }),
      ...(expected < 0 ? {} : { expected }),
    },
  };
}
