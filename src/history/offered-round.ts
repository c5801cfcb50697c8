import type { Document } from "../model/document.ts";
import type { PlanChange, PlanDiff, PlanState } from "./change.ts";
import { toPlainLine } from "./plain-line.ts";
import { toChangeWords } from "./sentence.ts";

/** A round of a catchball that a change is, for the author to paste into the plan that holds the others. */
export interface OfferedRound {
  /** What is negotiated. */
  readonly title: string;
  /** The file that holds its rounds, below the content folder. */
  readonly file: string;
  /** One line of YAML: an entry of `catchball`. */
  readonly line: string;
}

/** When it happens, and by which pull request, where that is known. */
export interface RoundWords {
  readonly date: string;
  readonly request: number | undefined;
}

type Hoshin = Extract<Document, { readonly kind: "hoshin" }>;
type Round = NonNullable<Hoshin["data"]["catchball"]>[number];

/** The rounds that the changes of what is under negotiation are, where nobody has written them down yet. */
export function offerRounds(
  { changes }: PlanDiff,
  before: PlanState,
  after: PlanState,
  words: RoundWords,
): readonly OfferedRound[] {
  return listMatrices(after).flatMap((matrix) => {
    const earlier = listMatrices(before).find(({ id }) => id === matrix.id);
    const last = new Map((matrix.data.catchball ?? []).map((round) => [round.about, round]));
    return [...last].flatMap(([about, round]) => {
      const isTold = countRounds(matrix, about) > countRounds(earlier, about);
      const subjects = listSubjects(matrix, about);
      const own = isTold ? [] : changes.filter((change) => isAbout(change, subjects));
      const [first] = own;
      if (!first) return [];
      const title = findTitle(matrix, about) ?? first.title;
      return [{ title, file: matrix.file, line: toLine(round, own, words) }];
    });
  });
}

function listMatrices({ set }: PlanState): readonly Hoshin[] {
  return set.documents.filter((document) => document.kind === "hoshin");
}

function countRounds(matrix: Hoshin | undefined, about: string): number {
  return (matrix?.data.catchball ?? []).filter((round) => round.about === about).length;
}

function listItems({ data }: Hoshin): readonly Readonly<Record<string, unknown>>[] {
  const { breakthroughs = [], annual = [], priorities = [], targets = [] } = data;
  return [...breakthroughs, ...annual, ...priorities, ...targets];
}

function findItem(matrix: Hoshin, about: string): Readonly<Record<string, unknown>> | undefined {
  const id = about.replace(/^[^#]*#/, "");
  const isOwn = about.startsWith("#") || about.startsWith(`${matrix.id}#`);
  return isOwn ? listItems(matrix).find((item) => item["id"] === id) : undefined;
}

function findTitle(matrix: Hoshin, about: string): string | undefined {
  const title = findItem(matrix, about)?.["title"];
  return typeof title === "string" ? title : undefined;
}

/** What a round is about, by all its names: the item itself, and what it shows that is written elsewhere. */
function listSubjects(matrix: Hoshin, about: string): ReadonlySet<string> {
  const ref = findItem(matrix, about)?.["ref"];
  const id = about.startsWith("#") ? `${matrix.id}${about}` : about;
  return new Set([id, ...(typeof ref === "string" ? [ref] : [])]);
}

/** A promise of it, or of a part of it; another wording is no proposal. */
function isAbout({ type, id, document }: PlanChange, subjects: ReadonlySet<string>): boolean {
  const isProposal = ["retargeted", "redated", "reowned", "added", "removed"].includes(type);
  return isProposal && (subjects.has(id) || subjects.has(document));
}

/** Whoever was asked last answers: the next round goes the other way. */
function toLine(
  { from, to, about }: Round,
  changes: readonly PlanChange[],
  { date, request }: RoundWords,
): string {
  const proposal = changes.slice(0, 3).map(toProposal).join("; ");
  const number = request === undefined ? "#…" : `#${request}`;
  const texts = { from: to, to: from, about, proposal, pullRequest: number };
  const parts = Object.entries(texts).map(([key, text]) => `${key}: ${JSON.stringify(text)}`);
  return `- {date: ${date}, ${parts.join(", ")}}`;
}

function toProposal(change: PlanChange): string {
  const { what, key, was, now } = toChangeWords(change);
  const values = [was, now].filter((value) => value !== undefined).join(" → ");
  const said = [what, ...(key === undefined ? [] : [`(${key})`])].join(" ");
  const text = `${change.title}: ${said}${values === "" ? "" : ` ${values}`}`;
  return toPlainLine(text);
}
