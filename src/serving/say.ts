/** Says something in the window in which the program was started. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`);
