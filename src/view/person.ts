import type { Actor, Person, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { PersonView } from "./part.ts";

/** A person, role or team that owns or reports something. */
export function viewPerson(context: ViewContext, actor: Actor): PersonView {
  const node = context.plan.nodes.get(actor);
  if (node === undefined) throw new Error(`no such actor: ${actor}`);
  return toPerson(context, node);
}

/** Several of them, in the author's order. */
export function viewPeople(context: ViewContext, actors: readonly Actor[]): readonly PersonView[] {
  return actors.map((actor) => viewPerson(context, actor));
}

/** Whether a person had left at the as-of date. */
export function hasLeft(context: ViewContext, person: Person): boolean {
  return person.validTo !== undefined && person.validTo < context.plan.asOf;
}

function toPerson(context: ViewContext, node: PlanNode): PersonView {
  const plain = { url: node.url, name: node.title.plain };
  if (node.kind === "person") {
    return {
      ...plain,
      ...(node.role === undefined ? {} : { role: node.role.plain }),
      ...(hasLeft(context, node) ? { left: true } : {}),
    };
  }
  if (node.kind !== "role" || node.holder === undefined) return plain;
  const holder = context.plan.nodes.get(node.holder);
  return holder === undefined ? plain : { ...plain, role: holder.title.plain };
}
