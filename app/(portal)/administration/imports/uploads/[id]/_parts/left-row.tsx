import type { UploadRow } from '@/db/import/uploads/read-rows'

/** Longer ones are folded. */
const SHORT = 300

/** An entry that is not taken, or not with all its values: where it stands, why, and its own text. */
export function LeftRow({ row: { line, raw, reasons, problems } }: { row: UploadRow }) {
  const at = (where: number) => `line ${where.toLocaleString('en-GB')}`
  return (
    <>
      {problems.length === 0 && (
        <p>
          {reasons.join('; ') || 'It was left out'} <span className="meta">{at(line)}</span>
        </p>
      )}
      {problems.map(({ line: where, reason, raw: value }) => (
        <p key={`${where} ${reason}`} className="[overflow-wrap:anywhere]">
          Read without a value: {reason} <span className="meta">{at(where)}</span>
          {value && <span className="meta block">{value.slice(0, 300)}</span>}
        </p>
      ))}
      {raw && raw.length <= SHORT && <Raw text={raw} />}
      {raw.length > SHORT && (
        <details className="mt-1">
          <summary className="meta w-fit cursor-pointer">Its text</summary>
          <Raw text={raw} />
        </details>
      )}
    </>
  )
}

function Raw({ text }: { text: string }) {
  return (
    <pre className="meta mt-1.5 whitespace-pre-wrap rounded bg-sunken px-3 py-2 [overflow-wrap:anywhere]">{text}</pre>
  )
}
