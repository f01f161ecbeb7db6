/** "saved with 2 open warnings". */
export const warningsSaid = (count: number) => `saved with ${count} open ${count === 1 ? 'warning' : 'warnings'}`
