import type { Document, DocumentKind, RawDocument, SeriesReading } from "../model/document.ts";
import { joinOr } from "../model/enumeration.ts";
import type { Finding } from "../model/finding.ts";
import { atKey, atValue, toFinding } from "../model/finding.ts";
import type { DocumentId } from "../model/id.ts";
import { isDocumentId } from "../model/id.ts";
import { documentSchemas, isDocumentKind } from "../model/document.ts";
import type { Mend } from "../model/mend.ts";
import { findNearest } from "../model/nearest.ts";
import { parseBodyFacts } from "./body.ts";
import { composeReferences } from "./composed.ts";
import { checkForbiddenKeys } from "./forbidden-key.ts";
import { findHome, findOtherKind } from "./home.ts";
import { findLikelyId } from "./likely-value.ts";
import { listLostIds } from "./lost-id.ts";
import { isRecord } from "../model/record.ts";
import { checkShape } from "./shape.ts";
import { checkValues } from "./value.ts";
import { describeKind, quote } from "./wording.ts";

export interface DocumentResult {
  /** Absent where a key of its front matter is wrong without which it means nothing. */
  readonly document?: Document;
  /** How its front matter was made to fit; absent where it fitted. */
  readonly mend?: Mend;
  /** Ids of it and of its items that cannot be referred to, as they could not be read. */
  readonly unread?: readonly string[];
  readonly findings: readonly Finding[];
}

const kinds = Object.keys(documentSchemas);

/** Holds a document against the schema of its kind and its body against what is allowed; `path` is its id by its file. */
export function parseDocument(
  raw: RawDocument,
  path: string,
  series: readonly SeriesReading[],
): DocumentResult {
  const { file } = raw;
  const data = composeReferences(raw.data, raw.text.slice(0, raw.bodyStart));
  const { body, findings: bodyFindings } = parseBodyFacts(raw, toItemIds(data));
  const others = [...checkValues(data, file), ...bodyFindings];
  const kind = data["kind"];
  if (!isDocumentKind(kind)) return { findings: [checkKind(kind, file), ...others] };
  const shape = checkShape(documentSchemas[kind], data, { file, noun: describeKind(kind) });
  const findings = [
    ...others,
    ...shape.findings,
    ...checkForbiddenKeys(documentSchemas[kind], data, raw),
  ];
  if (!shape.data) return { findings };
  const { id = path } = shape.data;
  if (shape.data.id !== undefined && !isDocumentId(id)) {
    const message = `\`id\` is ${quote(id)}, which holds a character that ids do not allow.`;
    const likely = findLikelyId(id);
    const hint =
      likely === undefined
        ? "Use small letters, digits, `-` and `_`, in parts joined by `/`."
        : `Did you mean \`${likely}\`?`;
    findings.push(toFinding("invalid-value", file, message, { anchor: atValue("id"), hint }));
    return { findings, unread: [path, id] };
  }
  const document = toDocument(shape.data, { id, file, body }, series);
  if (!shape.mend) return { document, findings };
  const unread = listLostIds(documentSchemas[kind], shape.mend, id);
  return { document, findings, mend: shape.mend, unread };
}

type Shape = Document["data"];

/** The kind decides the type of the data; the switch is what tells the compiler so. */
function toDocument(
  data: Shape,
  common: Pick<Document, "file" | "body"> & { readonly id: string },
  series: readonly SeriesReading[],
): Document {
  // An id is branded once it is known to be one.
  const base = { ...common, id: common.id as DocumentId };
  switch (data.kind) {
    case "direction":
      return { ...base, kind: data.kind, data };
    case "team":
      return { ...base, kind: data.kind, data };
    case "theme":
      return { ...base, kind: data.kind, data };
    case "kpi":
      return { ...base, kind: data.kind, data, series: [...series, ...toSeries(data, base.file)] };
    case "objective":
      return { ...base, kind: data.kind, data };
    case "initiative":
      return { ...base, kind: data.kind, data };
    case "page":
      return { ...base, kind: data.kind, data };
    case "ogsm":
      return { ...base, kind: data.kind, data };
    case "hoshin":
      return { ...base, kind: data.kind, data };
    case "scorecard":
      return { ...base, kind: data.kind, data };
    case "gost":
      return { ...base, kind: data.kind, data };
    case "mbo":
      return { ...base, kind: data.kind, data };
  }
}

function toSeries(data: Extract<Shape, { kind: "kpi" }>, file: string): SeriesReading[] {
  return (data.series ?? []).map((reading, at) => ({
    ...reading,
    source: { file, path: ["series", at] },
  }));
}

/** Lists of items, and those within them. */
const itemKeys: Readonly<Record<string, readonly string[]>> = {
  keyResults: [],
  initiatives: [],
  goals: [],
  strategies: ["measures", "actions"],
  actions: ["actions"],
  breakthroughs: [],
  annual: [],
  priorities: [],
  targets: [],
  objectives: ["measures"],
  tactics: [],
};
const allItemKeys = Object.keys(itemKeys);

/** Ids that the document's page uses as anchors already. */
function toItemIds(data: RawDocument["data"]): readonly string[] {
  const ids: string[] = [];
  const addBelow = (parent: RawDocument["data"], keys: readonly string[]): void => {
    for (const key of keys) {
      const items = parent[key];
      if (!Array.isArray(items)) continue;
      for (const item of items.filter(isRecord)) {
        const id = item["id"];
        if (typeof id === "string") ids.push(id);
        addBelow(item, itemKeys[key] ?? []);
      }
    }
  };
  addBelow(data, allItemKeys);
  return ids;
}

function checkKind(kind: unknown, file: string): Finding {
  const choice = joinOr(kinds.map(quote));
  if (kind === undefined) {
    const message = "The document does not say what it is: there is no `kind`.";
    const guess = guessKind(file);
    const hint = `Add \`kind: ${guess ?? "…"}\`${guess === undefined ? `, with ${choice}` : ""}.`;
    return toFinding("missing-key", file, message, { anchor: atValue(), hint });
  }
  const nearest =
    typeof kind === "string" ? (findNearest(kind, kinds) ?? findOtherKind(kind)) : undefined;
  const home = typeof kind === "string" ? findHome(kind) : undefined;
  const hint =
    nearest === undefined ? (home ?? `Write ${choice}.`) : `Did you mean ${quote(nearest)}?`;
  const anchor = kind === null ? atKey("kind") : atValue("kind");
  const what = kind === null ? "empty" : quote(kind);
  const message = `\`kind\` is ${what}, which is not a kind of document.`;
  return toFinding("invalid-value", file, message, { anchor, hint });
}

/** The kind that a file most likely is of, by its folder. */
export function guessKind(file: string): DocumentKind | undefined {
  if (file.startsWith("teams/")) return "team";
  if (file.startsWith("themes/")) return "theme";
  if (file.startsWith("kpis/")) return "kpi";
  if (file.startsWith("initiatives/")) return "initiative";
  if (file.startsWith("ogsm/")) return "ogsm";
  if (file.startsWith("hoshin/")) return "hoshin";
  if (file.startsWith("scorecards/")) return "scorecard";
  if (file.startsWith("gost/")) return "gost";
  if (file.startsWith("mbo/")) return "mbo";
  if (/^direction\.mdx?$/.test(file)) return "direction";
  if (/(^|\/)index\.mdx?$/.test(file)) return "page";
  return undefined;
}
