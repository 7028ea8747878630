import './ui.css'

/** So many last characters always stay in sight; names not much longer than that are left whole. */
const TAIL = 6
const WHOLE = 16

/** A name that, where there is no room for it, is cut before its end: long names often differ only there. Read out once. */
export function TailName({ name, className = '' }: { name: string; className?: string }) {
  const letters = Array.from(name)
  if (letters.length <= WHOLE) return <span className={className}>{name}</span>
  return (
    <span className={`tail-name ${className}`} title={name}>
      <span className="visually-hidden">{name}</span>
      <span className="tail-name-head" aria-hidden="true">
        {letters.slice(0, -TAIL).join('')}
      </span>
      <span className="tail-name-end" aria-hidden="true">
        {letters.slice(-TAIL).join('')}
      </span>
    </span>
  )
}
