import type { CascadeIndexView, CascadeRecord } from "../../view/cascade-record.ts";
import type { Glyph, LaneView } from "../../view/part.ts";

/** A node of the cascade, as the explorer works with it. Other nodes are named by their numbers. */
export interface CascadeNode {
  readonly number: number;
  readonly id: string;
  readonly url: string;
  readonly kind: "direction" | "theme" | "kpi" | "objective" | "key-result";
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
  /** Those whose primary parent it is, without its key results. */
  readonly children: readonly number[];
  /** Those of which it is another parent. */
  readonly others: readonly number[];
  readonly keyResults: readonly number[];
  readonly kpis: readonly number[];
  /** The shapes of its key results. */
  readonly marks: readonly Glyph[];
  readonly isParentByKeyResult: boolean;
  /** The figures of a key result. */
  readonly facts:
    { readonly now: string; readonly target: string; readonly lane: LaneView } | undefined;
}

export interface NodeStatus {
  readonly name: string;
  readonly glyph: Glyph;
  readonly word: string;
}

/** The order is that of `cascadeKinds` where records are made. */
const kinds = ["direction", "theme", "kpi", "objective", "key-result"] as const;

/** Reads a record. */
export function toNode(record: CascadeRecord, { statuses }: CascadeIndexView): CascadeNode {
  const [number, id, url, kind, code, title, shortTitle, status, gap, column, ...links] = record;
  const [teams, owners, parents, children, others, keyResults, kpis, marks, byResult, facts] =
    links;
  const toStatus = (place: number): NodeStatus | undefined => {
    const entry = statuses[place];
    return entry && { name: entry[0], glyph: entry[1], word: entry[2] };
  };
  const own = toStatus(status);
  return {
    number,
    id,
    url: url === "" ? toPlainUrl(id) : url,
    kind: kinds[kind] ?? "objective",
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
    keyResults,
    kpis,
    marks: marks.flatMap((mark) => toStatus(mark)?.glyph ?? []),
    isParentByKeyResult: byResult === 1,
    facts: toFacts(facts, own?.glyph ?? "none"),
  };
}

/** What a screen reader says of a node: code, title, status. */
export function toLabel({ code, title, status }: CascadeNode): string {
  const name = code === "" ? title : `${code} ${title}`;
  return status === undefined ? name : `${name.replace(/[.!?]$/, "")}. ${status.word}.`;
}

/** What a node is, in a word. */
export function toKindWord(kind: CascadeNode["kind"]): string {
  switch (kind) {
    case "direction":
      return "Mission";
    case "theme":
      return "Theme";
    case "kpi":
      return "KPI";
    case "objective":
      return "Objective";
    case "key-result":
      return "Key result";
  }
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
