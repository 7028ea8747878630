const u16 = (n: number) => [n >> 8, n & 255]
const u32 = (n: number) => [n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]
const signs = (text: string) => [...Buffer.from(text, 'latin1')]

/** Heads of pictures that say how large they are; of the pictures themselves nothing follows. */
export const heads = {
  png: (width: number, height: number) => Buffer.from([...signs('\x89PNG\r\n\x1a\n'), ...u32(13), ...signs('IHDR'), ...u32(width), ...u32(height), 8, 6, 0, 0, 0]),
  /** with a comment and a table before the frame, as cameras write them */
  jpeg: (width: number, height: number) =>
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...u16(16), ...signs('JFIF\0'), 1, 1, 0, ...u16(1), ...u16(1), 0, 0, 0xff, 0xfe, ...u16(5), 97, 98, 99, 0xff, 0xff, 0xdb, ...u16(67), ...Array.from({ length: 65 }, () => 1), 0xff, 0xc2, ...u16(17), 8, ...u16(height), ...u16(width), 3, 1, 17, 0, 2, 17, 1, 3, 17, 1]),
  webp: (width: number, height: number) => {
    const three = (n: number) => [n & 255, (n >> 8) & 255, n >> 16]
    return Buffer.from([...signs('RIFF'), 22, 0, 0, 0, ...signs('WEBPVP8X'), 10, 0, 0, 0, 0, 0, 0, 0, ...three(width - 1), ...three(height - 1)])
  },
}
