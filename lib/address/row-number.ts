/** A row's number out of an address, or undefined where none of ours can be meant. */
export function rowNumber(asked: string | string[] | undefined): number | undefined {
  return typeof asked === 'string' && /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : undefined
}
