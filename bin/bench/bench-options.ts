/** What every bench is told: how many records or studies, where data to make them of may lie, and whom to tell how far it is. */
export type BenchOptions = { records: number; data: string; say: (line: string) => void }

/** What it found: figures by their names, or groups of them. */
export type Figures = { [name: string]: number | Figures }
