import type { DocumentSet, Source } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { CycleId, DocumentId } from "../model/id.ts";
import type { IsoDate } from "../model/period.ts";
import type { Amendment } from "./amendment.ts";

/**
 * HOW A QUARTER IS SEALED. `content/snapshots/<cycle>/` is the plan of a cycle as it was known on one day, in a form
 * that needs nothing outside of its folder:
 *
 *     snapshot.json     what it is: version of the format, cycle, as-of date, source commit, the seal before it
 *     portal.json       the settings with every default filled in, and the level and limits of every rule
 *     people.json       people and roles
 *     direction.json  teams.json  themes.json  kpis.json  objectives.json  initiatives.json  pages.json  plans.json
 *                       the documents, one a line: data, body, and the readings beside a KPI
 *     places.json       the lines on which all of it stood, at the source commit
 *     findings.json     what the check said of it on that day
 *     results.json      what was computed from it on that day: progress, score, status
 *     assets/           the images that the documents show
 *     SHA256SUMS        a digest of each of those files, as `sha256sum -c` reads it
 *     seal.json         the digest of SHA256SUMS, which is the seal
 *     amendments/0001/  a correction on top: `amendment.json` with SHA256SUMS of its own
 *     signature/        of SHA256SUMS, where the organisation signs, with SHA256SUMS of its own
 *
 * Nothing that was written is written again: a correction and a signature are folders on top. Keys are sorted and
 * lines end in LF, so that the same plan gives the same bytes. The way back is the way of every plan: `readSnapshot`
 * makes a `DocumentSet` of it, `linkPlan` a plan. What was found is not looked for again, as later rules are not its
 * rules. What the cycle's documents do not lead to is left out: quarters other than this one but for what is referred to.
 *
 * What its pages show is what the same files show as of the same day, but for what leads to other cycles: the list of
 * a team's other cycles, comparisons and lineages. What a broken seal
 * can show, and what it cannot, stands at `checkSeal`.
 */
export const formatVersion = 1;

/** The kinds of documents by the file that holds them. */
export const documentParts = {
  "direction.json": ["direction"],
  "teams.json": ["team"],
  "themes.json": ["theme"],
  "kpis.json": ["kpi"],
  "objectives.json": ["objective"],
  "initiatives.json": ["initiative"],
  "pages.json": ["page"],
  "plans.json": ["ogsm", "hoshin", "scorecard", "gost", "mbo"],
} as const;

/** The one name that nothing in a sealed quarter has: what it stands for would be lost where a mapping takes any name. */
export const forbiddenKey = "__proto__";

/** What a sealed quarter says of itself. */
export interface SnapshotFacts {
  readonly version: number;
  readonly cycle: CycleId;
  readonly label: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly asOf: IsoDate;
  /** The commit that held the plan, and where in the repository; absent where it lay in none. */
  readonly commit?: string;
  /** The version of Plumbline that wrote it. */
  readonly generator: string;
  /** The quarter that was sealed before it, and its seal. */
  readonly previous?: { readonly cycle: string; readonly seal: string };
}

/** A quarter as it was sealed, and as it was amended since. */
export interface SealedQuarter {
  /** Absolute; the files of `assets` lie below `assets/` in it. */
  readonly folder: string;
  readonly facts: SnapshotFacts;
  /** The SHA-256 of `SHA256SUMS`: 64 hexadecimal digits. */
  readonly seal: string;
  readonly sealed: DocumentSet;
  /** The same set where nothing was amended. */
  readonly amended: DocumentSet;
  readonly amendments: readonly Amendment[];
  /** Documents of other cycles, which are there only as others refer to them. */
  readonly referred: ReadonlySet<DocumentId>;
  /** What the check said of all of it, and what of that the public may see. */
  readonly findings: readonly Finding[];
  readonly publicFindings: readonly Finding[];
  readonly results: readonly SealedResult[];
  /** The line, from 1, on which a value stood at the source commit. */
  readonly locate: (source: Source) => number | undefined;
}

/** What was computed of a node when it was sealed. */
export interface SealedResult {
  readonly id: string;
  readonly status: string;
  /** As the domain counts it: 1 is all of it, and not clamped. */
  readonly progress?: number;
  /** 0…1. */
  readonly score?: number;
}

/** The files of a sealed quarter by path below its folder. */
export type SnapshotFiles = ReadonlyMap<string, Uint8Array>;

/** The folder of an amendment, by its number from 1. */
export function toAmendmentFolder(number: number): string {
  return `amendments/${String(number).padStart(4, "0")}`;
}

/** Why a folder cannot be opened as a sealed quarter, in a sentence for people. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
  /** The file that is wrong, below the folder; absent where it is none alone. */
  readonly part?: string;

  constructor(
    message: string,
    { cause, part }: { readonly cause?: unknown; readonly part?: string | undefined } = {},
  ) {
    super(message, { cause });
    if (part !== undefined) this.part = part;
  }
}
