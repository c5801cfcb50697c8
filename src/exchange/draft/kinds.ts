import { okrDraft } from "../okr-draft.ts";
import type { DraftKind } from "./draft.ts";
import { gostDraft } from "./gost.ts";
import { hoshinDraft } from "./hoshin.ts";
import { initiativeDraft } from "./initiative.ts";
import { kpiDraft } from "./kpi.ts";
import { mboDraft } from "./mbo.ts";
import { keyResultDraft, objectiveDraft } from "./objective.ts";
import { ogsmDraft } from "./ogsm.ts";
import { scorecardDraft } from "./scorecard.ts";
import { teamDraft } from "./team.ts";
import { themeDraft } from "./theme.ts";

/** Everything that can be begun, in the order in which the help lists it. A new kind is added here, and only here. */
export const draftKinds: readonly DraftKind[] = [
  objectiveDraft,
  keyResultDraft,
  initiativeDraft,
  kpiDraft,
  themeDraft,
  teamDraft,
  ogsmDraft,
  hoshinDraft,
  scorecardDraft,
  gostDraft,
  mboDraft,
  okrDraft,
];
