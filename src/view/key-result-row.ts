import type { KeyResult } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { findCode } from "./code.ts";
import type { KeyResultRowView } from "./part.ts";
import { viewLane } from "./lane.ts";
import { viewStatus } from "./status.ts";
import { getCounted, viewValue } from "./value.ts";

/** A key result in a list. One that is shown a second time links to its own place but has the figures of the first. */
export function viewKeyResultRow(context: ViewContext, keyResult: KeyResult): KeyResultRowView {
  const found = context.assessment.keyResults.get(getCounted(context, keyResult).id);
  if (found === undefined) throw new Error(`no assessment: ${keyResult.id}`);
  const { now, target } = viewValue(context, keyResult);
  const code = findCode(context, keyResult);
  return {
    url: keyResult.url,
    kind: keyResult.kind,
    title: keyResult.title.plain,
    ...(code === undefined ? {} : { code }),
    now,
    target,
    lane: viewLane(found, context.format),
    status: viewStatus(found.status, context.format),
  };
}
