import type { z } from "zod";
import { once } from "../model/once.ts";
import { isRecord } from "../model/record.ts";

/** What does not fit a schema. */
export const unfit = Symbol("unfit");

/**
 * What a schema makes of some data, or `unfit`. It is the very data where the schema changes nothing, as of nearly every
 * plan: to parse it would copy all of it, which takes several times as long. What is wrong only the schema can say.
 */
export function fit(schema: z.core.$ZodType, data: unknown): unknown {
  return toFitting(schema)(data);
}

type Fitting = (value: unknown) => unknown;

/** Walks mappings, lists and choices; whatever else there is, and all that has conditions, is left to the schema. */
const toFitting = once((schema: z.core.$ZodType): Fitting => {
  // Zod tells its schemas apart by the type of the definition.
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.checks !== undefined && def.checks.length > 0) return toWhole(schema);
  switch (def.type) {
    case "object":
      return isPlain(schema as z.core.$ZodObject) ? toMapping(def.shape) : toWhole(schema);
    case "record":
      return isText(def.keyType) ? toRecord(toFitting(def.valueType)) : toWhole(schema);
    case "array":
      return toList(toFitting(def.element));
    case "union":
      return "discriminator" in def ? toWhole(schema) : toChoice(def.options.map(toFitting));
    case "optional":
      return orElse(undefined, toFitting(def.innerType));
    case "nullable":
      return orElse(null, toFitting(def.innerType));
    default:
      return toWhole(schema);
  }
});

function toWhole({ _zod }: z.core.$ZodType): Fitting {
  const context = { async: false };
  // One for all values: nothing of what fits is left in it.
  let payload: z.core.ParsePayload = { value: undefined, issues: [] };
  return (value) => {
    payload.value = value;
    const result = _zod.run(payload, context);
    if (!(result instanceof Promise) && result.issues.length === 0) return result.value;
    payload = { value: undefined, issues: [] };
    return unfit;
  };
}

/** Whether it takes known keys and no others, of which each is there or may be left out. */
function isPlain({ _zod: { def } }: z.core.$ZodObject): boolean {
  const isSimple = ({ _zod: { optin, optout } }: z.core.$ZodType): boolean =>
    optin === undefined || (optin === "optional" && optout === "optional");
  return def.catchall?._zod.def.type === "never" && Object.values(def.shape).every(isSimple);
}

function isText({ _zod: { def } }: z.core.$ZodType): boolean {
  return def.type === "string" && (def.checks ?? []).length === 0;
}

/** The keys of what comes of it are in the order of the schema. */
function toMapping(shape: Readonly<Record<string, z.core.$ZodType>>): Fitting {
  const names = Object.keys(shape);
  const keys = new Map(
    Object.entries(shape).map(([name, schema], at) => {
      const isNeeded = schema._zod.optin === undefined;
      return [name, { at, isNeeded, toFit: toFitting(schema) }] as const;
    }),
  );
  const needed = [...keys.values()].filter(({ isNeeded }) => isNeeded).length;
  return (value) => {
    if (!isRecord(value)) return unfit;
    let changed: Record<string, unknown> | undefined;
    let missing = needed;
    let last = 0;
    // Data of a parser inherits nothing that could be listed, and a list of the keys is spared.
    for (const name in value) {
      const key = keys.get(name);
      if (key === undefined) return unfit;
      const own = value[name];
      const fitting = key.toFit(own);
      if (fitting === unfit) return unfit;
      if (fitting !== own || key.at < last) (changed ??= { ...value })[name] = fitting;
      if (key.isNeeded) missing -= 1;
      last = key.at;
    }
    if (missing > 0) return unfit;
    return changed ? toOrdered(changed, names) : value;
  };
}

function toOrdered(data: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  const ordered: Record<string, unknown> = {};
  for (const name of names) if (Object.hasOwn(data, name)) ordered[name] = data[name];
  return ordered;
}

/** A mapping that takes any name for a key. */
function toRecord(toFit: Fitting): Fitting {
  return (value) => {
    // A key of that name is lost to a schema, which has a finding of its own.
    if (!isRecord(value) || Object.hasOwn(value, "__proto__")) return unfit;
    let changed: Record<string, unknown> | undefined;
    for (const name in value) {
      const own = value[name];
      const fitting = toFit(own);
      if (fitting === unfit) return unfit;
      if (fitting !== own) (changed ??= { ...value })[name] = fitting;
    }
    return changed ?? value;
  };
}

function toList(toFit: Fitting): Fitting {
  return (value) => {
    if (!Array.isArray(value)) return unfit;
    const items: readonly unknown[] = value;
    let changed: unknown[] | undefined;
    for (let at = 0; at < items.length; at += 1) {
      const fitting = toFit(items[at]);
      if (fitting === unfit) return unfit;
      if (fitting !== items[at]) (changed ??= [...items])[at] = fitting;
    }
    return changed ?? items;
  };
}

/** The first of them that takes it. */
function toChoice(options: readonly Fitting[]): Fitting {
  return (value) => {
    for (const toFit of options) {
      const fitting = toFit(value);
      if (fitting !== unfit) return fitting;
    }
    return unfit;
  };
}

/** The same, or nothing. */
function orElse(nothing: null | undefined, toFit: Fitting): Fitting {
  return (value) => (value === nothing ? value : toFit(value));
}
