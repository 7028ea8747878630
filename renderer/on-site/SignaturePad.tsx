import { Button } from 'antd'
import { useEffect, useImperativeHandle, useRef, useState, type PointerEvent, type Ref } from 'react'
import { useSay } from '#renderer/client/language.tsx'

export type SignatureHandle = { /** the drawn name as a PNG in base64; null while nothing is drawn */ image: () => string | null }
type Point = { x: number; y: number; pressure: number }

const INK = '#1f2328'
const WIDTH = 396
const HEIGHT = 180
/** Pixels of the picture for one of the screen: sharp on paper too. */
const SCALE = 2

/** A white field on which a mentor signs with a finger, a pen or the mouse. White in the dark too: it is paper. */
export function SignaturePad({ ref, label, onDrawn }: { ref: Ref<SignatureHandle>; label: string; onDrawn: (drawn: boolean) => void }) {
  const { say } = useSay()
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<Point | null>(null)
  const [drawn, setDrawn] = useState(false)

  useEffect(() => wipe(canvas.current), [])
  useImperativeHandle(ref, () => ({
    image() {
      const url = drawn ? canvas.current?.toDataURL('image/png') : undefined
      return url ? url.slice(url.indexOf(',') + 1) : null
    },
  }), [drawn])

  function pointOf(event: PointerEvent): Point {
    const box = canvas.current!.getBoundingClientRect()
    return { x: ((event.clientX - box.left) / box.width) * WIDTH, y: ((event.clientY - box.top) / box.height) * HEIGHT, pressure: event.pointerType === 'pen' ? event.pressure : 0.5 }
  }
  function begin(event: PointerEvent<HTMLCanvasElement>) {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = pointOf(event)
    stroke(last.current, last.current)
  }
  function draw(event: PointerEvent) {
    if (!last.current) return
    const steps = event.nativeEvent.getCoalescedEvents?.() ?? []
    for (const step of steps.length ? steps : [event.nativeEvent]) {
      const point = pointOf(step as unknown as PointerEvent) // the same fields
      stroke(last.current, point)
      last.current = point
    }
  }
  function end() {
    last.current = null
  }
  function stroke(from: Point, to: Point) {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.strokeStyle = INK
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.lineWidth = 1.4 + 2.4 * to.pressure
    context.beginPath()
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
    context.stroke()
    setDrawn(true)
    onDrawn(true)
  }
  function clear() {
    wipe(canvas.current)
    setDrawn(false)
    onDrawn(false)
  }

  return (
    <div className="signature-pad">
      <canvas
        ref={canvas}
        width={WIDTH * SCALE}
        height={HEIGHT * SCALE}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {!drawn && <span className="signature-hint" aria-hidden="true">{say('attendance.sign.here')}</span>}
      <Button size="small" type="text" disabled={!drawn} onClick={clear}>{say('attendance.sign.clear')}</Button>
    </div>
  )
}

function wipe(canvas: HTMLCanvasElement | null): void {
  const context = canvas?.getContext('2d')
  if (!context) return
  context.setTransform(SCALE, 0, 0, SCALE, 0, 0)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, WIDTH, HEIGHT)
}
