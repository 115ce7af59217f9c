/**
 * Why Anyam or one of its scripts cannot start or go on. The message is for the person at the
 * keyboard: one line that says what happened and what to do. It is shown without a stack.
 */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartError'
  }
}
