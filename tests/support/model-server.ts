import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { askedModel, type ModelBounds } from '@/lib/io/ask-model'
import type { SummaryModel } from '@/lib/summaries/summary-model'

/** What the server does with one question: text as a model's answer, or anything else by hand. */
export type Behaviour = string | object | ((response: http.ServerResponse) => void)

export type ModelServer = {
  url: string
  model: (bounds?: Partial<ModelBounds>) => SummaryModel
  /** What was asked: the body's text, and what the request said of who asks. */
  asked: { body: string; authorization: string | undefined }[]
  /** What it does with the questions to come, in turn; the last one stays. */
  answers: (...behaviours: Behaviour[]) => void
  end: () => Promise<void>
}

export const MODEL = 'tiny-model-1'

/** A real server on this machine that speaks as OpenAI's does, as well or as badly as a test wants. */
export async function modelServer(): Promise<ModelServer> {
  let behaviours: Behaviour[] = []
  const asked: ModelServer['asked'] = []
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      asked.push({ body, authorization: request.headers.authorization })
      const behaviour = behaviours.length > 1 ? behaviours.shift() : behaviours[0]
      if (typeof behaviour === 'function') behaviour(response)
      else say(response, typeof behaviour === 'string' ? behaviour : JSON.stringify(behaviour))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return {
    url,
    asked,
    model: (bounds = {}) => askedModel({ url, name: MODEL, key: 'a key', callsADay: 0 }, bounds),
    answers: (...next) => {
      behaviours = next
    },
    end: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function say(response: http.ServerResponse, content: string) {
  response.setHeader('content-type', 'application/json')
  const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }
  const usage = { prompt_tokens: 300, completion_tokens: 100, total_tokens: 400 }
  response.end(
    JSON.stringify({ id: '1', object: 'chat.completion', created: 1, model: MODEL, choices: [choice], usage }),
  )
}

export const status =
  (code: number, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(code, headers)
    response.end('{"error":{"message":"not now"}}')
  }

export const late =
  (ms: number, answer: object): Behaviour =>
  (response) => {
    setTimeout(() => say(response, JSON.stringify(answer)), ms)
  }

export const never: Behaviour = () => {}

/** Goes on and on, as long as anybody reads. */
export const endless: Behaviour = (response) => {
  response.setHeader('content-type', 'application/json')
  const piece = Buffer.alloc(64 * 1024, 'x')
  const more = () => {
    while (!response.destroyed && response.write(piece));
  }
  response.on('drain', more)
  more()
}
