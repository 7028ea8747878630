/** Bytes: sharp enough at any size that a screen shows, and still quick to copy with a backup. */
const MOST_BYTES = 1.5 * 1024 * 1024

/**
 * A picture file as a JPEG in base64: at most `largest` pixels a side, and smaller until it has at most 1.5 MB.
 * Rejects for a file that the browser can't show as a picture.
 */
export async function shrinkPhoto(file: Blob, largest: number): Promise<string> {
  const image = await createImageBitmap(file)
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('canvas')
  try {
    for (let side = largest; side >= 150; side = Math.round(side * 0.7)) {
      const scale = Math.min(1, side / Math.max(image.width, image.height))
      canvas.width = Math.max(1, Math.round(image.width * scale))
      canvas.height = Math.max(1, Math.round(image.height * scale))
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      const url = canvas.toDataURL('image/jpeg', 0.85)
      const base64 = url.slice(url.indexOf(',') + 1)
      if ((base64.length * 3) / 4 <= MOST_BYTES) return base64
    }
    throw new Error('photo too large')
  } finally {
    image.close()
  }
}
