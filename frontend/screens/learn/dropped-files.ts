/** The files that somebody drops, those in folders too, each called by its path, and what they are. */

/** Hidden files are passed over. */
export async function filesIn(dropped: DataTransfer | null): Promise<File[]> {
  // the entries have to be asked for before anything is waited for
  const entries = [...(dropped?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return entries.length ? (await Promise.all(entries.map((entry) => within(entry, '')))).flat() : [...(dropped?.files ?? [])];
}

/** Where the list of a ZIP's files stands; it may be followed by a comment. */
const END = 1 << 16;

/** Whether a file is a model that was taken home, and not pictures: a ZIP that lists a manifest. */
export async function isPackage(file: File): Promise<boolean> {
  const start = await file.slice(0, 2).text();
  const end = await file.slice(Math.max(0, file.size - END)).text();
  return start === 'PK' && end.includes('manifest.json');
}

async function within(entry: FileSystemEntry, path: string): Promise<File[]> {
  if (entry.name.startsWith('.')) return [];
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => { (entry as FileSystemFileEntry).file(resolve, reject); });
    return [path ? new File([file], path + file.name, { type: file.type }) : file];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    // a reader gives some at a time, and none at the end
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map((child) => within(child, `${path}${entry.name}/`)))).flat();
}
