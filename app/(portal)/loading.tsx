/** Rows to come, still: nothing moves for those who asked for stillness. */
export default function Loading() {
  return (
    <div aria-busy="true" role="status">
      <span className="sr-only">Loading</span>
      {[1, 2, 3, 4].map((row) => (
        <div key={row} aria-hidden="true" className="grid animate-pulse gap-2 border-line border-b py-5">
          <div className="h-3 w-48 rounded bg-sunken" />
          <div className="h-5 w-4/5 rounded bg-sunken" />
          <div className="h-3 w-72 max-w-full rounded bg-sunken" />
        </div>
      ))}
    </div>
  )
}
