import type { Perspective } from "../model/framework/scorecard.ts";
import { atValue, toFinding } from "../model/finding.ts";
import { findNearest } from "../model/nearest.ts";
import type { AuthoredScorecard } from "../model/schema/scorecard.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below } from "./link-context.ts";
import { findInline } from "./link-node.ts";
import { toPresent } from "./present.ts";
import { isLostItem, toNearestHint } from "./reference.ts";

/** The four perspectives of Kaplan and Norton, from top to bottom. */
const defaultPerspectives = [
  { id: "financial", title: "Financial" },
  { id: "customer", title: "Customer" },
  { id: "process", title: "Internal process" },
  { id: "learning", title: "Learning and growth" },
];

/** Makes the perspectives of a scorecard, each id once. */
export function linkPerspectives(
  context: LinkContext,
  data: AuthoredScorecard,
  spot: Spot,
): readonly Perspective[] {
  const authored: NonNullable<AuthoredScorecard["perspectives"]> =
    data.perspectives ?? defaultPerspectives;
  const first = new Map<string, number>();
  return authored.flatMap(({ id, title, question, weight }, index) => {
    const known = first.get(id);
    if (known !== undefined) {
      reportTwice(context, id, below(spot, "perspectives", index), known);
      return [];
    }
    first.set(id, index);
    return [
      {
        id,
        title: context.inline(title),
        weight: weight ?? 1,
        ...toPresent({ question: findInline(context, question) }),
      },
    ];
  });
}

function reportTwice({ report }: LinkContext, id: string, { file, path }: Spot, first: number) {
  const message = `The perspective \`${id}\` is there twice.`;
  const hint = "Give one of the two another id.";
  const related = [
    { file, anchor: atValue("perspectives", first, "id"), message: "The first one stands here." },
  ];
  const anchor = atValue(...path, "id");
  report(toFinding("duplicate-id", file, message, { anchor, hint, related }));
}

/** Reports a perspective that the scorecard does not have, with the nearest that it has. */
export function checkPerspective(
  context: LinkContext,
  perspective: string,
  known: readonly Perspective[],
  { file, path, document }: Spot,
): void {
  const ids = known.map(({ id }) => id);
  if (ids.includes(perspective) || isLostItem(context.ids.unread, document, perspective)) return;
  const nearest = findNearest(perspective, ids);
  const message = `The scorecard has no perspective \`${perspective}\`.`;
  const hint =
    nearest === undefined
      ? `It has ${ids.map((id) => `\`${id}\``).join(", ")}.`
      : toNearestHint([nearest]);
  const anchor = atValue(...path, "perspective");
  context.report(toFinding("unknown-reference", file, message, { anchor, hint }));
}
