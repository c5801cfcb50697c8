import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { linkPlan } from "../check/link-plan.ts";
import type { PlanState } from "../history/change.ts";
import { listSnapshots, readSnapshot } from "../history/read-snapshot.ts";
import { SnapshotError } from "../history/snapshot.ts";
import type { RevisionFiles } from "../history/revision.ts";
import { findMergeBase, NoFolderError, readRevision, RevisionError } from "../history/revision.ts";
import type { Document, DocumentSet } from "../model/document.ts";
import type { NodeId } from "../model/id.ts";
import type { PlanGraph } from "../model/plan.ts";
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
  /** The documents of a sealed quarter, where it is one: not all that there are. */
  readonly sealed?: DocumentSet;
}

/**
 * Reads a state of the plans by its name on the command line: a folder that holds a `portal.yaml`, a sealed quarter by
 * its cycle or its folder, or else a revision of the repository in which the content folder lies. Files that are as in
 * `known` are not parsed again.
 */
export function readState(
  name: string,
  options: { readonly content: string; readonly asOf: IsoDate; readonly known?: Content },
): ReadState {
  const folder = findSealed(name, options.content);
  if (folder !== undefined) return readSealed(folder, name, options.asOf);
  const isHere = isFolder(name) || resolve(name) === resolve(options.content);
  const content = isHere ? readContent(resolve(name)) : readNamed(name, options);
  return { content, state: toState(content.set, name, options.asOf) };
}

/** What is no folder of plans is a revision, and what is none either was most likely meant to be something else. */
function readNamed(
  name: string,
  options: { readonly content: string; readonly known?: Content },
): Content {
  try {
    return readContentAt(name, options);
  } catch (error) {
    // Any other reason says by itself what to do.
    if (!(error instanceof UsageError) || !/repository\.$|so there is no /.test(error.message)) {
      throw error;
    }
    throw new UsageError(`${error.message} ${explainState(name)}`, { cause: error });
  }
}

function explainState(name: string): string {
  if (name === "HEAD") return "Commit the plans first, or name two folders to compare.";
  const found = statSync(name, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    return `The folder \`${name}\` holds no \`portal.yaml\`, so it is no folder of plans either.`;
  }
  if (found) return `\`${name}\` is a file: name the folder of the plans.`;
  return "A state is a revision, a folder with a `portal.yaml`, or a sealed quarter by its cycle.";
}

/**
 * Reads a state that the content folder is compared with as it stands: of a revision the place where the work of the
 * present branch left it, as what others changed there since is not this branch's doing.
 */
export function readBranchPoint(
  name: string,
  options: { readonly content: string; readonly asOf: IsoDate; readonly known?: Content },
): ReadState {
  if (isNamedState(name, options.content)) return readState(name, options);
  const base = findBranchPoint(options.content, name);
  const read = readState(base ?? name, options);
  if (base === undefined) {
    console.error(
      `What stands here and \`${name}\` have no common past in this clone, so it is compared with \`${name}\` as it is now. Where the clone is shallow, fetch the whole history.`,
    );
  }
  return read;
}

/** Whether a name on the command line is that of a folder or of a sealed quarter, and so of no revision. */
export function isNamedState(name: string, content: string): boolean {
  return isFolder(name) || findSealed(name, content) !== undefined;
}

/** A state as far as a sealed quarter may speak of it: without objectives of other cycles, which it never held. */
export function toSealedPart(read: ReadState, sealed: DocumentSet, asOf: IsoDate): ReadState {
  const { set, graph } = read.state;
  const ids = new Set<string>(sealed.documents.map(({ id }) => id));
  const cyclesOf = (document: Document): string | undefined => {
    // Ids of documents are those of their nodes.
    const node = graph.nodes.get(document.id as string as NodeId);
    return node?.kind === "objective" ? node.cycle : undefined;
  };
  const cycles = new Set(set.documents.filter(({ id }) => ids.has(id)).map(cyclesOf));
  const documents = set.documents.filter(
    (document) =>
      ids.has(document.id) || document.kind !== "objective" || cycles.has(cyclesOf(document)),
  );
  // Settings were sealed with every default written out, and of the people those whom the quarter names.
  const { portal, people } = sealed;
  return { ...read, state: toState({ ...set, documents, portal, people }, "a state", asOf) };
}

function findSealed(name: string, content: string): string | undefined {
  const known = listSnapshots(content).find(({ cycle }) => cycle === name);
  if (known) return known.folder;
  return isFile(join(name, "snapshot.json")) ? resolve(name) : undefined;
}

function readSealed(folder: string, name: string, asOf: IsoDate): ReadState {
  try {
    const { amended } = readSnapshot(folder);
    const { length } = amended.documents;
    const content = { set: amended, findings: [], sources: toSources(new Map()) };
    const state = toState(amended, name, asOf);
    return { content: { ...content, documents: length }, state, sealed: amended };
  } catch (error) {
    if (error instanceof SnapshotError) throw new UsageError(error.message);
    throw error;
  }
}

/**
 * The plans of a content folder as they were at a revision; none where it had no such folder yet, which is said, as
 * then all that is in `known` is new. Throws a `UsageError` where they cannot be read.
 */
export function readContentAt(
  revision: string,
  { content, known }: { readonly content: string; readonly known?: Content },
): Content {
  const found = findFiles(content, revision, known);
  if (!found) return toNoContent(known?.set);
  const texts = new Map<string, string>();
  for (const file of found.same) texts.set(file, known?.sources.findText(file) ?? "");
  for (const [file, bytes] of found.files) {
    const role = findRole(file);
    if (role === "asset" || role === "unexpected") continue;
    const result = parseText(bytes);
    if ("text" in result) texts.set(file, result.text);
  }
  const files = [...found.files.keys(), ...found.same].sort();
  return parseContent(files, texts, undefined, known);
}

/**
 * A state for comparing: with everything that is in it, whoever may see it. It is linked when somebody asks for what
 * its documents mean together, which most edits need nobody to.
 */
export function toState(set: DocumentSet | undefined, name: string, asOf: IsoDate): PlanState {
  if (!set) throw new UsageError(`At \`${name}\` there is no \`portal.yaml\` that can be read.`);
  let graph: PlanGraph | undefined;
  return {
    set,
    get graph() {
      return (graph ??= linkPlan(set, { asOf, parseInline, audience: "internal" }).graph);
    },
  };
}

function findFiles(
  content: string,
  revision: string,
  known: Content | undefined,
): RevisionFiles | undefined {
  const isKnown = (file: string, blob: string): boolean => {
    const text = known?.sources.findText(file);
    return text !== undefined && toBlob(text, blob.length) === blob;
  };
  try {
    return readRevision(content, revision, isContent, isKnown);
  } catch (error) {
    if (error instanceof NoFolderError && known?.set !== undefined) {
      console.error(`${error.message} So everything in it now is new.`);
      return undefined;
    }
    if (error instanceof RevisionError) throw new UsageError(error.message);
    throw error;
  }
}

/** What git calls a file with a text; its names are as long as the digest that the repository uses. */
function toBlob(text: string, length: number): string {
  const digest = createHash(length === 64 ? "sha256" : "sha1");
  return digest
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest("hex");
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

/** The commit in which the present branch left a revision, if they have a common past that is at hand. */
export function findBranchPoint(content: string, revision: string): string | undefined {
  try {
    return findMergeBase(content, revision);
  } catch (error) {
    if (error instanceof RevisionError) throw new UsageError(error.message);
    throw error;
  }
}

function isFolder(name: string): boolean {
  return isFile(join(name, "portal.yaml"));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
