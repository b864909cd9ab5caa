/** The mark of the product: two halves that join at a seam. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg style={{ flex: 'none' }} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M2 6a4 4 0 0 1 4-4h3v5a2 2 0 0 0 2 2a2 2 0 0 1 2 2a2 2 0 0 1-2 2a2 2 0 0 0-2 2v3H6a4 4 0 0 1-4-4z" fill="var(--accent)" />
      <path d="M11.5 2H14a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4h-2.5v-2.6a4.4 4.4 0 0 0 0-8.8z" fill="var(--accent)" opacity=".45" />
    </svg>
  );
}
