/** A count and its noun: `1 objective`, `3 objectives`, `2 people`. */
export function toCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
