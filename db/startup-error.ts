/** A reason not to start, in one sentence for the person who starts it. */
export class StartupError extends Error {}
