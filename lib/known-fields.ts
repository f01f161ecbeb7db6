/** The same fields without those that are not known: absent, not undefined, is how a record says so. */
export function knownFields<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
