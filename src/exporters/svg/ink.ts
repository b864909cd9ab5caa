import { colours, type ColourName, type Theme } from '../../drawing/index.ts';

/** Programs that know no `rgb(r g b / a)` need colour and opacity apart. */
export interface Ink {
  readonly colour: string;
  /** 1 where the colour is solid. */
  readonly opacity: number;
}

/** The value of a token in a theme. */
export function inkOf(theme: Theme, name: ColourName): Ink {
  const value = colours[theme][name];
  const known = INKS.get(value);
  if (known) return known;
  const ink = apart(value);
  INKS.set(value, ink);
  return ink;
}

/** Ink by the value of its token: a picture asks for the same few again and again. */
const INKS = new Map<string, Ink>();

function apart(value: string): Ink {
  const translucent = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(value);
  if (translucent === null) return { colour: value, opacity: 1 };
  const hex = [translucent[1], translucent[2], translucent[3]].map((part) => Number(part).toString(16).padStart(2, '0')).join('');
  return { colour: `#${hex}`, opacity: Number(translucent[4]) };
}

/** Fonts by names that drawing programs know; the first one that is there is taken. */
export const SANS = "Inter, 'Segoe UI', Helvetica, Arial, sans-serif";
