/** Pictures as the server sends them: base64 of 8-bit pixels, 0 paper to 255 ink. */

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** So many pictures of one size that came in one piece, each by itself. */
export function split(base64: string, count: number): string[] {
  const binary = atob(base64);
  const size = binary.length / count;
  return Array.from({ length: count }, (_, i) => btoa(binary.slice(i * size, (i + 1) * size)));
}

/** A picture as a PNG, ink bright on black as in the training data, each pixel repeated `scale` times a side. */
export function pngOf(picture: Uint8Array, width: number, height: number, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const value = picture[Math.floor(y / scale) * width + Math.floor(x / scale)];
      image.data.set([value, value, value, 255], (y * canvas.width + x) * 4);
    }
  }
  context.putImageData(image, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))), 'image/png'));
}
