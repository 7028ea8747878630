/** Line icons of 16 px, drawn in the colour of the text around them. */
const PATHS = {
  search: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 3.5 3.5',
  plus: 'M8 2.5v11M2.5 8h11',
  columns: 'M2 2.5h12v11H2zM6 2.5v11M10 2.5v11',
  download: 'M8 2v8.5M4.5 7.5 8 11l3.5-3.5M2.5 14h11',
  upload: 'M8 11V2.5M4.5 6 8 2.5 11.5 6M2.5 14h11',
  close: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  trash: 'M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4M6.7 6.5v4.5M9.3 6.5v4.5',
  open: 'M6 3h7v7M13 3 4 12',
  check: 'm2.5 8.5 3.5 3.5 7.5-8',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3.5M8 11.9v.2',
  folder: 'M1.5 13V3h4.5l1.5 2h7v8z',
  calendar: 'M2 3.5h12v10.5H2zM2 7h12M5 2v3M11 2v3',
  file: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3',
  college: 'M1.5 6 8 2.5 14.5 6 8 9.5zM4.5 8v4c2 1.6 5 1.6 7 0V8M14.5 6v4',
  pen: 'M2.5 13.5 3 10.5l7.5-7.5 2.5 2.5L5.5 13zM9 4.5 11.5 7',
  photo: 'M1.5 3h13v10h-13zM4.5 6.8a.8.8 0 1 0 0-1.6.8.8 0 0 0 0 1.6M2 12l4-4 2.5 2.5L11 8l3.5 3.5',
  wrench: 'M14 4.5a3.5 3.5 0 0 1-4.7 3.3L4 13a1.5 1.5 0 0 1-2-2l5.2-5.3A3.5 3.5 0 0 1 11.5 1L9.5 3.2l.4 2.4 2.3.3z',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  up: 'm3 10 5-5 5 5',
  down: 'm3 6 5 5 5-5',
  eye: 'M1.5 8s2.4-4.5 6.5-4.5S14.5 8 14.5 8 12.1 12.5 8 12.5 1.5 8 1.5 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  filter: 'M2 3h12l-4.7 5.5v5l-2.6-1.6V8.5z',
} as const

export type IconName = keyof typeof PATHS

/** One icon; it is decoration only, so screen readers skip it and the control around it carries the words. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true">
      <path d={PATHS[name]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
