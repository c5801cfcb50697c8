import { findAssets } from "../check/page-index.ts";
import type { Assessment } from "../model/assessment.ts";
import type { Document, DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { CycleId } from "../model/id.ts";
import { parseReference } from "../model/id.ts";
import type { Cycle, PlanGraph } from "../model/plan.ts";
import { getRule, rules } from "../model/rules.ts";
import type { RuleCode } from "../model/rules.ts";
import { renderCanonical, renderCanonicalLines } from "./canonical.ts";
import { isDateAfter, toKnownData, toLines } from "./known-data.ts";
import type { FindLine, LineTree } from "./line-tree.ts";
import { sealFiles } from "./seal.ts";
import { selectDocuments } from "./sealed-selection.ts";
import type { SealedResult, SnapshotFacts, SnapshotFiles } from "./snapshot.ts";
import { documentParts, formatVersion } from "./snapshot.ts";

/** What a quarter is sealed from: content without errors, and the plan that it made on the as-of date. */
export interface SnapshotInput {
  readonly set: DocumentSet;
  /** Of everything that there is, whoever may see it. */
  readonly graph: PlanGraph;
  readonly assessment: Assessment;
  readonly cycle: CycleId;
  readonly findLine: FindLine;
  readonly findings: readonly Finding[];
  /** Those that a public portal may show. */
  readonly publicFindings: readonly Finding[];
  readonly commit?: string;
  readonly generator: string;
  readonly previous?: { readonly cycle: string; readonly seal: string };
  readonly readAsset: (file: string) => Uint8Array;
}

/** Makes the files of a sealed quarter: the same input gives the same bytes. Throws where there is no such cycle. */
export function toSnapshot(input: SnapshotInput): SnapshotFiles {
  const { set, graph, cycle, findLine } = input;
  const selection = selectDocuments(set, graph, cycle);
  const known = selection.documents.map((document) => ({
    document,
    ...toKnownData(document, graph, (path, on) => findLine(document.file, path, on)),
  }));
  const places: (readonly [string, LineTree])[] = [
    ["portal.yaml", toLines("portal.yaml", set.portal, findLine)],
    ["people.yaml", toLines("people.yaml", set.people, findLine)],
    ...known.map(({ document, lines }) => [document.file, lines] as const),
  ];
  const toPart = (kinds: readonly string[]): string =>
    renderCanonicalLines(
      known
        .filter(({ document }) => kinds.includes(document.kind))
        .map(({ document, data }) => toEntry(document, data, graph)),
    );
  const ids = new Set<string>(selection.documents.map(({ id }) => id));
  const assets = findSealedAssets(set, graph, ids);
  const texts: Record<string, string> = {
    "snapshot.json": `${renderCanonical({ ...toFacts(input), referred: selection.referred, unread: set.unread, assets })}\n`,
    "portal.json": renderPortal(set, cycle, graph),
    "people.json": `${renderCanonical(set.people)}\n`,
    ...Object.fromEntries(
      Object.entries(documentParts).map(([part, kinds]) => [part, toPart(kinds)]),
    ),
    "places.json": renderCanonicalLines(places.map(([file, lines]) => ({ file, lines }))),
    "findings.json": renderFindings(input, selection.documents),
    "results.json": renderCanonicalLines(
      toResults(input.assessment).filter(({ id }) => ids.has(parseReference(id).document)),
    ),
  };
  const encoder = new TextEncoder();
  return sealFiles(
    new Map([
      ...Object.entries(texts).map(([part, text]) => [part, encoder.encode(text)] as const),
      ...assets.map((file) => [`assets/${file}`, input.readAsset(file)] as const),
    ]),
    cycle,
  );
}

function toFacts(input: SnapshotInput): SnapshotFacts {
  const { graph, commit, generator, previous } = input;
  const { cycle, title, period } = getCycle(input);
  return {
    version: formatVersion,
    cycle,
    label: title.plain,
    start: period.start,
    end: period.end,
    asOf: graph.asOf,
    ...(commit !== undefined && { commit }),
    generator,
    ...(previous && { previous }),
  };
}

function getCycle({ graph, cycle }: SnapshotInput): Cycle {
  const found = graph.cycles.find((each) => each.cycle === cycle);
  if (!found) throw new Error(`no such cycle: ${cycle}`);
  return found;
}

/**
 * The settings with every default as it is today, and what every rule was set to. The day is a fact of the snapshot,
 * and the cycle that is shown first is the sealed one, also where the day is a later one.
 */
function renderPortal({ portal }: DocumentSet, cycle: CycleId, graph: PlanGraph): string {
  const { status, sweetSpot, confidenceScale, audience } = graph.portal;
  const settings = {
    ...portal,
    // These are of the portal around it.
    look: undefined,
    navigation: undefined,
    asOf: undefined,
    currentCycle: cycle,
    audience: portal.audience ?? audience,
    status,
    scoring: { sweetSpot },
    confidenceScale,
  };
  const levels = (Object.keys(rules) as RuleCode[]).map((code) => {
    const setting = graph.portal.rules[code];
    const { severity, limits } = getRule(code);
    const all = { ...limits, ...setting?.limits };
    return {
      code,
      level: setting?.level ?? severity,
      ...(setting?.levels && { levels: setting.levels }),
      ...(Object.keys(all).length > 0 && { limits: all }),
    };
  });
  return `${renderCanonical({ settings, rules: levels })}\n`;
}

/** A document as it was known: its data, its body with what was found in it, and the readings beside a KPI. */
function toEntry(document: Document, data: unknown, { asOf }: PlanGraph): unknown {
  const { id, kind, file, body } = document;
  const { format, text, start, links, headings } = body;
  const entry = { id, kind, file, data, body: { format, text, start, links, headings } };
  if (document.kind !== "kpi") return entry;
  const beside = document.series.filter(({ source }) => source.line !== undefined);
  const [first] = beside;
  if (!first) return entry;
  const readings = beside
    .filter(({ date }) => !isDateAfter(date, asOf))
    .map(({ source, ...reading }) => ({ ...reading, line: source.line }));
  return { ...entry, series: { file: first.source.file, readings } };
}

/** Of findings on what was left out there is nothing to be seen; that something was left out is no finding any more. */
function renderFindings(
  { findings, publicFindings }: SnapshotInput,
  documents: readonly Document[],
): string {
  const files = new Set([
    "portal.yaml",
    "people.yaml",
    ...documents.flatMap((document) => [
      document.file,
      ...(document.kind === "kpi" ? document.series.map(({ source }) => source.file) : []),
    ]),
  ]);
  const isPublic = new Set(publicFindings.map(renderCanonical));
  return renderCanonicalLines(
    findings
      .filter(({ code, file }) => files.has(file) && code !== "observation-after-as-of")
      .map((finding) => ({
        ...finding,
        ...(isPublic.has(renderCanonical(finding)) && { public: true }),
      })),
  );
}

/** What was computed, by id. */
export function toResults({
  objectives,
  keyResults,
  measured,
}: Assessment): readonly SealedResult[] {
  return [...objectives, ...keyResults, ...measured]
    .map(([id, computed]) => ({
      id,
      status: computed.status.name,
      ...(computed.progress && { progress: computed.progress.value }),
      ...("score" in computed && { score: computed.score.value }),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The images that the selected documents show. */
function findSealedAssets(
  set: DocumentSet,
  graph: PlanGraph,
  ids: ReadonlySet<string>,
): readonly string[] {
  const nodes = [...graph.nodes].filter(([id]) => ids.has(parseReference(id).document));
  return findAssets(set, new Map(nodes));
}
