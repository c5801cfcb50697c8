import type { ComparePair } from "./compare-pair.ts";
import { compareUrl, listComparePairs } from "./compare-pair.ts";
import { getStrands, toTitle } from "./compare.ts";
import { fateWords } from "./compare-word.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView } from "./part.ts";

/** The comparisons that there are. */
export interface ComparesView {
  readonly frame: FrameView;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: readonly {
      readonly title: string;
      readonly url: string;
      /** `10 went on, 2 ended, 5 are new`. */
      readonly note: string;
    }[];
  }[];
}

const groups = [
  ["neighbours", "One cycle and the next"],
  ["year", "A year apart"],
  ["running", "With the running cycle"],
  ["recent", "Others of the latest cycles"],
] as const;

/** Views the index of comparisons, the latest first. */
export function viewCompares(context: ViewContext): ComparesView {
  const pairs = listComparePairs(context);
  return {
    frame: viewFrame(context, {
      path: compareUrl,
      title: "Compare",
      description:
        "What happened between two cycles: kept, reworded, eased, raised, dropped, added.",
      breadcrumb: [{ title: "Compare" }],
    }),
    groups: groups.flatMap(([id, title]) => {
      const rows = pairs.filter(({ why }) => why === id).toReversed();
      return rows.length === 0
        ? []
        : [{ id, title, rows: rows.map((pair) => toRow(context, pair)) }];
    }),
  };
}

function toRow(
  context: ViewContext,
  pair: ComparePair,
): ComparesView["groups"][number]["rows"][number] {
  const strands = getStrands(context, pair);
  const on = strands.filter(({ fate }) => fate !== "added" && fateWords[fate].goesOn).length;
  const ended = strands.filter(({ fate }) => !fateWords[fate].goesOn).length;
  const added = strands.length - on - ended;
  const are = added === 1 ? "is" : "are";
  const note = `${on} went on, ${ended} did not, ${added} ${are} new`;
  return { title: toTitle(pair), url: pair.url, note };
}
