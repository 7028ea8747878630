/** The longest text of a stored photo (records/field.ts). */
const LARGEST_TEXT = 400_000

/**
 * A picture file as a small JPEG data URL that fits a record: at most 1200 px a side, then smaller and coarser
 * until the text has at most 400,000 characters. Rejects for a file that the browser can't show as a picture.
 */
export async function shrinkPhoto(file: Blob): Promise<string> {
  const image = await createImageBitmap(file)
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('canvas')
  try {
    for (let side = 1200; side >= 150; side = Math.round(side * 0.7)) {
      const scale = Math.min(1, side / Math.max(image.width, image.height))
      canvas.width = Math.max(1, Math.round(image.width * scale))
      canvas.height = Math.max(1, Math.round(image.height * scale))
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      const url = canvas.toDataURL('image/jpeg', 0.82)
      if (url.length <= LARGEST_TEXT) return url
    }
    throw new Error('photo too large')
  } finally {
    image.close()
  }
}
