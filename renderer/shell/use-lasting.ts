import { useEffect, useState } from 'react'

/** True once `on` has lasted for so long; what passes more quickly is never shown, so that nothing flickers. */
export function useLasting(on: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!on) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), milliseconds)
    return () => clearTimeout(timer)
  }, [on, milliseconds])
  return on && lasting
}
