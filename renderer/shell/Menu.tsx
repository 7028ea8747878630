import { useEffect, useRef, useState } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useSay } from '../client/language.tsx'
import { Icon } from '../ui/Icon.tsx'
import { foldedGroups, holdsPage, keepFolded } from './menu-folds.ts'
import { MENU } from './menu.ts'

/** The places of the program in groups that fold; that of the present page is open. */
export function Menu() {
  const { say } = useSay()
  const { pathname } = useLocation()
  const [folded, setFolded] = useState(foldedGroups)
  const menu = useRef<HTMLElement>(null)
  useEffect(() => {
    const here = menu.current?.querySelector('[aria-current=page]')
    if (!here) return
    // it is told with the next picture whether that is seen; to look now would have the window laid out once more
    const seen = new IntersectionObserver(([place]) => {
      seen.disconnect()
      if (place && place.intersectionRatio < 1) here.scrollIntoView({ block: 'nearest' })
    })
    seen.observe(here)
    return () => seen.disconnect()
  }, [pathname])

  function turn(group: string) {
    const next = new Set(folded)
    if (!next.delete(group)) next.add(group)
    keepFolded(next)
    setFolded(next)
  }

  return (
    <nav ref={menu} className="frame-menu" aria-label={say('shell.menu')}>
      {MENU.map(group => {
        const here = holdsPage(group, pathname)
        const open = here || !folded.has(group.key)
        return (
          <section key={group.key} aria-label={say(group.key)}>
            <h2>
              <button type="button" aria-expanded={open} disabled={here} onClick={() => turn(group.key)}>
                {say(group.key)}
                {!here && <Icon name={open ? 'up' : 'down'} size={10} />}
              </button>
            </h2>
            {open &&
              group.places.map(place => (
                <NavLink key={place.path} to={place.path} title={say(place.key)}>
                  {say(place.key)}
                </NavLink>
              ))}
          </section>
        )
      })}
    </nav>
  )
}
