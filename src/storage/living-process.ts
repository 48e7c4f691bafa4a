import { readFileSync } from 'node:fs';

/**
 * Whether a process of this computer is alive and began before `started` (an ISO moment; '' where that is not known): a
 * number that was given to another process since says nothing.
 */
export function isAlive(pid: number, started = ''): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const began = beginOf(pid);
  // A lock is written moments after its process began; the clock of the system may have been set meanwhile.
  return began === null || started === '' || began <= Date.parse(started) + 60_000;
}

/** When a process began, in ms; null where the system does not say (all but Linux). */
function beginOf(pid: number): number | null {
  try {
    // The 22nd field, in hundredths of a second since the system began; the second, a name, may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const sinceBoot = Number(fields[19]) * 10;
    const upMs = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000;
    return Number.isFinite(sinceBoot) ? Date.now() - upMs + sinceBoot : null;
  } catch {
    return null;
  }
}
