/** What every bench is told: how many records, and where to say how far it is. */
export type BenchOptions = { records: number; say: (line: string) => void }
