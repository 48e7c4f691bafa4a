// Where the templates lie: beside the source, and beside what is built of it.
import { join } from 'node:path';

export const viewsFolder = join(import.meta.dirname, '..', 'views');
