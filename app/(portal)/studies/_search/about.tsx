/** "about 31,000" where it is an estimate. */
export const aboutWords = (count: number, exact: boolean) => `${exact ? '' : 'about '}${count.toLocaleString('en-GB')}`

/** The same in a column of figures. */
export function About({ count, exact }: { count: number; exact: boolean }) {
  if (exact) return count.toLocaleString('en-GB')
  return (
    <>
      <span className="sr-only">about </span>
      <span aria-hidden="true" title="An estimate">
        ≈{' '}
      </span>
      {count.toLocaleString('en-GB')}
    </>
  )
}

export const studyWord = (count: number) => (count === 1 ? 'study' : 'studies')
