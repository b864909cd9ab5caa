/**
 * The one place of colours, type and radii. The page gets them as CSS variables (`--surface`), the canvas layer and the
 * SVG exporter read the values. Contrast of text on its ground is at least 4.5 to 1, of borders that carry meaning 3 to 1.
 */
export const colours = {
  light: {
    canvas: '#F6F6F3',
    surface: '#FFFFFF',
    sunken: '#F6F6F3',
    hover: '#F0F0EC',
    dot: '#DCDCD6',
    hairline: '#E4E4DF',
    'node-border': '#C9CBC8',
    control: '#868A91',
    text: '#1B1C1E',
    'text-2': '#575B61',
    'on-accent': '#FFFFFF',
    accent: '#3451D1',
    'accent-soft': '#ECEFFC',
    'accent-halo': 'rgb(52 81 209 / .18)',
    error: '#C4262E',
    'error-soft': '#FCEDED',
    'error-halo': 'rgb(196 38 46 / .16)',
    warning: '#9A5B00',
    'warning-soft': '#FBF1E0',
    ok: '#1F7A3D',
    'ok-soft': '#E8F4EC',
    service: '#2B44D6',
    store: '#0093B0',
    channel: '#7D1B5E',
    gateway: '#B86A00',
    neutral: '#575B61',
    context: 'rgb(27 28 30 / .022)',
    'context-line': '#B9BBB8',
    flow: '#63676E',
    shadow: '0 1px 2px rgb(27 28 30 / .05), 0 6px 20px rgb(27 28 30 / .07)',
    'shadow-node': '0 1px 2px rgb(27 28 30 / .06)',
    'shadow-dialog': '0 2px 6px rgb(27 28 30 / .08), 0 24px 64px rgb(27 28 30 / .20)',
  },
  dark: {
    canvas: '#131417',
    surface: '#1C1E22',
    sunken: '#16181B',
    hover: '#26292E',
    dot: '#26282D',
    hairline: '#2D3036',
    'node-border': '#42464D',
    control: '#757B85',
    text: '#ECEDEF',
    'text-2': '#A6ABB3',
    'on-accent': '#131417',
    accent: '#93A8FF',
    'accent-soft': '#262C44',
    'accent-halo': 'rgb(147 168 255 / .22)',
    error: '#FF8A8A',
    'error-soft': '#3A2426',
    'error-halo': 'rgb(255 138 138 / .20)',
    warning: '#F5B553',
    'warning-soft': '#382C1A',
    ok: '#6FD58A',
    'ok-soft': '#1D3325',
    service: '#6E8FFF',
    store: '#8FE0EE',
    channel: '#EE4BA8',
    gateway: '#FBB04B',
    neutral: '#A6ABB3',
    context: 'rgb(236 237 239 / .022)',
    'context-line': '#4A4E56',
    flow: '#8B9099',
    shadow: '0 0 0 1px rgb(0 0 0 / .25), 0 8px 24px rgb(0 0 0 / .40)',
    'shadow-node': '0 1px 2px rgb(0 0 0 / .4)',
    'shadow-dialog': '0 24px 64px rgb(0 0 0 / .6)',
  },
} as const;

/** Sticky notes keep their colours in both themes; the ink on them is dark. */
export const noteColours = {
  event: '#F9B159',
  command: '#3DBCFB',
  actor: '#FAED51',
  policy: '#AB63EF',
  'external-note': '#FF70B2',
  read: '#ABEFBB',
  hotspot: '#FA345D',
  ink: '#1B1C1E',
} as const;

export const fonts = {
  sans: '"Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", sans-serif',
  mono: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, Menlo, Consolas, monospace',
} as const;

export const radii = {
  'r-island': '12px',
  'r-node': '10px',
  'r-control': '8px',
  'r-small': '6px',
} as const;

export type Theme = keyof typeof colours;
export type ColourName = keyof (typeof colours)['light'];

/** The style sheet that puts the tokens on the page: light on `:root`, dark on `[data-theme="dark"]`. */
export function tokensCss(): string {
  const block = (selector: string, values: Readonly<Record<string, string>>) =>
    `${selector}{${Object.entries(values)
      .map(([name, value]) => `--${name}:${value}`)
      .join(';')}}`;
  return [
    block(':root', { 'color-scheme': 'light', ...noteColours, ...fonts, ...radii, ...colours.light }).replace('--color-scheme', 'color-scheme'),
    block('[data-theme="dark"]', { 'color-scheme': 'dark', ...colours.dark }).replace('--color-scheme', 'color-scheme'),
  ].join('\n');
}
