/**
 * Drawn on a 16 × 16 grid with one stroke; an icon always stands beside words and is never read
 * out.
 */
const drawings = {
  home: 'M2.5 7.2 8 2.8l5.5 4.4M4 6.5v6.7h8V6.5M6.6 13v-3.4h2.8V13',
  customers:
    'M6 7.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM1.8 13.3c.3-2.3 2-3.6 4.2-3.6s3.9 1.3 4.2 3.6M10.5 3a2.3 2.3 0 0 1 0 4.3M12 9.9c1.3.5 2.1 1.7 2.3 3.4',
  receivables: 'M4 2.5h8v11l-2-1.2-2 1.2-2-1.2-2 1.2v-11ZM6.3 5.7h3.4M6.3 8.3h3.4',
  subscriptions: 'M3 5.5h10v7.8H3V5.5ZM4.5 5.5V3.2h7v2.3M5.8 9.4h4.4',
  tickets: 'M2.5 3.5h11v7.3H7.3L4.3 13.3v-2.5H2.5V3.5ZM5.3 6h5.4M5.3 8.3h3.4',
  fraudEvents: 'M8 2.3 13 4v4.2c0 2.7-2 4.7-5 5.5-3-.8-5-2.8-5-5.5V4l5-1.7ZM8 5.6v3M8 10.6v.2',
  collections: 'M8 2.3v3M8 8.3l3-2M2.8 9.5a5.3 5.3 0 1 1 10.4 0M2 12.8h12',
  imports: 'M8 2.5v7.3M5 7l3 3 3-3M2.8 11v2.3h10.4V11',
  mail: 'M2.3 4h11.4v8.5H2.3V4ZM2.5 4.3 8 8.8l5.5-4.5',
  audit: 'M3.5 2.8h9v10.4h-9V2.8ZM5.7 5.7h4.6M5.7 8h4.6M5.7 10.3h2.6',
  operations: 'M8 2.3 14 13H2L8 2.3ZM8 6.5v3.2M8 11.3v.2',
  settings:
    'M2.5 4.8h6M12 4.8h1.5M2.5 11.2H4M7.5 11.2h6M10.2 6.6a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM5.7 13a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.2 3.2',
  plus: 'M8 3.3v9.4M3.3 8h9.4',
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3.3 8.5 3.2 3.2 6.2-7.2',
  down: 'm4.3 6.3 3.7 3.7 3.7-3.7',
  left: 'm9.7 4.3-3.7 3.7 3.7 3.7',
  right: 'm6.3 4.3 3.7 3.7-3.7 3.7',
  up: 'm4.3 9.7 3.7-3.7 3.7 3.7',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  columns: 'M2.5 3h11v10h-11V3ZM6.2 3v10M9.8 3v10',
  rows: 'M2.5 3h11v10h-11V3ZM2.5 6.3h11M2.5 9.7h11',
  download: 'M8 2.5v7.3M5 7l3 3 3-3M3 13.3h10',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  calendar: 'M2.8 3.8h10.4v9.4H2.8V3.8ZM2.8 6.8h10.4M5.5 2.3v2.5M10.5 2.3v2.5',
  warning: 'M8 2.3 14 13H2L8 2.3ZM8 6.5v3.2M8 11.3v.2',
  danger: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.6M8 10.8v.2',
  success: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.4 8.2l1.9 1.9 3.4-4',
  information: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.3V11M8 5v.2',
  neutral: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.5 8h5',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.3 6.3c.2-1 .9-1.5 1.8-1.5 1 0 1.7.6 1.7 1.5 0 1.2-1.7 1.3-1.7 2.6M8 11v.2',
  theme: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 2v12',
  language:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2.2 8h11.6M8 2c3.2 3.6 3.2 8.4 0 12M8 2c-3.2 3.6-3.2 8.4 0 12',
  person:
    'M8 7.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.8 13.7c.4-2.5 2.5-3.9 5.2-3.9s4.8 1.4 5.2 3.9',
  copy: 'M5.5 5.5h7.7v7.7H5.5V5.5ZM10.5 5.5V2.8H2.8v7.7h2.7',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="Icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
