import { relative, resolve } from "node:path";
import { checkSnapshots } from "../history/check-snapshots.ts";
import { listSnapshots, readSnapshot } from "../history/read-snapshot.ts";
import type { SealedQuarter } from "../history/snapshot.ts";
import { SnapshotError } from "../history/snapshot.ts";
import type { Finding } from "../model/finding.ts";
import { renderText } from "../report/text.ts";
import { hasError } from "./check-content.ts";
import { UsageError } from "./command.ts";
import type { ExitStatus } from "./run-command.ts";
import { findTaggedSeal, toTagName } from "./seal-tag.ts";
import { checkSignature, isSigned } from "./signature.ts";

/** What `snapshot verify` is asked for. */
export interface VerifyOptions {
  readonly content: string;
  /** Without one all are verified. */
  readonly cycle?: string;
  /** The file of those who may have signed. */
  readonly signers?: string;
}

/**
 * Recomputes every digest of one sealed quarter or of all, and looks at signatures and tags; 1 where one is not right,
 * 2 where a signature was to be verified and its tool is not there.
 */
export function runVerify({ content, cycle, signers }: VerifyOptions): ExitStatus {
  const all = listSnapshots(content);
  const wanted = all.filter((each) => cycle === undefined || each.cycle === cycle);
  if (cycle !== undefined && wanted.length === 0) {
    const known = all.map((each) => `\`${each.cycle}\``).join(", ");
    throw new UsageError(`\`${cycle}\` is not sealed; sealed are: ${known || "none"}.`);
  }
  const findings = checkSnapshots(content).filter(
    ({ file }) => cycle === undefined || file.startsWith(`snapshots/${cycle}/`),
  );
  const toPath = (file: string): string => relative(process.cwd(), resolve(content, file));
  const hasColour = process.stdout.isTTY && !process.env["NO_COLOR"];
  process.stdout.write(renderText(findings, { findText: () => undefined, toPath, hasColour }));
  const results = wanted.map(({ cycle: id, folder }) => {
    const broken = findings.some((finding) => isIn(finding, id));
    const { result, notes } = verifyBeyond({ content, id, folder, signers, broken });
    console.log([`${id}  ${result}`, ...notes].join("  "));
    return result;
  });
  if (wanted.length === 0) console.log("There is no sealed quarter.");
  if (results.includes("BROKEN") || hasError(findings)) return 1;
  return results.includes("NOT VERIFIED") ? 2 : 0;
}

type Result = "whole" | "BROKEN" | "NOT VERIFIED";

function isIn({ file, severity }: Finding, cycle: string): boolean {
  return severity === "error" && file.startsWith(`snapshots/${cycle}/`);
}

interface Quarter {
  readonly content: string;
  readonly id: string;
  readonly folder: string;
  readonly signers: string | undefined;
  readonly broken: boolean;
}

/** What the digests cannot say: whether it can be opened, who signed it, and which seal its tag names. */
function verifyBeyond({ content, id, folder, signers, broken }: Quarter): {
  readonly result: Result;
  readonly notes: readonly string[];
} {
  if (broken) return { result: "BROKEN", notes: [] };
  const opened = tryOpen(folder);
  if (typeof opened === "string") return { result: "BROKEN", notes: [opened] };
  const notes = [opened.seal];
  if (opened.amendments.length > 0) notes.push(`amended ${toTimes(opened.amendments.length)}`);
  const signed = verifySignature(folder, signers);
  if (signed) notes.push(signed.note);
  const tagged = findTaggedSeal(content, id);
  if (tagged === opened.seal) notes.push(`tagged ${toTagName(id)}`);
  else if (tagged !== undefined) {
    notes.push(`the tag ${toTagName(id)} names another seal: ${tagged}`);
    return { result: "BROKEN", notes };
  }
  return { result: signed?.result ?? "whole", notes };
}

/** With `signers`, only a signature of one of them will do; undefined where there is none and none is wanted. */
function verifySignature(
  folder: string,
  signers: string | undefined,
): { readonly result: Result; readonly note: string } | undefined {
  if (!isSigned(folder)) {
    return signers === undefined ? undefined : { result: "BROKEN", note: "not signed" };
  }
  const { type, text } = checkSignature(folder, signers);
  switch (type) {
    case "good":
      return { result: "whole", note: `signed ${text}` };
    case "bad":
      return { result: "BROKEN", note: `the signature ${text}` };
    case "unchecked":
      return { result: signers === undefined ? "whole" : "NOT VERIFIED", note: `signed ${text}` };
    case "no-tool":
      return {
        result: signers === undefined ? "whole" : "NOT VERIFIED",
        note: `the signature ${text}`,
      };
  }
}

function tryOpen(folder: string): SealedQuarter | string {
  try {
    return readSnapshot(folder);
  } catch (error) {
    if (error instanceof SnapshotError) return error.message;
    throw error;
  }
}

/** How often: `once`, `3 times`. */
export function toTimes(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
