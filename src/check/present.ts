/** Fields that may be undefined, as fields that may be absent. */
export type Present<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & { readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** A list that will not grow any more: one that has grown keeps room for more, and of empty ones a plan needs but one. */
export function toSettled<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? none : items.slice();
}

const none: readonly never[] = [];

/** Leaves out what is undefined: an optional field of the model is absent, never undefined. */
export function toPresent<T extends object>(fields: T): Present<T> {
  return withPresent({}, fields);
}

/**
 * Adds to an object that was just made what is not undefined. It is added in place: a large plan has a hundred
 * thousand nodes, and each copy of them costs more than all that is looked up for them.
 */
export function withPresent<Made extends object, T extends object>(
  made: Made,
  fields: T,
): Made & Present<T> {
  // What is added is exactly what the type says; TypeScript cannot follow the loop.
  const present = made as Record<string, unknown>;
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) present[key] = value;
  }
  return made as Made & Present<T>;
}
