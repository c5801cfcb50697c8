import { isIsoDate } from "../model/period.ts";
import type { ViewContext } from "./context.ts";
import type { SealFacts } from "./seal-facts.ts";

/** A correction on top of a seal: what was sealed stays readable beside what is right. */
export interface AmendmentView {
  readonly number: number;
  readonly date: string;
  readonly by: string;
  readonly why: string;
  /** What it is of, and its page in the quarter where it has one. */
  readonly of: { readonly title: string; readonly url?: string };
  /** `keyResults, kr2, to`. */
  readonly key: string;
  readonly was: string;
  readonly now: string;
}

/** Views the corrections on top of a seal, the oldest first. */
export function viewAmendments(
  { plan, format }: ViewContext,
  { amendments }: SealFacts,
): readonly AmendmentView[] {
  const nodes = new Map([...plan.nodes].map(([id, node]) => [id as string, node]));
  const people = new Map(plan.people.map(({ person, title }) => [person as string, title.plain]));
  return amendments.map(({ number, date, by, why, of, path, was, now }) => {
    const node = nodes.get(of);
    return {
      number,
      date: isIsoDate(date) ? format.date(date) : date,
      by: people.get(by) ?? by,
      why,
      of: node ? { title: node.title.plain, url: node.url } : { title: of },
      key: path.join(", "),
      was: toText(was),
      now: toText(now),
    };
  });
}

/** What is said of corrections where none is shown. */
export function toCorrections({ withheld }: SealFacts): string {
  if (withheld === 0) return "Nothing was corrected since.";
  return `${withheld === 1 ? "One correction was" : `${withheld} corrections were`} made since, and ${withheld === 1 ? "is" : "are"} not shown in this public edition.`;
}

function toText(value: unknown): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}
