/** The answer, or an error where it takes longer; one that has come while this process was busy is no late one. */
export function within<T>(answer: PromiseLike<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error('no answer in time'))
    // What has arrived is read between one of these and the next.
    const timer = setTimeout(() => setImmediate(() => setImmediate(late)), milliseconds)
    answer.then(resolve, reject).then(() => clearTimeout(timer))
  })
}
