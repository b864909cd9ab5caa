/** A switch in a circuit: closed lets through, open does not, half-open lets a probe through. */
export function BreakerGlyph({ state, size = 16 }: { state: 'closed' | 'open' | 'half-open'; size?: number }) {
  const lever = state === 'closed' ? 'M6 12h12' : state === 'open' ? 'M6.4 10.8 16 5' : 'M6.2 11.4 17 8.4';
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="4.5" cy="12" r="2" />
      <circle cx="19.5" cy="12" r="2" />
      <path d={lever} />
    </svg>
  );
}
