import { realpathSync, statfsSync } from 'node:fs';

/** Programs that keep a folder the same on several computers, by what their folders are called. */
const synchronisers: readonly (readonly [RegExp, string])[] = [
  [/dropbox/i, 'Dropbox'],
  [/onedrive/i, 'OneDrive'],
  [/google ?drive|drivefs/i, 'Google Drive'],
  [/icloud|mobile documents/i, 'iCloud'],
  [/nextcloud/i, 'Nextcloud'],
  [/owncloud/i, 'ownCloud'],
  [/seafile/i, 'Seafile'],
  [/syncthing/i, 'Syncthing'],
  [/^(?:pcloud ?drive|pclouddrive)$/i, 'pCloud'],
  [/^box(?: sync)?$/i, 'Box'],
  [/^mega(?:sync)?$/i, 'MEGA'],
  [/^(?:proton ?drive)/i, 'Proton Drive'],
  [/^sync\.com$|^tresorit/i, 'a cloud drive'],
];

/** File systems that live on another computer, by the numbers Linux gives them (`statfs(2)`). */
const networks = new Map([
  [0x6969, 'a network drive (NFS)'],
  [0x517b, 'a network drive (SMB)'],
  [0xfe534d42, 'a network drive (SMB)'],
  [0xff534d42, 'a network drive (SMB)'],
  [0x01021997, 'a shared drive (9p)'],
  [0x5346414f, 'a network drive (AFS)'],
  [0x65735546, 'a drive of another program or computer (FUSE)'],
]);

/**
 * What is to be known about the place of a folder, as a sentence; null where it is an ordinary one. Told by the names on its
 * path and the kind of its file system, so a folder that is synchronised under a name of its own is not noticed.
 */
export function warningAbout(folder: string): string | null {
  const path = realPath(folder);
  const parts = path.split(/[/\\]/);
  const synced = synchronisers.find(([name]) => parts.some((part) => name.test(part)));
  if (synced) {
    return `This folder is synchronised by ${synced[1]}. Work in it on one computer at a time, and end Throughline before you go to another: what two computers write at once cannot be put together.`;
  }
  const network = /^[/\\]{2}/.test(path) ? 'a network drive' : networkOf(path);
  if (network === undefined) return null;
  return `This folder is on ${network}. SQLite cannot promise there that nothing is lost when the connection breaks: keep the projects on this computer and save copies of the project file there.`;
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // A folder that is not there yet, or that cannot be entered, is judged by its name.
    return folder;
  }
}

function networkOf(path: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    return networks.get(statfsSync(path).type >>> 0);
  } catch {
    return undefined;
  }
}
