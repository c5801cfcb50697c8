import type { TeamId } from "../model/id.ts";
import type { Dependency, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { Glyph, RefView } from "./part.ts";
import { getPlanIndex, type Need } from "./plan-index.ts";
import { toReference, viewReference } from "./reference.ts";

/** What one objective needs of somebody else. */
export interface DependencyView {
  /** The objective in need. */
  readonly from: RefView;
  /** Who is asked. */
  readonly to: RefView;
  /** Safe HTML, one line. */
  readonly need: string;
  readonly state: { readonly glyph: Glyph; readonly word: string };
  /** `by 7 Sep`. */
  readonly by?: string;
  readonly size?: string;
}

/** The shape and the word of every state of a dependency. */
export const dependencyWords: Readonly<
  Record<Dependency["state"], { readonly glyph: Glyph; readonly word: string }>
> = {
  unconfirmed: { glyph: "none", word: "Unconfirmed" },
  confirmed: { glyph: "on", word: "Agreed" },
  "at-risk": { glyph: "behind", word: "At risk" },
  refused: { glyph: "off", word: "Refused" },
  delivered: { glyph: "met", word: "Delivered" },
};

const sizeWords = { small: "a small ask", medium: "a medium ask", large: "a large ask" } as const;

/** Views one need. */
export function viewDependency(context: ViewContext, { from, dependency }: Need): DependencyView {
  const { by, size } = dependency;
  return {
    from: toReference(context, from),
    to: viewReference(context, dependency.to),
    need: dependency.need.html,
    state: dependencyWords[dependency.state],
    ...(by === undefined ? {} : { by: `by ${context.format.day(by)}` }),
    ...(size === undefined ? {} : { size: sizeWords[size] }),
  };
}

const order: readonly Dependency["state"][] = [
  "refused",
  "at-risk",
  "unconfirmed",
  "confirmed",
  "delivered",
];

/** Needs in the order in which they matter: refused first, delivered last; then by date. */
export function toSortedNeeds(needs: readonly Need[]): readonly Need[] {
  const rank = ({ dependency }: Need): string =>
    `${order.indexOf(dependency.state)} ${dependency.by ?? "9999"}`;
  return needs.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** What objectives need of others. */
export function toNeeds(objectives: readonly Objective[]): readonly Need[] {
  return objectives.flatMap((from) =>
    from.dependencies.map((dependency) => ({ from, dependency })),
  );
}

/** What others need of a team: of itself, or of one of its objectives or their key results. */
export function toAsked(
  { plan }: ViewContext,
  team: TeamId,
  objectives: readonly Objective[],
): readonly Need[] {
  const { needsOf } = getPlanIndex(plan);
  const node = plan.teams.find((known) => known.team === team);
  const ids = objectives.flatMap(({ id, keyResults }) => [id, ...keyResults.map((kr) => kr.id)]);
  return [...(node === undefined ? [] : [node.id]), ...ids].flatMap((id) => needsOf.get(id) ?? []);
}
