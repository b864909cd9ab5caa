import { memo } from 'react';

interface GlyphProps {
  /** An SVG path on a 24 × 24 grid, to be stroked. */
  path: string;
  size?: number;
  strokeWidth?: number;
  className?: string | undefined;
}

/** One of the product's own glyphs. Decorative: the name beside it says what it is. */
export const Glyph = memo(function Glyph({ path, size = 16, strokeWidth = 1.75, className }: GlyphProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
});
