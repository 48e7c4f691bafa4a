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
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = await Promise.all(entries.map((entry) => filesOfEntry(entry, '')));
  return files.flat().filter(isOurs).sort(byName);
}

async function filesOfEntry(entry: FileSystemEntry, above: string): Promise<DroppedFile[]> {
  const name = above + entry.name;
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    return [{ name, file }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
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
