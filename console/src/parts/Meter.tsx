import { useFormat } from '../words/language.tsx';

/** From here on somebody is told. */
const nearShare = 0.8;

/** How much of something is used up, as a bar with its share in figures. 1 is all of it. */
export function Meter({ share, label }: { readonly share: number; readonly label: string }) {
  const format = useFormat();
  const tone = share >= 1 ? 'danger' : share >= nearShare ? 'warning' : 'success';
  return (
    <span className="Meter" data-tone={tone}>
      <meter aria-label={label} min={0} max={1} value={Math.min(share, 1)} />
      <span className="nowrap">{format.share(share)}</span>
    </span>
  );
}
