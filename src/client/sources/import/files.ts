/** A file with its path inside the folder it came in. */
export interface DroppedFile {
  readonly name: string;
  readonly file: File;
}

const isOurs = ({ name }: DroppedFile): boolean => !/(?:^|\/)(?:\.|~\$|Thumbs\.db|desktop\.ini)/.test(name);
const byName = (a: DroppedFile, b: DroppedFile): number =>
  a.name.localeCompare(b.name, undefined, { numeric: true });

/** The chosen files, without those that systems leave in folders. */
export function filesOfInput(input: HTMLInputElement): DroppedFile[] {
  return [...(input.files ?? [])]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(isOurs)
    .sort(byName);
}

/** The dropped files, those inside dropped folders among them. */
export async function filesOfDrop(data: DataTransfer): Promise<DroppedFile[]> {
  // Everything is asked of the items at once: they are gone after the event. An attachment has no entry, but a file.
  const found = [...data.items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const files = await Promise.all(
    found.map(async (one) => {
      if (one === null) return [];
      return one instanceof File ? [{ name: one.name, file: one }] : await filesOfEntry(one, '');
    }),
  );
  return files.flat().filter(isOurs).sort(byName);
}

// Chromium has such entries, but not their classes under these names.
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function filesOfEntry(entry: FileSystemEntry, above: string): Promise<DroppedFile[]> {
  const name = above + entry.name;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    return [{ name, file }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  // A folder hands out its entries a hundred at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map((one) => filesOfEntry(one, `${name}/`)))).flat();
}
