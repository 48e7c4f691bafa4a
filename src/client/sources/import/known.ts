/** What the page knows of the project before anything is added. */
export interface Known {
  readonly base: string;
  readonly names: readonly string[];
  readonly cases: readonly string[];
  readonly informants: readonly { readonly name: string; readonly type: string }[];
}
