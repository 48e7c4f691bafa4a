import { Refusal } from '../domain/refusal.ts';

const megabyte = 1_000_000;

/** Refuses a file that is larger than what can be read of its kind, and says what to do instead. */
export function refuseLarger(fileName: string, bytes: Uint8Array, most: number, instead: string): void {
  if (bytes.length <= most) return;
  const size = Math.ceil(bytes.length / megabyte);
  throw new Refusal(
    'invalid',
    `${fileName} has ${size} MB; no more than ${most / megabyte} MB can be read. ${instead}`,
  );
}
