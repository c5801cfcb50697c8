import type { Assessment, MeasuredAssessment } from "./assessment.ts";
import type { Ogsm, OgsmAction, OgsmGoal, OgsmMeasure, OgsmStrategy } from "./framework/ogsm.ts";
import type { PlanGraph } from "./plan.ts";
import type { Lateness } from "./ogsm-action.ts";
import { listLate } from "./ogsm-action.ts";
import { getCarryingCycle, listCarriers } from "./ogsm-carrier.ts";
import { getParts } from "./ogsm-inheritance.ts";

/** Something of a plan that could be better: what to improve, beside its score. */
export type OgsmNeed =
  | {
      readonly what: "behind" | "silent";
      readonly item: OgsmGoal | OgsmMeasure;
      readonly found: MeasuredAssessment;
    }
  | { readonly what: "late"; readonly item: OgsmAction; readonly lateness: Lateness }
  | { readonly what: "no-measure" | "no-carrier"; readonly item: OgsmStrategy };

/**
 * What to improve in a plan: what is behind, farthest first; then what is late, unsaid, unmeasured, carried by nobody.
 * A closed plan is no longer improved, and after its end nothing of it grows later.
 */
export function listNeeds(
  plan: PlanGraph,
  assessment: Assessment,
  ogsm: Ogsm,
): readonly OgsmNeed[] {
  if (ogsm.state === "closed") return [];
  const { goals, strategies } = ogsm;
  const items = [...goals, ...strategies.flatMap(({ measures }) => measures)];
  const states = items.flatMap((item) => {
    const found = assessment.measured.get(item.id);
    return found === undefined ? [] : [{ item, found }];
  });
  const behind = states
    .filter(({ found: { status } }) => status.name === "behind" || status.name === "off-pace")
    .sort((a, b) => (a.found.gap ?? 0) - (b.found.gap ?? 0));
  const silent = states.filter(({ found }) => found.status.name === "no-check-in");
  const late = [...(plan.asOf > ogsm.period.end ? [] : listLate(plan, strategies))].sort(
    (a, b) => b.lateness.days - a.lateness.days,
  );
  const cycle = getCarryingCycle(plan, ogsm);
  return [
    ...behind.map((each) => ({ what: "behind" as const, ...each })),
    ...late.map((each) => ({ what: "late" as const, ...each })),
    ...silent.map((each) => ({ what: "silent" as const, ...each })),
    ...strategies
      .filter((strategy) => getParts(plan, strategy).measures.length === 0)
      .map((item) => ({ what: "no-measure" as const, item })),
    ...strategies
      .filter((item) => listCarriers(plan, item, cycle).length === 0)
      .map((item) => ({ what: "no-carrier" as const, item })),
  ];
}
