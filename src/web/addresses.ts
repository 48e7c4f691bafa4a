/** The address of a project: of its pages, and behind `/api/v1` of its operations. Its key may hold any sign but a slash. */
export const projectAddress = (key: string): string => `/projects/${encodeURIComponent(key)}`;

/** The key of the sample study: it is made once in a workspace, and nothing else is called so. */
export const sampleKey = 'sample-study-learning-partnerships';

/** The address of the page of a project's file: it is answered also where the project cannot be opened. */
export const fileAddress = (key: string): string => `/files/${encodeURIComponent(key)}`;

/** The address of a project in the archive or the trash. */
export const shelvedAddress = (shelf: string, name: string): string =>
  `/shelves/${shelf}/${encodeURIComponent(name)}`;
