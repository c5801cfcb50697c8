import type { Document } from "./document.ts";
import type { ItemRole } from "./framework/framework-plan.ts";
import type { KeyPath } from "./finding.ts";

/** What an item with an id is: in a framework's plan its role. */
export type ItemKind = "key-result" | "initiative" | ItemRole;

/** An item with an id, as it stands in the front matter of a document. */
export interface AuthoredItem {
  readonly id: string;
  readonly kind: ItemKind;
  /** Where it stands: `["strategies", 0, "measures", 1]`. */
  readonly path: KeyPath;
  readonly ignore?:
    readonly { readonly rule: string; readonly reason?: string | undefined }[] | undefined;
  readonly links?: readonly { readonly url: string }[] | undefined;
}

type Item = Pick<AuthoredItem, "id" | "ignore" | "links">;

/** Every item of a document that has an id, those within another one right after it. */
export function listAuthoredItems(document: Document): readonly AuthoredItem[] {
  switch (document.kind) {
    case "objective": {
      const { keyResults, initiatives } = document.data;
      return [
        ...toItems("key-result", keyResults, ["keyResults"]),
        ...toItems("initiative", initiatives, ["initiatives"]),
      ];
    }
    case "ogsm": {
      const { goals, strategies = [] } = document.data;
      return [
        ...toItems("ogsm-goal", goals, ["goals"]),
        ...strategies.flatMap((strategy, index) => {
          const path = ["strategies", index];
          return [
            { ...toItem(strategy), kind: "ogsm-strategy" as const, path },
            ...toItems("ogsm-measure", strategy.measures, [...path, "measures"]),
            ...(strategy.actions ?? []).flatMap((action, at) => {
              const place = [...path, "actions", at];
              return [
                { ...toItem(action), kind: "ogsm-action" as const, path: place },
                ...toItems("ogsm-action", action.actions, [...place, "actions"]),
              ];
            }),
          ];
        }),
      ];
    }
    case "hoshin": {
      const { breakthroughs, annual, priorities, targets } = document.data;
      return [
        ...toItems("hoshin-breakthrough", breakthroughs, ["breakthroughs"]),
        ...toItems("hoshin-annual", annual, ["annual"]),
        ...toItems("hoshin-priority", priorities, ["priorities"]),
        ...toItems("hoshin-target", targets, ["targets"]),
      ];
    }
    case "scorecard":
      return (document.data.objectives ?? []).flatMap((objective, index) => {
        const path = ["objectives", index];
        return [
          { ...toItem(objective), kind: "scorecard-objective" as const, path },
          ...toItems("scorecard-measure", objective.measures, [...path, "measures"]),
        ];
      });
    case "gost": {
      const { goals, objectives, strategies, tactics } = document.data;
      return [
        ...toItems("gost-goal", goals, ["goals"]),
        ...toItems("gost-objective", objectives, ["objectives"]),
        ...toItems("gost-strategy", strategies, ["strategies"]),
        ...toItems("gost-tactic", tactics, ["tactics"]),
      ];
    }
    case "mbo":
      return toItems("mbo-objective", document.data.objectives, ["objectives"]);
    case "direction":
    case "team":
    case "theme":
    case "kpi":
    case "initiative":
    case "page":
      return [];
  }
}

function toItems(
  kind: ItemKind,
  items: readonly Item[] | undefined,
  path: KeyPath,
): readonly AuthoredItem[] {
  if (items === undefined) return none;
  return items.map((item, index) => ({ ...toItem(item), kind, path: path.concat(index) }));
}

const none: readonly never[] = [];

function toItem({ id, ignore, links }: Item): Item {
  return { id, ignore, links };
}
