import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { linkPlan } from "../check/link-plan.ts";
import type { PlanState } from "../history/change.ts";
import { NoFolderError, readRevision, RevisionError } from "../history/revision.ts";
import type { DocumentSet } from "../model/document.ts";
import type { IsoDate } from "../model/period.ts";
import type { Content } from "../read/content.ts";
import { parseContent, readContent } from "../read/content.ts";
import { toSources } from "../read/place.ts";
import { findRole } from "../read/file-name.ts";
import { parseInline } from "../read/inline.ts";
import { parseText } from "../read/text.ts";
import { UsageError } from "./command.ts";

/** A state of the plans with the texts that it was read from, which the next one may share. */
export interface ReadState {
  readonly state: PlanState;
  readonly content: Content;
}

/**
 * Reads a state of the plans by its name on the command line: a folder that holds a `portal.yaml`, or else a revision
 * of the repository in which the content folder lies. Files that are as in `known` are not parsed again.
 */
export function readState(
  name: string,
  options: { readonly content: string; readonly asOf: IsoDate; readonly known?: Content },
): ReadState {
  const content = isFolder(name) ? readContent(resolve(name)) : readContentAt(name, options);
  return { content, state: toState(content.set, name, options.asOf) };
}

/**
 * The plans of a content folder as they were at a revision; none where it had no such folder yet, which is said, as
 * then all that is in `known` is new. Throws a `UsageError` where they cannot be read.
 */
export function readContentAt(
  revision: string,
  { content, known }: { readonly content: string; readonly known?: Content },
): Content {
  const files = findFiles(content, revision, known?.set !== undefined);
  if (!files) return toNoContent(known?.set);
  const texts = new Map<string, string>();
  for (const [file, bytes] of files) {
    const role = findRole(file);
    if (role === "asset" || role === "unexpected") continue;
    const result = parseText(bytes);
    if ("text" in result) texts.set(file, result.text);
  }
  return parseContent([...files.keys()], texts, undefined, known);
}

/** Links a state for comparing: with everything that is in it, whoever may see it. */
export function toState(set: DocumentSet | undefined, name: string, asOf: IsoDate): PlanState {
  if (!set) throw new UsageError(`At \`${name}\` there is no \`portal.yaml\` that can be read.`);
  return { set, graph: linkPlan(set, { asOf, parseInline, audience: "internal" }).graph };
}

function findFiles(
  content: string,
  revision: string,
  hasOther: boolean,
): ReadonlyMap<string, Buffer> | undefined {
  try {
    return readRevision(content, revision, isContent).files;
  } catch (error) {
    if (error instanceof NoFolderError && hasOther) {
      console.error(`${error.message} So everything in it now is new.`);
      return undefined;
    }
    if (error instanceof RevisionError) throw new UsageError(error.message);
    throw error;
  }
}

/** A folder without plans, of the same organisation: what is compared with it has come since. */
function toNoContent(set: DocumentSet | undefined): Content {
  return {
    ...(set && { set: { portal: set.portal, people: {}, documents: [], unread: [], assets: [] } }),
    findings: [],
    sources: toSources(new Map()),
    documents: 0,
  };
}

/** The files that a listing of the folder itself would hold. */
function isContent(file: string): boolean {
  const segments = file.split("/");
  return segments[0] !== "snapshots" && segments.every((segment) => !segment.startsWith("."));
}

function isFolder(name: string): boolean {
  return statSync(join(name, "portal.yaml"), { throwIfNoEntry: false })?.isFile() === true;
}
