import { useMemo } from 'react';
import { qrModules } from './qr.ts';

/** The white edge that readers need, in modules. */
const edge = 4;

/** A text as a code to scan. Black on white in both themes, because readers expect it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const grid = useMemo(() => qrModules(text), [text]);
  const size = grid.length + edge * 2;
  const path = grid
    .flatMap((row, down) =>
      row.map((dark, across) => (dark ? `M${across + edge} ${down + edge}h1v1h-1z` : '')),
    )
    .join('');
  return (
    <svg
      // It is drawn here; an image element would need a data address, which the policy forbids.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={label}
      width={size * 4}
      height={size * 4}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
