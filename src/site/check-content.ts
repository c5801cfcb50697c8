import { checkPlan } from "../check/check-plan.ts";
import { applyLevels } from "../check/rule-level.ts";
import { checkRewritten } from "../history/check-rewritten.ts";
import { checkSnapshots } from "../history/check-snapshots.ts";
import { listSnapshots } from "../history/read-snapshot.ts";
import type { SnapshotFiles } from "../history/snapshot.ts";
import type { Assessment } from "../model/assessment.ts";
import type { DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { Gap } from "../model/gap.ts";
import type { IsoDate } from "../model/period.ts";
import type { Audience, Plan, PlanGraph } from "../model/plan.ts";
import { parseSite } from "../model/site-address.ts";
import type { Content, Edits, OnProgress } from "../read/content.ts";
import { readContent } from "../read/content.ts";
import { parseInline } from "../read/inline.ts";
import type { Sources } from "../read/place.ts";
import { placeFindings } from "../read/place.ts";
import { sortPlaced } from "../report/order.ts";
import { checkAgainst } from "./base-check.ts";
import { keepPeople, listGaps } from "./list-gaps.ts";
import { openOpened } from "./opened.ts";

export interface CheckOptions {
  readonly asOf: IsoDate;
  /** Who it is for; else as `portal.yaml` says. */
  readonly audience?: Audience;
  /** The whole address of the portal, whatever `site` of `portal.yaml` is. */
  readonly site?: string;
  /** The path of the portal, in the place of that of `site`. */
  readonly base?: string;
  readonly onProgress?: OnProgress;
  /** Texts that are not written yet, in the place of files or beside them. */
  readonly edits?: Edits;
  /** Reads the earlier state that the plans are held against, given this one, which it may share files with. */
  readonly readBase?: (content: Content) => Content;
  /** Reads the lists of digests that sealed quarters had in that state. */
  readonly readBaseSeals?: () => SnapshotFiles;
}

/** A content folder that was read, linked and held against every rule. */
export interface CheckedContent {
  /** Placed, at the levels that `portal.yaml` sets, sorted by file, line and code. */
  readonly findings: readonly Finding[];
  /** What was not looked at, as something in the way is wrong. */
  readonly gaps: readonly Gap[];
  readonly documents: number;
  readonly sources: Sources;
  /** What could be linked, with whatever errors; absent where there is no portal to link it in. */
  readonly graph?: PlanGraph;
  /** Absent where a finding is an error. */
  readonly clean?: CleanContent;
}

/** What a portal is made of. */
export interface CleanContent {
  readonly plan: Plan;
  readonly assessment: Assessment;
  /** The findings that the portal itself may show: in a public build none that tells of what is left out. */
  readonly shown: readonly Finding[];
}

/** Reads and checks a content folder. Throws only where there is no such folder. */
export function checkContent(root: string, options: CheckOptions): CheckedContent {
  const { asOf, audience, edits, onProgress, readBase } = options;
  const content = readContent(root, { ...(onProgress && { onProgress }), ...(edits && { edits }) });
  const { sources, documents } = content;
  const set = content.set && keepPeople(placePortal(content.set, options), content.findings);
  const seals = options.readBaseSeals?.() ?? new Map<string, Uint8Array>();
  // The notes of a project lie where the command runs, as those of its builds do.
  const sealed = checkSnapshots(root, openOpened(process.cwd(), root));
  const findings = [...content.findings, ...sealed, ...checkRewritten(root, seals)];
  const quarters = listSnapshots(root).map(({ cycle }) => cycle);
  const linking = { asOf, parseInline, sealed: quarters, ...(audience && { audience }) };
  const checked = set && checkPlan(set, linking);
  const levelled = set && checked ? applyLevels(findings, set, checked.graph) : findings;
  const base =
    readBase && checkAgainst(content, readBase(content), { asOf, graph: checked?.graph });
  const all = [...levelled, ...(checked?.findings ?? []), ...(base?.findings ?? [])];
  const place = (found: readonly Finding[]): readonly Finding[] => {
    const placed = sortPlaced(placeFindings(found, sources));
    return base ? placed.toSorted((a, b) => base.toRank(a) - base.toRank(b)) : placed;
  };
  const graph = checked?.graph;
  const gaps = listGaps({ ...content, ...(set && { set }) }, checked?.unplaced ?? []);
  const placed = { findings: place(all), gaps, documents, sources, ...(graph && { graph }) };
  if (!checked?.plan || hasError(levelled)) return placed;
  const { plan, assessment } = checked;
  const shown = checked.shown === checked.findings ? placed.findings : place(checked.shown);
  return { ...placed, clean: { plan, assessment, shown } };
}

/** The documents with the address at which the portal is published, written as addresses are. */
function placePortal(set: DocumentSet, { site, base }: CheckOptions): DocumentSet {
  const said = parseSite(site ?? set.portal.site ?? "");
  if (!said) return set;
  const placed = new URL(site === undefined ? (base ?? said.base) : said.base, said.site);
  return { ...set, portal: { ...set.portal, site: placed.href } };
}

/** Whether anything was found that keeps a plan from being published. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
