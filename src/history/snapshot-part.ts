import type { z } from "zod";
import type { Document, DocumentKind, SeriesReading } from "../model/document.ts";
import { documentSchemas } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { DocumentId } from "../model/id.ts";
import { isRecord } from "../model/record.ts";
import type { AuthoredPeople, AuthoredPortal } from "../model/schema/portal.ts";
import { peopleSchema } from "../model/schema/portal.ts";
import {
  sealedDocumentSchema,
  sealedFindingSchema,
  sealedPlacesSchema,
  sealedPortalSchema,
  sealedResultSchema,
  sealedSettingsSchema,
} from "../model/schema/snapshot.ts";
import { getRule, isRuleCode } from "../model/rules.ts";
import type { LineTree, LineTrees } from "./line-tree.ts";
import { describeIssue } from "./part-issue.ts";
import type { SealedResult } from "./snapshot.ts";
import { documentParts, SnapshotError } from "./snapshot.ts";

/** The files of a sealed quarter as data, by name, in the present version of the format. */
export type SnapshotData = Readonly<Record<string, unknown>>;

/** The documents of a sealed quarter, sorted by id. */
export function parseDocuments(data: SnapshotData): readonly Document[] {
  return Object.entries(documentParts)
    .flatMap(([part, kinds]) =>
      toList(data, part).map((entry) => parseDocument(entry, part, kinds)),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** People and roles. */
export function parsePeople(data: SnapshotData): AuthoredPeople {
  return parsePart(peopleSchema, data["people.json"], "people.json");
}

/** The settings, in which every rule is as it was, also where its default is another one now. */
export function parsePortal(data: SnapshotData): AuthoredPortal {
  const sealed = parsePart(sealedPortalSchema, data["portal.json"], "portal.json");
  const settings = parsePart(sealedSettingsSchema, sealed.settings, "portal.json");
  const changed = sealed.rules.filter(({ code, level, limits = {} }) => {
    if (settings.rules?.[code] !== undefined || !isRuleCode(code)) return false;
    const now = getRule(code);
    return (
      now.severity !== level ||
      Object.entries(limits).some(([name, limit]) => now.limits?.[name] !== limit)
    );
  });
  if (changed.length === 0) return settings;
  const added = changed.map(({ code, level, limits }) => [code, { level, ...limits }] as const);
  return { ...settings, rules: { ...settings.rules, ...Object.fromEntries(added) } };
}

/** What was found when it was sealed, and what of it the public may see. */
export function parseFindings(data: SnapshotData): {
  readonly findings: readonly Finding[];
  readonly publicFindings: readonly Finding[];
} {
  const all = toList(data, "findings.json")
    // A rule that there is no more has no page that a finding could lead to.
    .filter(
      (entry) => isRecord(entry) && typeof entry["code"] === "string" && isRuleCode(entry["code"]),
    )
    .map((entry) => {
      const { public: shown, ...finding } = parsePart(sealedFindingSchema, entry, "findings.json");
      // What is not there is absent in JSON, never undefined.
      return { finding: finding as Finding, shown };
    });
  return {
    findings: all.map(({ finding }) => finding),
    publicFindings: all.filter(({ shown }) => shown).map(({ finding }) => finding),
  };
}

/** What was computed when it was sealed. */
export function parseResults(data: SnapshotData): readonly SealedResult[] {
  return toList(data, "results.json").map(
    // As above.
    (entry) => parsePart(sealedResultSchema, entry, "results.json") as SealedResult,
  );
}

/** The lines of every file. */
export function parsePlaces(data: SnapshotData): LineTrees {
  return new Map(
    toList(data, "places.json").map((entry) => {
      const { file, lines } = parsePart(sealedPlacesSchema, entry, "places.json");
      // Walked one step at a time; what is no tree there has no line.
      return [file, lines as LineTree];
    }),
  );
}

/** Data held against a schema; `of` is what of the file it is. Throws a `SnapshotError` that names the file and the key. */
export function parsePart<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  part: string,
  of?: string,
): z.infer<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const problem = describeIssue(result.error.issues[0], data, of);
  throw new SnapshotError(`\`${part}\` does not fit its format: ${problem}.`, { part });
}

function parseDocument(entry: unknown, part: string, kinds: readonly DocumentKind[]): Document {
  const {
    id,
    kind: written,
    file,
    data,
    body,
    series,
  } = parsePart(sealedDocumentSchema, entry, part, findId(entry));
  const kind = kinds.find((each) => each === written);
  if (kind === undefined)
    throw new SnapshotError(`\`${part}\` holds a document of the kind \`${written}\`.`, { part });
  const parsed: unknown = parsePart<z.ZodType>(documentSchemas[kind], data, part, id);
  // The schema was chosen by the kind, and the id has just been held against the pattern of ids.
  const document = { kind, id: id as DocumentId, file, data: parsed, body } as Document;
  if (document.kind !== "kpi") return document;
  return { ...document, series: [...toReadings(series), ...toOwnReadings(document)] };
}

function findId(entry: unknown): string | undefined {
  const id = isRecord(entry) ? entry["id"] : undefined;
  return typeof id === "string" ? id : undefined;
}

function toReadings(
  series: ReturnType<typeof sealedDocumentSchema.parse>["series"],
): readonly SeriesReading[] {
  if (!series) return [];
  return series.readings.map(({ line, note, by, ...reading }) => ({
    ...reading,
    ...(note !== undefined && { note }),
    ...(by !== undefined && { by }),
    source: { file: series.file, ...(line !== undefined && { line }) },
  }));
}

/** Readings that stand in the front matter. */
function toOwnReadings({ data, file }: Extract<Document, { kind: "kpi" }>): SeriesReading[] {
  return (data.series ?? []).map((reading, at) => ({
    ...reading,
    source: { file, path: ["series", at] },
  }));
}

function toList(data: SnapshotData, part: string): readonly unknown[] {
  const list = data[part];
  if (Array.isArray(list)) return list;
  throw new SnapshotError(`\`${part}\` holds no list.`, { part });
}
