import type { PrintOrder } from '#renderer/print/order.ts'

/** How long the print page may take until its type is laid out, in milliseconds. */
const PATIENCE = 20_000

/**
 * Opens the system's print dialog for a report: the print page in a frame that nobody sees, so that what is printed is
 * the paper and not this window. Resolves once the dialog is gone; false when the page did not come.
 */
export async function printInFrame(order: PrintOrder): Promise<boolean> {
  const frame = document.createElement('iframe')
  frame.className = 'print-frame'
  frame.title = order.model.name
  frame.src = new URL('print.html', document.baseURI).href
  try {
    await new Promise(done => {
      frame.onload = done
      document.body.append(frame)
    })
    const page = frame.contentWindow
    page?.postMessage({ mortiseReport: order }, location.origin)
    const until = Date.now() + PATIENCE
    while (frame.contentDocument?.documentElement.dataset['ready'] !== 'true') {
      if (Date.now() > until) return false
      await new Promise(done => setTimeout(done, 50))
    }
    page?.print()
    return true
  } finally {
    // the dialog is modal: when print() returns, the paper is made
    frame.remove()
  }
}
