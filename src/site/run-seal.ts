import { statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { checkSeal } from "../history/check-seal.ts";
import { readSnapshot } from "../history/read-snapshot.ts";
import { addSums, parseSeal, sealFile } from "../history/seal.ts";
import { readSealedFolder } from "../history/sealed-folder.ts";
import type { SnapshotFiles } from "../history/snapshot.ts";
import { toCount } from "../model/count.ts";
import type { IsoDate } from "../model/period.ts";
import { renderReport } from "./check-report.ts";
import { UsageError } from "./command.ts";
import { refuseInterrupted } from "./cycle-command.ts";
import { readVersion } from "./own-code.ts";
import type { ExitStatus } from "./run-command.ts";
import { toSealedFiles } from "./seal-quarter.ts";
import { needsTag, tagSeal } from "./seal-tag.ts";
import { isSigned, signSeal } from "./signature.ts";
import { removeUnfinished, writeSnapshotFolder } from "./snapshot-folder.ts";
import { findSourceCommit } from "./source-commit.ts";

/** What `snapshot seal` is asked for. */
export interface SealOptions {
  readonly content: string;
  readonly cycle: string;
  readonly asOf?: IsoDate;
  /** The file of a key. */
  readonly sign?: string;
  readonly isTagged: boolean;
}

/** Seals a quarter, once: what is sealed is never written again, and sealing it again changes nothing. */
export function runSeal(options: SealOptions): ExitStatus {
  const { content, cycle } = options;
  refuseInterrupted(content);
  removeUnfinished(content);
  const folder = join(content, "snapshots", cycle);
  const isThere = statSync(folder, { throwIfNoEntry: false }) !== undefined;
  if (isThere && (options.sign !== undefined || options.isTagged)) return vouch(options, folder);
  const commit = findCommit(content);
  const generator = readVersion();
  const request = { content, cycle, generator, ...(options.asOf && { asOf: options.asOf }) };
  const { checked, asOf, files } = toSealedFiles({
    ...request,
    ...(commit !== undefined && { commit }),
  });
  if (!files) {
    const hasColour = process.stdout.isTTY && !process.env["NO_COLOR"];
    const findings = checked.findings.filter(({ severity }) => severity === "error");
    const report = { ...checked, findings };
    process.stdout.write(renderReport(report, { content, format: "text", hasColour }));
    const errors = toCount(findings.length, "error");
    console.error(`Nothing was sealed: on ${asOf} the plans have ${errors}.`);
    return 1;
  }
  const problem = isThere ? findDifference(folder, cycle, files) : undefined;
  if (problem !== undefined) {
    console.error(problem);
    return 1;
  }
  const isToTag = options.isTagged && needsTag(content, cycle, getSeal(files));
  if (!isThere) {
    writeSnapshotFolder(content, cycle, files, (unfinished) => {
      if (options.sign !== undefined) sign(unfinished, options.sign, join(unfinished, "signature"));
    });
  }
  const seal = getSeal(readSealedFolder(folder).files);
  if (isToTag) tagSeal(content, cycle, asOf, seal);
  const path = relative(process.cwd(), folder) || ".";
  console.log(
    isThere
      ? `${cycle} is sealed already, and says the same: ${path}`
      : `${cycle} is sealed as of ${asOf}: ${path}`,
  );
  console.log(`seal ${seal}`);
  if (commit === undefined) {
    console.error("The plans lie in no git repository, so the seal names no commit.");
  }
  return 0;
}

/** Signs and tags what is sealed already, whatever the plans say by now: the seal stays what it is. */
function vouch(options: SealOptions, folder: string): ExitStatus {
  const { content, cycle } = options;
  const sealed = readSealedFolder(folder);
  const [problem] = checkSeal(sealed, cycle).problems;
  if (problem) {
    console.error(`The seal of ${cycle} is broken: ${problem.file}: ${problem.message}`);
    return 1;
  }
  const { asOf } = readSnapshot(folder).facts;
  if (options.asOf !== undefined && options.asOf !== asOf) {
    throw new UsageError(`${cycle} is sealed as of ${asOf}, and not of ${options.asOf}.`);
  }
  const seal = getSeal(sealed.files);
  const isToTag = options.isTagged && needsTag(content, cycle, seal);
  signLater(options, folder);
  if (isToTag) tagSeal(content, cycle, asOf, seal);
  console.log(`${cycle} is sealed already: ${relative(process.cwd(), folder) || "."}`);
  console.log(`seal ${seal}`);
  return 0;
}

/** A seal names the commit that holds what it seals, so there must be one. */
function findCommit(content: string): string | undefined {
  const source = findSourceCommit(content);
  switch (source.type) {
    case "commit":
      return source.commit;
    case "none":
      return undefined;
    case "shallow":
      throw new UsageError(
        "This clone is shallow, so the commit of the plans cannot be told: fetch the whole history, in a workflow with `fetch-depth: 0`.",
      );
    case "uncommitted": {
      const [first = "", ...rest] = source.files;
      const others = rest.length === 0 ? "" : ` and ${toCount(rest.length, "other")}`;
      throw new UsageError(
        `\`${first}\`${others} ${rest.length === 0 ? "differs" : "differ"} from the last commit, and a seal names the commit that holds what it seals. Commit them first.`,
      );
    }
  }
}

/** Why what is sealed already is not what would be sealed now. */
function findDifference(folder: string, cycle: string, files: SnapshotFiles): string | undefined {
  const sealed = readSealedFolder(folder);
  const [problem] = checkSeal(sealed, cycle).problems;
  if (problem) {
    return `${cycle} is sealed already, and its seal is broken: ${problem.file}: ${problem.message}`;
  }
  const isPart = (file: string): boolean =>
    !/^(amendments|signature)\//.test(file) && !madeFrom.has(file);
  const names = [...new Set([...sealed.files.keys(), ...files.keys()])].filter(isPart);
  const changed = names.filter(
    (name) => toComparable(name, sealed.files) !== toComparable(name, files),
  );
  if (changed.length === 0) return undefined;
  return `${cycle} is sealed already, and the plans say something else by now in ${changed.sort().join(", ")}. What is sealed stays as it is: correct it by \`npm run snapshot -- amend ${cycle}\`.`;
}

/** What tells where and by what a quarter was sealed, and what was made of its plan: nothing that anybody wrote. */
const madeFrom: ReadonlySet<string> = new Set([
  sealFile,
  "SHA256SUMS",
  "places.json",
  "findings.json",
  "results.json",
]);

function toComparable(name: string, files: SnapshotFiles): string | undefined {
  const bytes = files.get(name);
  if (!bytes) return undefined;
  const text = Buffer.from(bytes).toString("latin1");
  if (name === "portal.json") return text.replace(/^\{"rules":.*?,"settings":/, "");
  if (name !== "snapshot.json") return text;
  return text
    .replace(/"(?:commit|generator)":"[^"]*",?/g, "")
    .replace(/"previous":\{[^}]*\},?/, "");
}

/** A signature that was not made at once is laid on top. */
function signLater({ content, cycle, sign: key }: SealOptions, folder: string): void {
  if (key === undefined) return;
  if (isSigned(folder)) throw new UsageError(`${cycle} is signed already.`);
  writeSnapshotFolder(content, `${cycle}/signature`, new Map(), (unfinished) => {
    sign(folder, key, unfinished);
  });
}

/** Signs, and adds the digest of the signature, so that a change of it is found without its tool. */
function sign(sealed: string, key: string, into: string): void {
  signSeal(sealed, key, into);
  const sums = addSums(readSealedFolder(into).files).get("SHA256SUMS");
  if (sums) writeFileSync(join(into, "SHA256SUMS"), sums);
}

function getSeal(files: SnapshotFiles): string {
  const bytes = files.get(sealFile);
  const seal = bytes && parseSeal(bytes);
  if (!seal) throw new Error("no seal was written");
  return seal.seal;
}
