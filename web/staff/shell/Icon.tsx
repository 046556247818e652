const PATHS = {
  info: 'M8 7.2v4M8 4.6v.2',
  check: 'M4.4 8.4l2.4 2.4 4.8-5.4',
  caution: 'M8 4.4v4.4M8 11.2v.2',
  cross: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6',
  dash: 'M4.6 8h6.8',
} as const;

const CHEVRON = 'M6 3.6L10.4 8 6 12.4';

const LOCK = 'M5.2 7V5.2a2.8 2.8 0 0 1 5.6 0V7M4 7h8v6H4z';

export type IconName = keyof typeof PATHS | 'chevron' | 'lock';

/** Decoration beside words; never the only carrier of a meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {name === 'caution' && <path d="M8 1.2l7 13H1z" className="icon-shape" />}
      {name !== 'caution' && name !== 'chevron' && name !== 'lock' && (
        <circle cx="8" cy="8" r="7" className="icon-shape" />
      )}
      <path d={findPath(name)} className="icon-line" />
    </svg>
  );
}

function findPath(name: IconName): string {
  if (name === 'chevron') return CHEVRON;
  return name === 'lock' ? LOCK : PATHS[name];
}
