import { toCurve } from "../graph/rounded-curve.ts";
import { countColumns } from "../graph/strategy-map-grid.ts";
import { boxInset, layoutObjective, toBoxWidth, type BoxLine } from "../graph/strategy-map-box.ts";
import { layoutStrategyMap, type PlacedCause } from "../graph/strategy-map.ts";
import { cutText, toWidth, wrapText } from "../graph/wrap.ts";
import type { Scorecard, ScorecardObjective } from "../model/framework/scorecard.ts";
import type { NodeId } from "../model/id.ts";
import type { ViewContext } from "./context.ts";
import type { Glyph } from "./part.ts";
import { viewScore } from "./scorecard-score.ts";
import { getScores } from "./scorecard-status.ts";
import { viewScorecardMeasure } from "./scorecard-measure.ts";
import { findStrain } from "./scorecard-strain.ts";

/** A strategy map as lines and boxes; every box is a link to its objective. */
export interface StrategyMapView {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly inset: number;
  readonly bands: readonly {
    readonly y: number;
    readonly height: number;
    readonly title: readonly BoxLine[];
    readonly question: readonly BoxLine[];
  }[];
  /** Empty where there are no themes. */
  readonly lanes: readonly {
    readonly x: number;
    readonly width: number;
    readonly title: string;
    readonly url?: string;
    readonly label: string;
  }[];
  /** In the order in which they are read: by band, then from left to right. */
  readonly boxes: readonly MapBoxView[];
  readonly causes: readonly {
    readonly path: string;
    readonly head: string;
    readonly isHot: boolean;
  }[];
}

export interface MapBoxView {
  readonly url: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: readonly BoxLine[];
  readonly measure: readonly BoxLine[];
  readonly foot: number;
  readonly value: string;
  readonly score: string;
  readonly glyph: Glyph;
  readonly isHot: boolean;
  /** What a screen reader says: everything that the box shows, uncut. */
  readonly label: string;
}

/** The width of a page's content on a desk's screen, without the names of the bands and the air at the right. */
const room = 1344;
const margin = { left: 122, top: 34 };
const outside = 16;
/** What the shape of the score and the air before the score take of the line with the value. */
const glyphRoom = 24;
export const noLane = "Across the themes";

/** Draws a map of objectives of a scorecard, all of them or a part, which is then named; at least one. */
export function viewStrategyMap(
  context: ViewContext,
  scorecard: Scorecard,
  objectives: readonly ScorecardObjective[] = scorecard.objectives,
  part = "",
): StrategyMapView {
  const { perspectives } = scorecard;
  const lanes = listLanes(scorecard.themes, objectives);
  const items = objectives.map(({ id, perspective, theme }) => ({
    id,
    band: Math.max(
      0,
      perspectives.findIndex((each) => each.id === perspective),
    ),
    lane: Math.max(0, lanes.indexOf(theme)),
  }));
  const hasLanes = lanes.length > 1 || lanes[0] !== undefined;
  const draw = (width: number) => {
    const shown = objectives.map((objective) => {
      const [first] = objective.measures;
      const measure = first && viewScorecardMeasure(context, scorecard, first);
      const title = (objective.shortTitle ?? objective.title).plain;
      return { objective, measure, box: layoutObjective(title, measure?.name, width) };
    });
    const layout = layoutStrategyMap({
      items: items.map((item, index) => ({ ...item, height: shown[index]?.box.height ?? 0 })),
      causes: objectives.flatMap(({ id, causes }) => causes.map((to) => ({ from: id, to }))),
      bands: perspectives.length,
      lanes: lanes.length,
      width,
      margin: { ...margin, top: hasLanes ? margin.top : 1 },
    });
    return { shown, layout };
  };
  const columns = countColumns(items, perspectives.length, lanes.length);
  const width = toBoxWidth(room - margin.left - outside, columns);
  const first = draw(width);
  // Where many lines pass between the columns, the boxes make room for them.
  const excess = Math.max(0, first.layout.width - room);
  const narrow = toBoxWidth(room - margin.left - outside - excess, columns);
  const { shown, layout } = narrow < width ? draw(narrow) : first;
  const strain = findStrain(context, scorecard);
  const boxes = layout.boxes.flatMap((place, index) => {
    const found = shown[index];
    return found === undefined
      ? []
      : [toBox(context, scorecard, place, found, strain?.driven.has(found.objective.id) ?? false)];
  });
  return {
    // The bands reach as far as the page does.
    width: Math.max(room, layout.width),
    height: layout.height,
    label: `Strategy map of ${scorecard.title.plain}${part}, drawn. The list holds the same objectives with what drives them and what they lead to.`,
    inset: boxInset,
    bands: layout.bands.map((band, index) => ({
      ...band,
      ...toBandText(perspectives[index]),
    })),
    lanes: hasLanes ? layout.lanes.map((lane, index) => toLane(context, lane, lanes[index])) : [],
    boxes: boxes.toSorted((a, b) => a.y - b.y || a.x - b.x),
    causes: layout.causes
      .map((cause) => ({
        path: toCurve(cause.points),
        head: toHead(cause),
        isHot: strain !== undefined && isDriven(strain.driven, cause),
      }))
      // The heavy ones lie above the others.
      .toSorted((a, b) => Number(a.isHot) - Number(b.isHot)),
  };
}

/** The themes that objectives stand in, in the scorecard's order, and undefined where some stand in none. */
export function listLanes(
  themes: Scorecard["themes"],
  objectives: readonly ScorecardObjective[],
): readonly (NodeId | undefined)[] {
  const used = new Set(objectives.map(({ theme }) => theme));
  const listed = themes.filter((theme) => used.has(theme));
  const others = [...used].filter((theme) => theme !== undefined && !listed.includes(theme));
  return [...listed, ...others, ...(used.has(undefined) ? [undefined] : [])];
}

function toLane(
  { plan }: ViewContext,
  lane: { readonly x: number; readonly width: number },
  theme: NodeId | undefined,
): StrategyMapView["lanes"][number] {
  const node = theme === undefined ? undefined : plan.nodes.get(theme);
  const label = node?.title.plain ?? noLane;
  const setting = { face: "sans", size: 12, width: lane.width, most: 1 } as const;
  const [title = ""] = wrapText((node?.shortTitle ?? node?.title)?.plain ?? noLane, setting);
  return { ...lane, title, label, ...(node === undefined ? {} : { url: node.url }) };
}

function toBandText(perspective: Scorecard["perspectives"][number] | undefined) {
  const width = margin.left - 18;
  const title = wrapText(perspective?.title.plain ?? "", {
    face: "sans",
    size: 15,
    width,
    most: 3,
  });
  const question = wrapText(perspective?.question?.plain ?? "", {
    face: "sans",
    size: 12,
    width,
    most: 4,
  });
  const below = 30 + title.length * 18;
  return {
    title: title.map((text, index) => ({ y: 30 + index * 18, text })),
    question: question.map((text, index) => ({ y: below + index * 16, text })),
  };
}

function toBox(
  context: ViewContext,
  scorecard: Scorecard,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  {
    objective,
    measure,
    box,
  }: {
    readonly objective: ScorecardObjective;
    readonly measure: ReturnType<typeof viewScorecardMeasure> | undefined;
    readonly box: ReturnType<typeof layoutObjective>;
  },
  isHot: boolean,
): MapBoxView {
  const score = viewScore(
    context,
    scorecard,
    getScores(context, scorecard).objectives.get(objective.id),
  );
  const value = cutText(measure?.now ?? "No measure", {
    face: "sans",
    size: 13,
    width: width - 2 * boxInset - glyphRoom - toWidth(score?.value ?? "", "sans", 12),
    most: 1,
  });
  const drawn = [...box.title, ...box.measure].map(({ text }) => text).join(" ");
  const said = [
    objective.title.plain,
    ...(measure === undefined
      ? ["no measure"]
      : [`${measure.name} ${measure.now}, goal ${measure.goal}`]),
    ...(score === undefined ? ["no score"] : [`score ${score.value}, ${score.status.word}`]),
  ].join(": ");
  return {
    url: objective.url,
    x,
    y,
    width,
    height,
    title: box.title,
    measure: box.measure,
    foot: box.foot,
    value,
    score: score?.value ?? "",
    glyph: score?.status.glyph ?? "none",
    isHot,
    // Who speaks to the page says what stands on it, so the name begins with the words that are drawn.
    label: `${[drawn, value, score?.value ?? ""].filter((word) => word !== "").join(" ")}. ${said}`,
  };
}

function toHead({ tip: [x, y], direction }: PlacedCause): string {
  const turns = { up: 0, right: 90, down: 180, left: 270 };
  return `translate(${x} ${y}) rotate(${turns[direction]})`;
}

function isDriven(driven: ReadonlySet<string>, { from, to }: PlacedCause): boolean {
  return driven.has(from) && driven.has(to);
}
