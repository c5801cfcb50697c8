import { isRecord } from "../model/record.ts";
import type { SnapshotFiles } from "./snapshot.ts";
import { formatVersion, toAmendmentFolder } from "./snapshot.ts";
import { isSame, parseSeal, parseSums, renderSums, sealFile, sumsFile, toDigest } from "./seal.ts";
import type { SealedFolder } from "./sealed-folder.ts";

/** Something that is not as it was sealed. */
export interface SealProblem {
  readonly code: "seal-broken" | "snapshot-version";
  /** Below the folder of the sealed quarter; empty for the folder itself. */
  readonly file: string;
  readonly message: string;
  readonly hint?: string;
}

/** What holds a sealed quarter together, as far as it can be read. */
export interface SealCheck {
  readonly problems: readonly SealProblem[];
  /** The digest of `SHA256SUMS` as it is now. */
  readonly seal?: string;
  /** The quarter that was sealed before, and its seal. */
  readonly previous?: { readonly cycle: string; readonly seal: string };
}

/**
 * Holds a sealed quarter against its own digests. Three records keep each other: the parts, `SHA256SUMS` with a digest
 * of each, and `seal.json` with the digest of that. So a change of any one of them is found and named:
 *
 *     a part is changed, missing or added          SHA256SUMS, which fits seal.json, says so
 *     SHA256SUMS is changed                        seal.json says so, and the parts fit what seal.json names
 *     seal.json is changed                         the parts fit SHA256SUMS, and both do not fit seal.json
 *     a part and its line in SHA256SUMS            seal.json says so
 *     all three, one after the other               nothing in this folder can say so
 *
 * The last is no longer an accident, and is seen only by who has the seal from elsewhere: the quarter that was sealed
 * next and names it, the base revision of `check --base`, a tag, a signature, or a page that somebody kept.
 */
export function checkSeal({ files, others }: SealedFolder, cycle: string): SealCheck {
  const { parts, tops } = splitFiles(files);
  const problems: SealProblem[] = others.map((file) =>
    toBroken(file, "This is no file that could be read, and a sealed quarter holds nothing else."),
  );
  const recorded = files.get(sumsFile);
  const written = files.get(sealFile);
  const sealed = written && parseSeal(written);
  if (!recorded) problems.push(toMissing(sumsFile));
  if (!written) problems.push(toMissing(sealFile));
  else if (!sealed) problems.push(toBroken(sealFile, "The seal is not as the tool wrote it."));
  else if (sealed.cycle !== cycle) {
    const message = `This is the seal of \`${sealed.cycle}\`, and it lies in the folder of \`${cycle}\`.`;
    problems.push(toBroken(sealFile, message));
  }
  if (recorded) problems.push(...checkParts(parts, recorded, sealed?.seal));
  const seal = recorded && toDigest(recorded);
  problems.push(...checkTops(tops, seal));
  // What was changed cannot be relied on, not even to say what it is.
  const isIntact = problems.every(({ file }) => file !== "snapshot.json");
  if (isIntact) problems.push(...checkVersion(parts));
  // A folder that was only renamed is told of once, by its seal.
  if (isIntact && sealed?.cycle === cycle) problems.push(...checkCycle(parts, cycle));
  const previous = isIntact ? findPrevious(parts) : undefined;
  return { problems, ...(seal !== undefined && { seal }), ...(previous && { previous }) };
}

/** The folders on top, which have digests of their own. */
const topFolder = /^(amendments\/[^/]+|signature)\//;

/** Parts of the quarter itself, and files that were laid on top, by their folder. */
function splitFiles(files: SnapshotFiles): {
  readonly parts: SnapshotFiles;
  readonly tops: ReadonlyMap<string, SnapshotFiles>;
} {
  const parts = new Map<string, Uint8Array>();
  const tops = new Map<string, Map<string, Uint8Array>>();
  for (const [file, bytes] of files) {
    const folder = topFolder.exec(file)?.[1];
    if (folder !== undefined) {
      const top = tops.get(folder) ?? new Map<string, Uint8Array>();
      tops.set(folder, top.set(file.slice(folder.length + 1), bytes));
    } else if (file !== sumsFile && file !== sealFile) parts.set(file, bytes);
  }
  return { parts, tops };
}

function checkParts(
  parts: SnapshotFiles,
  recorded: Uint8Array,
  seal: string | undefined,
): readonly SealProblem[] {
  if (seal === undefined || toDigest(recorded) === seal) return compareSums(parts, recorded, "");
  const actual = renderSums(parts);
  if (toDigest(actual) === seal) {
    const message = "The list of digests was changed: every part is as it was sealed.";
    return [toBroken(sumsFile, message)];
  }
  if (isSame(actual, recorded)) {
    const message =
      "`seal.json` names another digest than `SHA256SUMS` has: one of the two was changed, or a part together with its line.";
    return [toBroken(sealFile, message)];
  }
  const message = "`SHA256SUMS` does not fit `seal.json`, and not all parts fit it.";
  return [toBroken(sumsFile, message), ...compareSums(parts, recorded, "")];
}

/** Names every file that is not as a list of digests says. */
function compareSums(
  files: SnapshotFiles,
  recorded: Uint8Array,
  folder: string,
): readonly SealProblem[] {
  const sums = parseSums(recorded);
  if (!sums) {
    return [toBroken(folder + sumsFile, "The list of digests is not as the tool wrote it.")];
  }
  const names = [...new Set([...sums.keys(), ...files.keys()])].sort();
  return names.flatMap((name) => {
    const [bytes, digest] = [files.get(name), sums.get(name)];
    const list = `\`${folder}${sumsFile}\``;
    if (isOutside(name)) {
      const message = `This lists \`${name}\`: this path leads out of the folder.`;
      return [toBroken(folder + sumsFile, message)];
    }
    if (!bytes) return [toBroken(folder + name, `${list} lists this file, and it is missing.`)];
    if (digest === undefined) {
      const message = `This file was added: ${list} does not list it.`;
      return [toBroken(folder + name, message, "Take it out, or keep it elsewhere.")];
    }
    if (toDigest(bytes) === digest) return [];
    const message =
      folder === ""
        ? "This part was changed since it was sealed."
        : `This file and its line in ${list} do not fit: one of the two was changed.`;
    return [toBroken(folder + name, message)];
  });
}

function isOutside(path: string): boolean {
  return path.split(/[/\\]/).some((part) => ["", ".", ".."].includes(part));
}

/** Amendments are a chain: each names the digests of the one before it, the first the seal. */
function checkTops(
  tops: ReadonlyMap<string, SnapshotFiles>,
  seal: string | undefined,
): readonly SealProblem[] {
  const problems: SealProblem[] = [];
  let previous = seal;
  const folders = [...tops].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [folder, files] of folders) {
    const recorded = files.get(sumsFile);
    const rest = new Map([...files].filter(([file]) => file !== sumsFile));
    if (!recorded) problems.push(toMissing(`${folder}/${sumsFile}`));
    else problems.push(...compareSums(rest, recorded, `${folder}/`));
    if (folder === "signature") continue;
    const record = files.get("amendment.json");
    const stated = record && findText(record, "previous");
    if (stated !== undefined && previous !== undefined && stated !== previous) {
      const message = "This amendment was made on top of something else than what is below it now.";
      problems.push(toBroken(`${folder}/amendment.json`, message));
    }
    previous = recorded && toDigest(recorded);
  }
  const names = folders.map(([folder]) => folder).filter((folder) => folder !== "signature");
  const expected = names.map((_, at) => toAmendmentFolder(at + 1));
  const gap = expected.find((name, at) => names[at] !== name);
  if (gap !== undefined) problems.push(toMissing(`${gap}/amendment.json`));
  return problems;
}

function checkVersion(parts: SnapshotFiles): readonly SealProblem[] {
  const bytes = parts.get("snapshot.json");
  const version = bytes && parseRecord(bytes)?.["version"];
  if (typeof version !== "number" || version <= formatVersion) return [];
  const message = `The quarter was sealed in version ${version} of the format, and this Plumbline reads them up to ${formatVersion}.`;
  const hint = "Build with a later version of Plumbline.";
  return [{ code: "snapshot-version", file: "snapshot.json", message, hint }];
}

/** The folder is taken for what the quarter says that it is, by the pages and by the quarter that is sealed next. */
function checkCycle(parts: SnapshotFiles, cycle: string): readonly SealProblem[] {
  const bytes = parts.get("snapshot.json");
  const stated = bytes && findText(bytes, "cycle");
  if (stated === undefined || stated === cycle) return [];
  const message = `This is the quarter \`${stated}\`, and it lies in the folder of \`${cycle}\`.`;
  return [toBroken("snapshot.json", message)];
}

function findPrevious(parts: SnapshotFiles): SealCheck["previous"] {
  const bytes = parts.get("snapshot.json");
  const previous = bytes && parseRecord(bytes)?.["previous"];
  if (!isRecord(previous)) return undefined;
  const { cycle, seal } = previous;
  return typeof cycle === "string" && typeof seal === "string" ? { cycle, seal } : undefined;
}

function findText(bytes: Uint8Array, key: string): string | undefined {
  const value = parseRecord(bytes)?.[key];
  return typeof value === "string" ? value : undefined;
}

function parseRecord(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function toMissing(file: string): SealProblem {
  return toBroken(file, "This file is missing from the sealed quarter.");
}

function toBroken(
  file: string,
  message: string,
  hint = "Restore the sealed quarter from git, and correct it by `npm run snapshot -- amend`.",
): SealProblem {
  return { code: "seal-broken", file, message, hint };
}
