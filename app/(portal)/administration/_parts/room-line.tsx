import type { Room } from '@/db/server/room'

/** Said to administrators before the disk of the database is full. */
export function RoomLine({ room }: { room: Room | null }) {
  if (!room) return null
  const left = `${Math.floor(room.left / 1_000_000).toLocaleString('en-GB')} MB are left on the disk of the database`
  return (
    <p role="status" className="mb-6 border-warn border-l-2 pl-3">
      {room.isWaiting
        ? `Only ${left}. Imports, drafting and the search index wait until there is more room.`
        : `${left}. Make room soon: below 200 MB imports, drafting and the search index wait.`}
    </p>
  )
}
