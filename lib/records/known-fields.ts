/** The same fields without those that are not known: absent, not undefined, is how a record says so. */
export function knownFields<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

/** Sets a field where its value is known: for the records that are many. */
export function setKnown<T extends object, K extends keyof T>(record: T, field: K, value: T[K] | undefined): void {
  if (value !== undefined) record[field] = value
}
