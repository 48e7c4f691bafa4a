import { Refusal } from '../domain/refusal.ts';

/** Reads a file that may be broken anywhere; whatever its reader stumbles over becomes a refusal that begins with `what`. */
export async function guarded<T>(what: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalid', `${what}: ${whyOf(error)}`);
  }
}

function whyOf(error: unknown): string {
  if (error instanceof RangeError) return 'its parts are nested too deep, or there are too many of them.';
  if (!(error instanceof Error)) return 'it is damaged.';
  const [line = ''] = error.message.split('\n');
  return line.slice(0, 200).toWellFormed();
}
