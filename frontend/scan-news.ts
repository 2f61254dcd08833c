/** What the server tells of scans at `/api/v1/scans`; the Java twin is `latentstudio.scan.ScanStatus`. */

export interface ScanStatus {
  id: string;
  state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  model: string;
  files: readonly { name: string; pages: number }[];
  /** Pages. */
  done: number;
  pages: number;
  problems: readonly string[];
  /** When it will be deleted, ISO 8601; null as long as it is not finished. */
  deleted: string | null;
}

export function isFinished({ state }: ScanStatus): boolean {
  return state === 'DONE' || state === 'FAILED';
}

/** Where a scan, or something of it, is. */
export function scanAddress(id = '', part = ''): string {
  return new URL(`api/v1/scans${id && `/${id}`}${part && `/${part}`}`, document.baseURI).href;
}
