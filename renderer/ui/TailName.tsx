import './ui.css'

/** At most so many last characters always stay in sight, whole words of them where there are blanks; names not much longer than that are left whole. */
const TAIL = 6
const WHOLE = 16

/** A name that, where there is no room for it, is cut before its end: long names often differ only there. Read out once. */
export function TailName({ name, className = '' }: { name: string; className?: string }) {
  const letters = Array.from(name)
  if (letters.length <= WHOLE) return <span className={className}>{name}</span>
  const last = letters.slice(-TAIL).join('')
  const end = last.slice(Math.max(0, last.indexOf(' ')))
  return (
    <span className={`tail-name ${className}`} title={name}>
      <span className="visually-hidden">{name}</span>
      <span className="tail-name-head" aria-hidden="true">
        {name.slice(0, -end.length)}
      </span>
      <span className="tail-name-end" aria-hidden="true">
        {end}
      </span>
    </span>
  )
}
