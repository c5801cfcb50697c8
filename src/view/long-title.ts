const longestTitle = 60;

/** Whether a title is too long to be set at full size. */
export function isLongTitle(title: string): boolean {
  return title.length > longestTitle;
}
