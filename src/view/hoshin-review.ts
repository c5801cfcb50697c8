import type { Hoshin } from "../model/framework/hoshin.ts";
import { viewMarkdown } from "./body.ts";
import type { ViewContext } from "./context.ts";
import type { BodyPart, Glyph } from "./part.ts";

/** A day of the review calendar. */
export interface ReviewView {
  readonly date: string;
  /** Safe HTML. */
  readonly title: string;
  readonly kind: "monthly" | "reflection";
  readonly state: { readonly glyph: Glyph; readonly word: string };
  /** The first one that is not over. */
  readonly isNext: boolean;
  readonly note: readonly BodyPart[];
}

const titles = { monthly: "Monthly review", reflection: "Yearly reflection" } as const;

/** Views the review calendar of a matrix, by date. */
export function viewReviews(context: ViewContext, plan: Hoshin): readonly ReviewView[] {
  const { asOf } = context.plan;
  const reviews = plan.reviews.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const next = reviews.find(({ date, held }) => date >= asOf && held === undefined);
  return reviews.map((review) => ({
    date: context.format.weekday(review.date),
    title: review.title?.html ?? titles[review.kind],
    kind: review.kind,
    state: toState(review, asOf),
    isNext: review === next,
    // What was said at a meeting that is still to come cannot be known yet.
    note:
      review.note === undefined || review.date > asOf
        ? []
        : viewMarkdown(context, review.note, plan),
  }));
}

function toState({ date, held }: Hoshin["reviews"][number], asOf: string): ReviewView["state"] {
  if (date > asOf) return { glyph: "none", word: "To come" };
  if (held === true) return { glyph: "met", word: "Held" };
  if (held === false) return { glyph: "missed", word: "Not held" };
  return date === asOf
    ? { glyph: "on", word: "Today" }
    : { glyph: "none", word: "Nobody wrote down whether it was held" };
}
