import { atValue, toFinding } from "../model/finding.ts";
import type { Catchball } from "../model/framework/hoshin.ts";
import { parseDate } from "../model/period.ts";
import type { AuthoredHoshin } from "../model/schema/hoshin.ts";
import { resolveActor } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below } from "./link-context.ts";
import { findInline } from "./link-node.ts";
import { toPresent } from "./present.ts";
import { resolve } from "./reference.ts";

/** Links the rounds of catchball that were known at the as-of date, by date. */
export function linkCatchball(
  context: LinkContext,
  data: AuthoredHoshin,
  place: Spot,
): readonly Catchball[] {
  return (data.catchball ?? [])
    .flatMap((round, index): readonly Catchball[] => {
      const spot = below(place, "catchball", index);
      const from = resolveActor(context, round.from, spot, "from");
      const to = resolveActor(context, round.to, spot, "to");
      if (from !== undefined && from === to) reportOwn(context, round.to, below(spot, "to"));
      const about = resolve(context, "about", round.about, spot, "about");
      const date = parseDate(round.date);
      if (from === undefined || to === undefined || about === undefined) return [];
      if (date > context.asOf) return [];
      const by = (round.by ?? []).flatMap(
        (name, at) => resolveActor(context, name, spot, "by", at) ?? [],
      );
      const made = { date, from, to, about, by, proposal: context.inline(round.proposal) };
      return [
        {
          ...made,
          source: { file: spot.file, path: spot.path },
          ...toPresent({
            resources: findInline(context, round.resources),
            response: round.response,
            concerns: findInline(context, round.concerns),
            agreed: findInline(context, round.agreed),
            pullRequest: round.pullRequest,
          }),
        },
      ];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** A proposal needs somebody else to answer it. */
function reportOwn(context: LinkContext, name: string, { file, path }: Spot): void {
  const message = `\`${name}\` makes this proposal to itself.`;
  const hint = "Name who is asked.";
  context.report(toFinding("self-reference", file, message, { anchor: atValue(...path), hint }));
}
