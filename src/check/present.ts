/** Fields that may be undefined, as fields that may be absent. */
export type Present<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & { readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined: an optional field of the model is absent, never undefined. */
export function toPresent<T extends object>(fields: T): Present<T> {
  const present: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) present[key] = value;
  }
  // The keys that are left are exactly those that the type says; TypeScript cannot follow the loop.
  return present as Present<T>;
}
