/** Messages that wait until somebody asks for them, in their order. */
export interface Mailbox<Message> {
  post(message: Message): void
  /** The next message; undefined where none comes within so many milliseconds. */
  next(milliseconds: number): Promise<Message | undefined>
}

export function openMailbox<Message>(): Mailbox<Message> {
  const messages: Message[] = []
  let wake: (() => void) | undefined
  return {
    post(message) {
      messages.push(message)
      wake?.()
    },
    async next(milliseconds) {
      if (messages.length === 0)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, milliseconds)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      wake = undefined
      return messages.shift()
    },
  }
}
