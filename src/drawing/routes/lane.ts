/** Moves the middle stretch of lines of different sources apart, so that lines which do not belong together do not lie on each other. */
export function laneOf(fromId: string): number {
  let hash = 7;
  for (let i = 0; i < fromId.length; i++) hash = (hash * 31 + fromId.charCodeAt(i)) | 0;
  return (((((hash >>> 3) % 3) + 3) % 3) - 1) * 12;
}
