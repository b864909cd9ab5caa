/** Measurements of the picture in canvas pixels at 100 %. Canvas, exporter and layout agree because they read them here. */
export const size = {
  node: { width: 176, height: 64, radius: 10, border: 1, accent: 3 },
  glyph: { side: 20, stroke: 1.75 },
  /** Where things stand inside a node: from its left and top edge to the glyph, the text and the two base lines. */
  content: { glyphX: 14, textX: 44, nameBaseline: 29, subtitleBaseline: 46, rightPadding: 8 },
  name: { fontSize: 14, weight: 600 },
  /** A name that needs two lines; the base lines are those of an element with a subtitle. */
  longName: { fontSize: 13, baselines: [21, 37], subtitleBaseline: 53 },
  /** A name that would be cut off even on two lines. */
  longestName: { fontSize: 12 },
  subtitle: { fontSize: 12, weight: 400 },
  cylinder: { cap: 6, contentDown: 4 },
  pipe: { cap: 9, contentRight: 6 },
  hexagon: { shoulder: 14, contentRight: 8 },
  context: { radius: 14, dash: [5, 4], fontSize: 12, titleX: 16, titleBaseline: 21, titleGap: 6, side: 28, top: 44, bottom: 28, width: 320, height: 200 },
  leastContext: { width: 96, height: 64 },
  flow: { width: 1.5, radius: 8, dash: [6, 4], headLength: 9, headHalfWidth: 4.25 },
  label: { fontSize: 11, weight: 500, height: 16, padding: 5, clearance: 8, aboveLine: 13, shortGap: 48 },
  badge: { height: 20, overhang: 8 },
  /** The field at the end of a context relation: `stub` px of the line are seen before it where it has room. */
  endMark: { fontSize: 11, height: 16, padding: 5, gap: 4, lineHeight: 13, stub: 6, radius: 5 },
  /** A dot at the ends of a symmetric relation, and what separate ways are drawn with. */
  relation: { width: 1.5, dot: 3.5, dots: [1.5, 5] },
  /** A bounded context on the map. */
  map: { width: 232, height: 104 },
  note: { width: 112, height: 104, radius: 3 },
  leastNote: { width: 80, height: 56 },
  frame: { width: 960, height: 540, radius: 4, fontSize: 13, weight: 600, titleHeight: 24 },
  leastFrame: { width: 160, height: 96 },
  grid: 24,
} as const;
