import { useEffect, useState, type ComponentType } from 'react'

/** The tour, once the page is there: nothing waits for it. */
export function TourLater() {
  const [Tour, setTour] = useState<ComponentType | null>(null)
  useEffect(() => {
    let wanted = true
    void import('./Tour.tsx').then(({ Tour: read }) => wanted && setTour(() => read))
    return () => void (wanted = false)
  }, [])
  return Tour && <Tour />
}
