import type { CascadeScope } from "../../view/cascade-record.ts";
import type { CascadeNode } from "./node.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** A state in which the children of a node are shown, or not. What is open at first is not written down. */
export function withToggle(
  state: State,
  scope: CascadeScope,
  { id, number }: CascadeNode,
  isOpen: boolean,
): State {
  const isFirst = scope.open.includes(number) && !state.closed.includes("*");
  const isAll = state.open.includes("*");
  const open = state.open.filter((each) => each !== id);
  const closed = state.closed.filter((each) => each !== id);
  if (isOpen) return { ...state, open: isFirst || isAll ? open : [...open, id], closed };
  return { ...state, open, closed: isFirst || isAll ? [...closed, id] : closed };
}

/** A state with the graph moved to a place, or as it is at first. */
export function withPlace(state: State, at: State["at"]): State {
  const { cycle, focus, team, status, framework, words, view, open, closed } = state;
  const rest = { cycle, focus, team, status, framework, words, view, open, closed };
  return at === undefined ? rest : { ...rest, at };
}

/** Nodes with all that is above them on their primary parents. */
export function withAbove(store: Store, numbers: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set(numbers);
  for (const number of found) {
    const parent = store.find(number)?.parents[0]?.number;
    if (parent !== undefined) found.add(parent);
  }
  return found;
}
