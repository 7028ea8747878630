import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { root } from './fresh.mjs'
import { findChromium } from './test-tools.mjs'

// `node build/icons.mjs`: draws the icons of the program and of its files from their SVGs, for each system in its own container.
// The results are committed, so that whoever packs needs no browser.
const folder = join(root, 'assets/icons')
const SMALL = 32 // px: up to here the drawing that was made for few pixels
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512]
const ICO = [16, 20, 24, 32, 40, 48, 64, 256]
/** Apple's names for PNGs of these sizes; those with two sizes are the doubled ones of fine screens. */
const ICNS = [['icp4', 16], ['icp5', 32], ['ic11', 32], ['icp6', 64], ['ic12', 64], ['ic07', 128], ['ic13', 256], ['ic08', 256], ['ic14', 512], ['ic09', 512], ['ic10', 1024]]
const APPLE_INSET = 100 / 1024 // Apple's grid leaves this free around a rounded square

const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
const page = await browser.newPage()
for (const name of ['mark', 'document']) {
  const drawn = size => draw(name, size, 0)
  const inset = name === 'mark' ? APPLE_INSET : 0
  const icon = name === 'mark' ? 'icon' : 'document'
  writeFileSync(join(folder, `${icon}.ico`), ico(await all(ICO, drawn)))
  writeFileSync(join(folder, `${icon}.icns`), icns(await all(ICNS.map(([, size]) => size), size => draw(name, size, inset))))
  if (name === 'document') continue // Linux takes the icon of a kind of file from its own theme
  const pngs = join(folder, 'linux')
  rmSync(pngs, { recursive: true, force: true })
  mkdirSync(pngs, { recursive: true })
  for (const { size, png } of await all(LINUX, drawn)) writeFileSync(join(pngs, `${size}x${size}.png`), png)
}
await browser.close()

async function all(sizes, make) {
  const made = []
  for (const size of sizes) made.push(await make(size))
  return made
}

/** One size of a drawing: as PNG, and the pixels of a small one from the top left, four bytes each (red, green, blue, alpha). */
async function draw(name, size, inset) {
  const svg = readFileSync(join(folder, `${name}${size <= SMALL ? '-small' : ''}.svg`), 'utf8')
  const drawn = await page.evaluate(
    async ({ svg, size, inset }) => {
      const image = new Image()
      image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace('<svg ', `<svg width="${size}" height="${size}" `))}`
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
      const pen = canvas.getContext('2d')
      const edge = Math.round(size * inset)
      pen.drawImage(image, edge, edge, size - 2 * edge, size - 2 * edge)
      return { png: canvas.toDataURL('image/png').split(',')[1], pixels: size < 256 ? [...pen.getImageData(0, 0, size, size).data] : [] }
    },
    { svg, size, inset },
  )
  return { size, png: Buffer.from(drawn.png, 'base64'), pixels: Uint8Array.from(drawn.pixels) }
}

/** Windows: a list of pictures; bitmaps, which every reader knows, and a PNG for the largest. */
function ico(pictures) {
  const bodies = pictures.map(p => (p.size < 256 ? bitmap(p) : p.png))
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length
  pictures.forEach(({ size }, i) => {
    const entry = 6 + 16 * i
    head.writeUInt8(size % 256, entry) // 0 stands for 256
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(bodies[i].length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += bodies[i].length
  })
  return Buffer.concat([head, ...bodies])
}

/** A bitmap of an .ico: its rows from below, blue before red; then a mask, which nobody needs where there is alpha. */
function bitmap({ size, pixels }) {
  const head = Buffer.alloc(40)
  head.writeUInt32LE(40, 0)
  head.writeInt32LE(size, 4)
  head.writeInt32LE(size * 2, 8)
  head.writeUInt16LE(1, 12)
  head.writeUInt16LE(32, 14)
  const colours = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = (y * size + x) * 4
      const to = ((size - 1 - y) * size + x) * 4
      colours.set([pixels[from + 2], pixels[from + 1], pixels[from], pixels[from + 3]], to)
    }
  }
  return Buffer.concat([head, colours, Buffer.alloc(Math.ceil(size / 32) * 4 * size)])
}

/** Apple: pictures one after the other, each under its name and length. */
function icns(pictures) {
  const parts = pictures.map(({ png }, i) => {
    const head = Buffer.alloc(8)
    head.write(ICNS[i][0], 'latin1')
    head.writeUInt32BE(png.length + 8, 4)
    return Buffer.concat([head, png])
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}
