import { toCount } from "../model/count.ts";
import type { Scorecard } from "../model/framework/scorecard.ts";
import type { ViewContext } from "./context.ts";
import { listLanes, noLane, viewStrategyMap, type StrategyMapView } from "./scorecard-map.ts";
import { findStrain } from "./scorecard-strain.ts";

/** What is drawn of a scorecard: one map, or, where nobody could read it, a map for each theme beneath the list. */
export interface ScorecardMapsView {
  /** `The heavy line is the chain under most strain: …`; absent where nothing that has a score drives anything. */
  readonly strain?: string;
  /** Why it is not one map: the list then comes first. */
  readonly apart?: string;
  readonly parts: readonly MapPartView[];
}

export interface MapPartView {
  /** The theme; absent where the map is whole. */
  readonly title?: string;
  readonly url?: string;
  readonly map: StrategyMapView;
}

/**
 * The most objectives that one map shows: twelve in each of four perspectives, which is about two windows wide. Beyond
 * it lines lie too close to be followed, and nobody sees both ends of one.
 */
const most = 48;

/** Draws the maps of a scorecard; undefined where it has no objectives. */
export function viewScorecardMaps(
  context: ViewContext,
  scorecard: Scorecard,
): ScorecardMapsView | undefined {
  const { objectives } = scorecard;
  if (objectives.length === 0) return undefined;
  const sentence = findStrain(context, scorecard)?.sentence;
  const strain = sentence === undefined ? {} : { strain: sentence };
  if (objectives.length <= most) {
    return { ...strain, parts: [{ map: viewStrategyMap(context, scorecard) }] };
  }
  const parts = listParts(context, scorecard);
  return { ...strain, apart: toApart(scorecard, parts), parts };
}

/** A map for each lane that can be read by itself. */
function listParts(context: ViewContext, scorecard: Scorecard): readonly MapPartView[] {
  const lanes = listLanes(scorecard.themes, scorecard.objectives);
  return lanes.flatMap((lane) => {
    const own = scorecard.objectives.filter(({ theme }) => theme === lane);
    if (own.length > most) return [];
    const node = lane === undefined ? undefined : context.plan.nodes.get(lane);
    const title = node?.title.plain ?? noLane;
    const map = viewStrategyMap(context, scorecard, own, `: ${title}`);
    return [{ title, ...(node === undefined ? {} : { url: node.url }), map }];
  });
}

function toApart({ objectives }: Scorecard, parts: readonly MapPartView[]): string {
  const drawn = parts.reduce((sum, { map }) => sum + map.boxes.length, 0);
  const arrows = objectives.reduce((sum, { causes }) => sum + causes.length, 0);
  const within = parts.reduce((sum, { map }) => sum + map.causes.length, 0);
  const left = objectives.length - drawn;
  const many = `${toCount(objectives.length, "objective")} are more than can be read in one map, which shows ${most} at most.`;
  if (parts.length === 0) return `${many} The list has all of them, and every arrow in words.`;
  const missing = [
    ...(left > 0 ? [`${toCount(left, "objective")} of themes that are too large themselves`] : []),
    ...(arrows > within ? [`${toCount(arrows - within, "arrow")} between themes`] : []),
  ];
  const rest = missing.length === 0 ? "" : ` The list alone holds ${missing.join(" and ")}.`;
  return `${many} The list comes first, and each theme has a map of its own beneath it.${rest}`;
}
