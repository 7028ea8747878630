/**
 * What is cut off with an ellipsis is read whole by pointing at it, wherever it stands: the pointer comes before the tooltip does. What names
 * itself already, or stands within something that does, is left alone.
 */
export function tellCutText(): void {
  window.addEventListener('pointerover', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.closest('[title]:not([data-cut])')) return
    const cut = ellipsisAround(target)
    if (cut && cut.scrollWidth > cut.clientWidth) {
      cut.title = cut.innerText
      cut.dataset['cut'] = ''
    } else if (cut && 'cut' in cut.dataset) {
      cut.removeAttribute('title')
      delete cut.dataset['cut']
    }
  })
}

/** The element around the pointer that would cut its text; tables and lists are never more than this deep. */
function ellipsisAround(target: HTMLElement): HTMLElement | null {
  for (let at: HTMLElement | null = target, steps = 0; at && steps < 4; at = at.parentElement, steps++) {
    if (getComputedStyle(at).textOverflow === 'ellipsis') return at
  }
  return null
}
