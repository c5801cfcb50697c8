import type { CascadeNode } from "../../src/client/cascade/node.ts";
import { toNode } from "../../src/client/cascade/node.ts";
import type { Store } from "../../src/client/cascade/store.ts";
import type { CascadeIndexView, CascadeRecord } from "../../src/view/cascade-record.ts";
import {
  listCascadeFiles,
  viewCascadeFile,
  viewCascadeIndex,
} from "../../src/view/cascade-data.ts";
import type { ViewContext } from "../../src/view/context.ts";

/** A store that has everything, as if all files had been fetched. */
export function fillStore(context: ViewContext): Store {
  const index: CascadeIndexView = viewCascadeIndex(context);
  const nodes = new Map<number, CascadeNode>();
  for (const path of listCascadeFiles(context).slice(1)) {
    // All but the first of the files hold nodes.
    for (const record of viewCascadeFile(context, path) as readonly CascadeRecord[]) {
      nodes.set(record[0], toNode(record, index));
    }
  }
  return {
    index,
    find: (number) => nodes.get(number),
    findById: (id) => Promise.resolve([...nodes.values()].find((node) => node.id === id)),
    load: () => Promise.resolve(),
    loadScope: () => Promise.resolve(),
  };
}
