import type { Decision } from "../model/plan.ts";

/** What was decided to become of something when its cycle closed. */
export const decisionWords: Readonly<Record<Decision, string>> = {
  keep: "Keep",
  modify: "Modify",
  defer: "Defer",
  abandon: "Abandon",
  done: "Done",
};
