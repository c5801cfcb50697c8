/** What the explorer shows: all of it is in the address, so that a view can be sent, and gone back to. */
export interface State {
  /** The id of a scope; empty for the running cycle. */
  readonly cycle: string;
  /** The id of the node in focus, or empty. */
  readonly focus: string;
  readonly team: string;
  /** Names of statuses, joined by commas; empty for any. */
  readonly status: string;
  /** A framework's vocabulary, or empty for all; `kpi` shows KPIs too. */
  readonly framework: string;
  /** The vocabulary in whose words it is said what things are; empty for words as written. */
  readonly words: string;
  /** Empty: the outline on small screens, else the graph. */
  readonly view: "graph" | "outline" | "";
  /** Ids whose children are shown beyond what is shown at first; `*` for all. */
  readonly open: readonly string[];
  /** Ids whose children are hidden though they are shown at first. */
  readonly closed: readonly string[];
  /** Where the graph was moved to, and its scale; undefined as it is at first. */
  readonly at?: { readonly x: number; readonly y: number; readonly k: number };
}

/** Parses the query of an address; what it does not know it leaves out. */
export function parseState(query: string): State {
  const parameters = new URLSearchParams(query);
  const get = (name: string): string => parameters.get(name) ?? "";
  const view = get("view");
  const [x, y, k] = get("at").split(",").map(Number);
  const list = (name: string): string[] => parameters.getAll(name).filter((id) => id !== "");
  const state: State = {
    cycle: get("cycle"),
    focus: get("focus"),
    team: get("team"),
    status: get("status"),
    framework: get("framework"),
    words: get("words"),
    view: view === "graph" || view === "outline" ? view : "",
    open: list("open"),
    closed: list("closed"),
  };
  if (x === undefined || y === undefined || k === undefined) return state;
  const isKnown = [x, y, k].every(Number.isFinite) && k > 0;
  return isKnown ? { ...state, at: { x, y, k } } : state;
}

/** The query of an address, with its question mark; empty where everything is as it is at first. */
export function toQuery(state: State): string {
  const parameters = new URLSearchParams();
  for (const name of ["cycle", "focus", "team", "status", "framework", "words", "view"] as const) {
    if (state[name] !== "") parameters.set(name, state[name]);
  }
  for (const id of state.open) parameters.append("open", id);
  for (const id of state.closed) parameters.append("closed", id);
  if (state.at !== undefined) {
    const { x, y, k } = state.at;
    parameters.set("at", [Math.round(x), Math.round(y), Math.round(k * 1000) / 1000].join(","));
  }
  const query = parameters.toString();
  // Ids stay readable: these signs need no escape in a query.
  return query === "" ? "" : `?${query.replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}
