import css from './Start.module.css';

const frame = { width: 272, height: 136, viewBox: '0 0 272 136', 'aria-hidden': true, focusable: false } as const;

/** A saga that fails at its third step and undoes itself. */
export function ExampleArt() {
  return (
    <svg {...frame}>
      <path className={css.flow} d="M92 40H108M180 40H196" />
      <path className={css.head} d="M115.5 40L107 44.25V35.75ZM203.5 40L195 44.25V35.75Z" />
      <Step x={24} y={26} width={68} colour="var(--ok)" />
      <Step x={116} y={26} width={64} colour="var(--ok)" />
      <rect x="204.5" y="26.5" width="44" height="27" rx="6" fill="var(--error-soft)" stroke="var(--error)" />
      <path d="m222 35.5 9 9m0-9-9 9" stroke="var(--error)" strokeWidth="2" strokeLinecap="round" />
      <path className={css.asynchronous} d="M226 54V84Q226 92 218 92H181.5M116 92H93.5" />
      <path className={css.openHead} d="M189 87.75 180.5 92 189 96.25M101 87.75 92.5 92 101 96.25" />
      <Step x={116} y={78} width={64} colour="var(--warning)" />
      <Step x={24} y={78} width={68} colour="var(--warning)" />
    </svg>
  );
}

function Step({ x, y, width, colour }: { x: number; y: number; width: number; colour: string }) {
  return (
    <>
      <rect x={x} y={y} width={width} height="28" rx="6" fill="var(--surface)" stroke="var(--node-border)" />
      <rect x={x + 8} y={y + 11} width="6" height="6" rx="2" fill={colour} />
      <rect x={x + 20} y={y + 12} width={width - 32} height="4" rx="2" fill="var(--node-border)" />
    </>
  );
}

/** One empty place and a pointer. */
export function BlankArt() {
  return (
    <svg {...frame}>
      <rect x="84.5" y="44.5" width="104" height="48" rx="10" fill="none" stroke="var(--control)" strokeDasharray="5 4" />
      <path d="M136.5 60v16M128.5 68h16" stroke="var(--text-2)" strokeWidth="2" strokeLinecap="round" />
      <path d="M196 100l4.5 15 3.2-6.3 6.3-3.2z" fill="var(--text)" stroke="var(--surface)" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}

/** A text that becomes a drawing, and a file. */
export function OpenArt() {
  return (
    <svg {...frame}>
      <g fontFamily="var(--mono)" fontSize="11" fill="var(--text-2)">
        <rect x="44.5" y="24.5" width="136" height="88" rx="8" fill="var(--surface)" stroke="var(--node-border)" />
        <text x="58" y="47" fill="var(--channel)">
          flowchart LR
        </text>
        <text x="58" y="65">
          {'web --> orders'}
        </text>
        <text x="58" y="83">
          {'orders --> pay'}
        </text>
        <text x="58" y="101">
          {'orders -.-> bus'}
        </text>
        <rect x="148.5" y="76.5" width="96" height="40" rx="8" fill="var(--surface)" stroke="var(--node-border)" />
        <text x="162" y="101" fill="var(--text)">
          .seam.yaml
        </text>
      </g>
    </svg>
  );
}
