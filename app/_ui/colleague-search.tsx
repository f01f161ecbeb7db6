import { buttonClass } from '@/app/_ui/button-class'

/** Looks for people by name; the page at `action` shows who was found. */
export function ColleagueSearch({ action, asked }: { action: string; asked: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a form of one field is what browsers without the element know
    <form role="search" action={action} aria-label="Find a colleague" className="grid max-w-[480px] gap-1.5">
      <label htmlFor="find-colleague" className="font-medium text-sm">
        Name of a colleague
      </label>
      <div className="flex gap-2">
        <input
          id="find-colleague"
          name="find"
          type="search"
          required
          maxLength={100}
          defaultValue={asked}
          autoComplete="off"
          className="h-[42px] w-full min-w-0 rounded border border-line-strong bg-surface px-3 text-ink"
        />
        <button type="submit" className={buttonClass('plain', 'h-[42px]!')}>
          Find
        </button>
      </div>
    </form>
  )
}
