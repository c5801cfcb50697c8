import type { DriverTree } from "../graph/driver-tree.ts";
import { driverSpark, layoutDriverTree } from "../graph/driver-tree.ts";
import type { Spark } from "../graph/spark.ts";
import { toCount } from "../model/count.ts";
import type { NodeId } from "../model/id.ts";
import type { Kpi, KpiDriver, Plan } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toKpiSpark, toKpiValue } from "./kpi-row.ts";
import type { RefView } from "./part.ts";
import { toReference } from "./reference.ts";

/** What moves a KPI and what it moves: a drawing, and the same as nested lists. */
export interface KpiTreeView {
  /** What the drawing shows, in a sentence. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly ends: readonly (DriverTree["ends"][number] & { readonly text: string })[];
  readonly boxes: readonly (DriverTree["boxes"][number] &
    DriverName & { readonly head: string; readonly series: Spark })[];
  readonly links: readonly {
    readonly path: string;
    readonly relation: KpiDriver["relation"];
    readonly strength?: Strength;
  }[];
  readonly list: readonly DriverView[];
  /** `And 12 more`. */
  readonly leftOut?: string;
}

/** What a measure is called, and where it stands. */
interface DriverName extends RefView {
  readonly value: string;
  readonly isCentre: boolean;
}

/** A measure in the list, below the first that it moves. */
export interface DriverView extends DriverName {
  /** `Lag, computed`, `Lead`. */
  readonly nature: string;
  /** How it moves what it stands below: `part of the formula`, `influences it, confidence 0.8, high`. */
  readonly relation?: string;
  /** What else it moves: `also moves Right time, all lines`. */
  readonly also?: string;
  readonly items: readonly DriverView[];
}

type Strength = "high" | "medium" | "low";

const mostMeasures = 40;

/** Views the driver tree around a KPI: all that moves it and all that it moves; undefined where there is nothing. */
export function viewKpiTree(context: ViewContext, kpi: Kpi): KpiTreeView | undefined {
  const found = findTree(context.plan, kpi);
  if (found.length < 2) return undefined;
  const shown = found.slice(0, mostMeasures);
  const ids = new Set(shown.map(({ id }) => id));
  const moves = new Map(shown.map((each) => [each.id, toMoves(context.plan, each, ids)]));
  const layout = layoutDriverTree(
    shown.map((each) => ({
      id: each.id,
      title: each.shortTitle?.plain ?? each.title.plain,
      value: toValue(context, each),
      head: toHead(each),
      moves: (moves.get(each.id) ?? []).map(({ kpi: effect }) => effect.id),
    })),
  );
  const byId = new Map<string, Kpi>(shown.map((each) => [each.id, each]));
  const get = (id: string): Kpi => {
    const measure = byId.get(id);
    if (measure === undefined) throw new Error(`measure that was not asked for: ${id}`);
    return measure;
  };
  const more = found.length - shown.length;
  return {
    label: `What moves ${kpi.title.plain}, and what it moves`,
    width: layout.width,
    height: layout.height,
    ends: layout.ends.map((end, index) => ({
      ...end,
      text: index === 0 ? "Follows" : "Moves first",
    })),
    boxes: layout.boxes.map((box) => ({
      ...box,
      ...toName(context, get(box.id), kpi),
      head: toHead(get(box.id)),
      series: toKpiSpark(context, get(box.id), driverSpark),
    })),
    links: layout.links.map(({ path, effect, cause }) => {
      const driver = get(effect).drivers.find((each) => each.kpi === cause);
      const strength = driver?.relation === "influence" ? toStrength(driver) : undefined;
      return {
        path,
        relation: driver?.relation ?? "influence",
        ...(strength === undefined ? {} : { strength }),
      };
    }),
    list: toList(context, shown, moves, kpi),
    ...(more === 0 ? {} : { leftOut: `And ${toCount(more, "more measure")}` }),
  };
}

/** The KPI, then what drives it, nearest first, then what it drives. */
function findTree(plan: Plan, kpi: Kpi): readonly Kpi[] {
  const causes = new Set<Kpi>([kpi]);
  for (const each of causes) for (const driver of listCauses(plan, each)) causes.add(driver);
  const effects = new Set<Kpi>([kpi]);
  for (const each of effects) for (const effect of listEffects(plan, each)) effects.add(effect);
  return [...new Set([...causes, ...effects])];
}

function listCauses(plan: Plan, kpi: Kpi): readonly Kpi[] {
  return kpi.drivers.flatMap((driver) => findKpi(plan, driver.kpi));
}

function listEffects(plan: Plan, kpi: Kpi): readonly Kpi[] {
  return (plan.edgesFrom.get(kpi.id) ?? [])
    .filter(({ relation }) => relation === "drives")
    .flatMap(({ to }) => findKpi(plan, to));
}

function findKpi(plan: Plan, id: NodeId): readonly Kpi[] {
  const node = plan.nodes.get(id);
  return node?.kind === "kpi" ? [node] : [];
}

interface Move {
  readonly kpi: Kpi;
  readonly driver: KpiDriver;
}

/** What a measure moves within the tree: where it is part of a formula first, as it belongs there. */
function toMoves(plan: Plan, kpi: Kpi, shown: ReadonlySet<NodeId>): readonly Move[] {
  const moves = listEffects(plan, kpi).flatMap((effect) => {
    const driver = effect.drivers.find((each) => each.kpi === kpi.id);
    return driver !== undefined && shown.has(effect.id) ? [{ kpi: effect, driver }] : [];
  });
  const isInfluence = ({ driver }: Move): number => (driver.relation === "formula" ? 0 : 1);
  return moves.sort((a, b) => isInfluence(a) - isInfluence(b));
}

function toValue(context: ViewContext, kpi: Kpi): string {
  return toKpiValue(context, kpi, context.assessment.kpis.get(kpi.id)?.latest?.value);
}

function toName(context: ViewContext, kpi: Kpi, centre: Kpi): DriverName {
  const value = toValue(context, kpi);
  return { ...toReference(context, kpi), value, isCentre: kpi === centre };
}

function toList(
  context: ViewContext,
  shown: readonly Kpi[],
  moves: ReadonlyMap<NodeId, readonly Move[]>,
  centre: Kpi,
): readonly DriverView[] {
  const below = Map.groupBy(shown, ({ id }) => moves.get(id)?.[0]?.kpi);
  const toViews = (above: Kpi | undefined): readonly DriverView[] =>
    (below.get(above) ?? []).map((kpi) => {
      const [first, ...others] = moves.get(kpi.id) ?? [];
      return {
        ...toName(context, kpi, centre),
        nature: toHead(kpi),
        ...(first === undefined ? {} : { relation: toRelation(context, first.driver) }),
        ...(others.length === 0 ? {} : { also: toAlso(others) }),
        items: toViews(kpi),
      };
    });
  return toViews(undefined);
}

/** What stands above the title: `Lag, computed`. */
function toHead(kpi: Kpi): string {
  const nature = toNature(kpi);
  if (kpi.computed === undefined) return nature;
  return nature === "" ? "Computed" : `${nature}, computed`;
}

/** Which way round a measure tells: `Lag`, `Lead`; empty where nobody said. */
function toNature({ lag }: Kpi): string {
  return lag === undefined ? "" : lag ? "Lag" : "Lead";
}

function toAlso(moves: readonly Move[]): string {
  const names = moves.map(({ kpi }) => kpi.shortTitle?.plain ?? kpi.title.plain);
  return `also moves ${names.join(", ").replace(/, ([^,]*)$/, " and $1")}`;
}

/** How a driver moves what it drives, in words. */
export function toRelation({ format, plan }: ViewContext, driver: KpiDriver): string {
  if (driver.relation === "formula") return "part of the formula";
  const strength = toStrength(driver);
  if (driver.confidence === undefined || strength === undefined) return "influences it";
  const scaled = driver.confidence * plan.portal.confidenceScale;
  return `influences it, confidence ${format.value(scaled)}, ${strength}`;
}

function toStrength({ confidence }: KpiDriver): Strength | undefined {
  if (confidence === undefined) return undefined;
  return confidence >= 0.7 ? "high" : confidence >= 0.4 ? "medium" : "low";
}
