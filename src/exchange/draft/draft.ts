import { Document } from "yaml";
import type { PlanGraph } from "../../model/plan.ts";
import { isRecord } from "../../model/record.ts";
import type { Answers } from "./answers.ts";

/** A file that is to be written, below the content folder, with its whole text. */
export interface DraftFile {
  readonly file: string;
  readonly text: string;
}

/** Something new for a plan: files that are not there yet, or an entry of a list in one that is. */
export interface Draft {
  readonly files: readonly DraftFile[];
  /** An entry that goes behind the others of a list of a document's front matter. */
  readonly entry?: { readonly file: string; readonly key: string; readonly data: Document };
  /** What its author does next, in whole sentences. */
  readonly next: readonly string[];
}

/** One thing that may be chosen: its id, and the words by which people know it. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** Something that the author of a new plan is asked for, or gives by an option of the same name. */
export interface Field {
  readonly name: string;
  /** What stands for the value in the help: `TEXT`. */
  readonly value: string;
  /** What it is. */
  readonly text: string;
  /** Why it is wanted; said where it is asked for, and where it is missing. */
  readonly why?: string;
  readonly type: "line" | "text" | "number" | "date" | "due" | "name" | "choice";
  /** Whether it may be given several times. */
  readonly isMany?: true;
  readonly isNeeded?: (answers: Answers) => boolean;
  /** Whether it has a meaning at all, given what was said before; else it is not asked for. */
  readonly isAsked?: (answers: Answers) => boolean;
  readonly choose?: (graph: PlanGraph, answers: Answers) => readonly Choice[];
  /** What is taken where nothing is said. */
  readonly suggest?: (graph: PlanGraph, answers: Answers) => string | undefined;
}

/** A kind of plan that can be begun. */
export interface DraftKind {
  readonly name: string;
  readonly purpose: string;
  readonly fields: readonly Field[];
  /** Makes the draft. Throws a `DraftError` where it cannot, with the reason for the author. */
  readonly draft: (answers: Answers, graph: PlanGraph) => Draft;
}

/** Why nothing can be made of what the author said, in a sentence for the author. */
export class DraftError extends Error {
  override readonly name = "DraftError";
}

/** Front matter and narrative as a file; keys without a value, and lists without an entry, are left out. */
export function renderDocument(data: Readonly<Record<string, unknown>>, narrative = ""): string {
  const document = new Document(toKept(data), { version: "1.2", schema: "core" });
  const frontMatter = document.toString({ lineWidth: 100, flowCollectionPadding: false });
  return `---\n${frontMatter}---\n${narrative === "" ? "" : `\n${narrative}\n`}`;
}

/** An entry of a list, without the keys that have no value. */
export function toEntry(data: Readonly<Record<string, unknown>>): Document {
  return new Document(toKept(data), { version: "1.2", schema: "core" });
}

function toKept(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
      const kept = Array.isArray(value) ? value.map((each: unknown) => toKeptValue(each)) : value;
      return [[key, toKeptValue(kept)]];
    }),
  );
}

function toKeptValue(value: unknown): unknown {
  return isRecord(value) ? toKept(value) : value;
}

/** Items with ids in their order: `g1`, `g2`. */
export function toItems(
  letters: string,
  titles: readonly string[],
): readonly { readonly id: string; readonly title: string }[] {
  return titles.map((title, index) => ({ id: `${letters}${index + 1}`, title }));
}
