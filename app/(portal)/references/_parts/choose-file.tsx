import { useId } from 'react'

/** A file in place of text. */
export function ChooseFile() {
  const id = useId()
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        Or a file
      </label>
      <input
        id={id}
        type="file"
        name="file"
        className="w-full min-w-0 cursor-pointer text-ink-2 text-sm file:mr-3 file:h-[38px] file:cursor-pointer file:rounded file:border file:border-line-strong file:border-solid file:bg-surface file:px-3 file:font-medium file:text-ink"
      />
    </div>
  )
}
