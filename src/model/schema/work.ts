import { z } from "zod";
import { actor, due, inline, isoDate } from "./text.ts";

/** The keys of work of whatever framework: an initiative, an action, a tactic. */
export const workKeys = {
  title: inline.describe("What is done."),
  owner: actor.describe("Who sees to it.").optional(),
  owners: z.array(actor).describe("Where they are several.").optional(),
  start: isoDate.describe("When it begins.").optional(),
  due: due.describe("When it is to be done.").optional(),
  status: z
    .enum(["planned", "active", "done", "dropped"])
    .describe("Where it stands. Default: planned.")
    .optional(),
};
