import type { KeyResult, Objective } from "../model/plan.ts";

/** How a thing is meant, as a small label; `title` says what the word stands for. */
export interface TagView {
  readonly kind: "committed" | "aspirational" | "output" | "input" | "lead" | "plain";
  readonly word: string;
  readonly title?: string;
}

/** Committed or aspirational. */
export function viewAmbition(ambition: Objective["ambition"]): TagView {
  return ambition === "committed"
    ? { kind: "committed", word: "Committed", title: "To be met in full" }
    : {
        kind: "aspirational",
        word: "Aspirational",
        title: "A stretch: 0.6 to 0.7 is a good result",
      };
}

/** What is said of a key result beside its title. Its ambition only where it differs from the objective's. */
export function viewKeyResultTags(keyResult: KeyResult, objective: Objective): readonly TagView[] {
  const tags: TagView[] = [];
  if (keyResult.ambition !== objective.ambition) tags.push(viewAmbition(keyResult.ambition));
  if (keyResult.orientation !== undefined) tags.push(viewOrientation(keyResult.orientation));
  if (keyResult.lead === true) {
    tags.push({ kind: "lead", word: "Leading", title: "Moves before the result does" });
  }
  return tags;
}

/** Output or input. */
export function viewOrientation(orientation: "output" | "input"): TagView {
  return orientation === "output"
    ? { kind: "output", word: "Output", title: "Something that changes because of what we do" }
    : { kind: "input", word: "Input", title: "Something that we do" };
}

/** A word without a meaning of its own in the visual language. */
export function viewPlainTag(word: string): TagView {
  return { kind: "plain", word };
}
