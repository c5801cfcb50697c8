import type { NodeId, TeamId } from "../id.ts";
import type { IsoDate } from "../period.ts";
import type { Actor, DocumentNode, NodeBase } from "../plan.ts";

/** What the plans of all frameworks have. */
export interface PlanBase extends DocumentNode {
  readonly kind: "framework-plan";
  readonly team?: TeamId;
  readonly owners: readonly Actor[];
  readonly state: "draft" | "proposed" | "active" | "closed";
}

/** What every item of a framework's plan has; its `role` says what it is in its framework's own term. */
export interface ItemBase extends NodeBase {
  readonly kind: "plan-item";
  /** The plan that it is written in. */
  readonly plan: NodeId;
  readonly item: string;
  readonly owners: readonly Actor[];
}

/** Work of a plan: an action, a tactic. */
export interface Work {
  readonly start?: IsoDate;
  readonly due?: IsoDate;
  readonly status: "planned" | "active" | "done" | "dropped";
}
