import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPlan } from "../check/check-plan.ts";
import { listSnapshots, readSnapshot } from "../history/read-snapshot.ts";
import type { SnapshotFiles } from "../history/snapshot.ts";
import { SnapshotError } from "../history/snapshot.ts";
import { toSnapshot } from "../history/to-snapshot.ts";
import type { CycleId } from "../model/id.ts";
import type { IsoDate } from "../model/period.ts";
import { isIsoDate } from "../model/period.ts";
import { compareText } from "../model/text-order.ts";
import { readContent } from "../read/content.ts";
import { parseInline } from "../read/inline.ts";
import { placeFindings } from "../read/place.ts";
import type { CheckedContent } from "./check-content.ts";
import { checkContent } from "./check-content.ts";
import { UsageError } from "./command.ts";

/** What is to be sealed. */
export interface SealRequest {
  readonly content: string;
  readonly cycle: string;
  /** Without one it is the last day of the cycle. */
  readonly asOf?: IsoDate;
  readonly commit?: string;
  readonly generator: string;
}

/** The files of a sealed quarter; without them the findings say why. */
export interface SealedFiles {
  readonly checked: CheckedContent;
  readonly asOf: IsoDate;
  readonly files?: SnapshotFiles;
}

/**
 * Makes the files of a sealed quarter from a content folder. Throws a `UsageError` where the cycle is not to be sealed:
 * it must be in `portal.yaml`, over on the as-of date, and closed.
 */
export function toSealedFiles({
  content,
  cycle,
  asOf: wanted,
  commit,
  generator,
}: SealRequest): SealedFiles {
  const read = readContent(content);
  const asOf = wanted ?? findEnd(read.set?.portal.cycles ?? [], cycle);
  const checked = checkContent(content, { asOf, audience: "internal" });
  if (!checked.clean || !read.set) return { checked, asOf };
  const { plan, assessment } = checked.clean;
  const found = plan.cycles.find((each) => each.cycle === cycle);
  if (!found) throw toUnknown(cycle, read.set.portal.cycles);
  if (asOf < found.period.end) {
    throw new UsageError(
      `\`${cycle}\` runs until ${found.period.end}, and what is still running on ${asOf} is not sealed.`,
    );
  }
  if (found.state !== "closed") {
    throw new UsageError(
      `\`${cycle}\` is not closed: grade it by \`npm run cycle -- close ${cycle}\`, or set \`state: closed\` in portal.yaml.`,
    );
  }
  const shown = checkPlan(read.set, { asOf, parseInline, audience: "public" }).shown;
  const previous = findPrevious(content, { cycle, ...found.period });
  const files = toSnapshot({
    set: read.set,
    graph: plan,
    assessment,
    cycle: found.cycle,
    findLine: (file, path, on) => read.sources.findPlace(file, { type: "key", path, on })?.line,
    findings: checked.findings,
    publicFindings: placeFindings(shown, read.sources),
    ...(commit !== undefined && { commit }),
    generator,
    ...(previous && { previous }),
    readAsset: (file) => readFileSync(join(content, file)),
  });
  return { checked, asOf, files };
}

type Cycles = readonly { readonly id: string; readonly end: string }[];

function findEnd(cycles: Cycles, cycle: string): IsoDate {
  const end = cycles.find(({ id }) => id === cycle)?.end;
  if (end !== undefined && isIsoDate(end)) return end;
  throw toUnknown(cycle, cycles);
}

function toUnknown(cycle: string, cycles: Cycles): UsageError {
  const known = cycles.map(({ id }) => `\`${id}\``).join(", ");
  return new UsageError(`portal.yaml has no cycle \`${cycle}\`; it has ${known || "none"}.`);
}

/**
 * The sealed quarter that ended last before this one; of two that end with it the shorter. So sealing again finds the
 * same one, whatever was sealed since.
 */
function findPrevious(
  content: string,
  own: { readonly cycle: CycleId | string; readonly start: IsoDate; readonly end: IsoDate },
): { readonly cycle: string; readonly seal: string } | undefined {
  const earlier = listSnapshots(content)
    .filter(({ cycle }) => cycle !== own.cycle)
    .map(({ folder }) => openSealed(folder))
    .filter(({ facts: { start, end } }) => end < own.end || (end === own.end && start > own.start))
    .sort(
      (a, b) => compareText(a.facts.end, b.facts.end) || compareText(b.facts.start, a.facts.start),
    );
  const last = earlier.at(-1);
  return last && { cycle: last.facts.cycle, seal: last.seal };
}

function openSealed(folder: string): ReturnType<typeof readSnapshot> {
  try {
    return readSnapshot(folder);
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    throw new UsageError(`The sealed quarter in \`${folder}\` cannot be read: ${error.message}`);
  }
}
