import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../../renderer/${file}`, import.meta.url)), 'utf8')

/** The colours that a rule of a style sheet sets. */
function tokens(css: string, selector: string): Record<string, string> {
  const rule = css.slice(css.indexOf(`${selector} {`))
  return Object.fromEntries([...rule.slice(0, rule.indexOf('}')).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(m => [m[1]!, m[2]!]))
}

const [palette, theme] = [read('charts/palette.css'), read('shell/theme.css')]
const THEMES = {
  light: { chart: tokens(palette, '.paper'), surface: tokens(theme, ':root')['surface']!, sides: tokens(theme, ':root') },
  dark: { chart: tokens(palette, "[data-theme='dark']"), surface: tokens(theme, "[data-theme='dark']")['surface']!, sides: tokens(theme, "[data-theme='dark']") },
}

function rgb(hex: string): [number, number, number] {
  return [1, 3, 5].map(i => Number.parseInt(hex.slice(i, i + 2), 16) / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number]
}
function luminance(hex: string): number {
  const [r, g, b] = rgb(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** How a colour looks to who has no red or no green cones (Viénot, Brettel and Mollon, 1999), in linear light. */
const BLIND: Record<string, [number, number, number][]> = {
  protan: [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
  deutan: [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
}
function seenBy(kind: string, hex: string): [number, number, number] {
  const [r, g, b] = rgb(hex)
  return BLIND[kind]!.map(([x, y, z]) => x * r + y * g + z * b) as [number, number, number]
}
/** Distance in CIE Lab; about 2 is just seen side by side. */
function distance(a: [number, number, number], b: [number, number, number]): number {
  const [p, q] = [lab(a), lab(b)]
  return Math.hypot(...p.map((v, i) => v - q[i]!))
}
function lab([r, g, b]: [number, number, number]): [number, number, number] {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

describe.each(Object.entries(THEMES))('the colours of charts (%s)', (_, { chart, surface, sides }) => {
  test('begin with the two sides as they are everywhere', () => {
    expect(chart['chart-college']).toBe(sides['college'])
    expect(chart['chart-enterprise']).toBe(sides['enterprise'])
    expect(Object.keys(chart).filter(name => name.startsWith('chart-'))).toHaveLength(10)
  })
  test('stand out from what is behind them, 3:1', () => {
    for (const [name, hex] of Object.entries(chart)) if (name.startsWith('chart-')) expect(contrast(hex, surface), name).toBeGreaterThanOrEqual(3)
  })
  test.each(['protan', 'deutan'])('all differ to who sees as %s', kind => {
    const all = Object.entries(chart).filter(([name]) => name.startsWith('chart-'))
    for (const [i, [a, first]] of all.entries()) for (const [b, second] of all.slice(i + 1)) expect(distance(seenBy(kind, first), seenBy(kind, second)), `${a} ${b}`).toBeGreaterThan(10)
  })
})
