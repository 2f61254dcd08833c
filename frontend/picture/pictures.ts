/** Pictures as the server sends them: base64 of 8-bit values [C, H, W]: of one channel, 0 paper to 255 ink, or of red, green and blue. */

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** How small pictures of one size lie in rows. */
export interface Sheet {
  count: number;
  /** Pixels of one. */
  width: number;
  height: number;
  columns: number;
  /** Pixels between two. */
  gap: number;
}

/** Pictures in rows as an image: white ink on clear ground, which the theme's filter turns to its own; or their colours. */
export function inkOf(pixels: Uint8Array, { count, width, height, columns, gap }: Sheet): ImageData {
  const image = new ImageData(columns * (width + gap), Math.max(1, Math.ceil(count / columns)) * (height + gap));
  const into = new Uint32Array(image.data.buffer);
  const size = width * height;
  const coloured = count > 0 && pixels.length >= 3 * count * size;
  for (let i = 0; i < count; i++) {
    const left = (i % columns) * (width + gap) + gap / 2;
    const top = Math.floor(i / columns) * (height + gap) + gap / 2;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = (coloured ? 3 : 1) * i * size + y * width + x;
        // little-endian RGBA: its colours, or white, so opaque
        into[(top + y) * image.width + left + x] = coloured ? 0xff000000 | (pixels[at + 2 * size]! << 16) | (pixels[at + size]! << 8) | pixels[at]!
          : (pixels[at]! << 24) | 0xffffff;
      }
    }
  }
  return image;
}

/** So many pictures of one size that came in one piece, each by itself. */
export function split(base64: string, count: number): string[] {
  const binary = atob(base64);
  const size = binary.length / count;
  return Array.from({ length: count }, (_, i) => btoa(binary.slice(i * size, (i + 1) * size)));
}

/** A picture as a PNG, in its colours or ink bright on black as in the training data, each pixel repeated `scale` times a side. */
export function pngOf(picture: Uint8Array, width: number, height: number, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(canvas.width, canvas.height);
  const coloured = picture.length === 3 * width * height;
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const at = Math.floor(y / scale) * width + Math.floor(x / scale);
      const [red, green, blue] = [0, 1, 2].map((channel) => picture[at + (coloured ? channel * width * height : 0)]);
      image.data.set([red, green, blue, 255], (y * canvas.width + x) * 4);
    }
  }
  context.putImageData(image, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))), 'image/png'));
}
