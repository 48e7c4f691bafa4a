/** The address of a project: of its pages, and behind `/api/v1` of its operations. Its key may hold any sign but a slash. */
export const projectAddress = (key: string): string => `/projects/${encodeURIComponent(key)}`;
