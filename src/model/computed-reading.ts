import type { NodeId } from "./id.ts";
import type { ComputedReading, Kpi, PlanNode } from "./plan.ts";
import type { Explained, ExplainedInput } from "./explanation.ts";
import { toExplained } from "./explanation.ts";
import { toFormulaText } from "./formula.ts";

/** The reading of a day that was computed; undefined where somebody wrote it down. */
export function findComputedReading(kpi: Kpi, date: string): ComputedReading | undefined {
  return kpi.computed?.readings.find((reading) => reading.date === date);
}

/** A computed reading with all that went into it: each reading of each input, with its date and its place. */
export function explainReading(
  kpi: Kpi,
  reading: ComputedReading,
  nodes: ReadonlyMap<NodeId, PlanNode>,
): Explained {
  const name = (id: NodeId): string => {
    const node = nodes.get(id);
    return node?.shortTitle?.plain ?? node?.title.plain ?? id;
  };
  const written = kpi.computed?.written.find((each) => each.reading === reading);
  return toExplained(reading.value, () => ({
    formula: kpi.computed === undefined ? "" : toFormulaText(kpi.computed.formula, name),
    inputs: reading.inputs.flatMap((input) => {
      const node = nodes.get(input.kpi);
      const unit = node?.kind === "kpi" ? node.unit : undefined;
      const label = unit === undefined ? name(input.kpi) : `${name(input.kpi)}, ${unit}`;
      return toInputs(label, input);
    }),
    remarks: [
      ...new Set(
        reading.inputs
          .filter(({ readings }) => readings.length > 1)
          .map(({ kpi: id, readings }) => {
            const node = nodes.get(id);
            const how = node?.kind === "kpi" ? node.aggregate : "sum";
            return `${name(id)}: the ${how} of ${readings.length} readings`;
          }),
      ),
      ...(written === undefined ? [] : [`somebody wrote down ${written.value} for the same time`]),
    ],
  }));
}

/** The value that counts; where several readings made it, each of them, too. */
function toInputs(label: string, input: ComputedReading["inputs"][number]): ExplainedInput[] {
  const { readings, value } = input;
  const parts = readings.map(({ date, source, value: own }) => ({
    label,
    value: typeof own === "number" ? own : value,
    as: "plain" as const,
    date,
    source,
  }));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return [{ ...only, value }];
  return [{ label, value, as: "plain" }, ...parts];
}
