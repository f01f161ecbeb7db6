import { signedIn } from '@/app/_server/viewer'

export default async function HomePage() {
  const who = await signedIn()
  return <h1 className="page-title">Good to see you, {who.name}</h1>
}
