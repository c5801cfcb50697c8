const loopback = /^(?:(?:[a-z\d-]+\.)*localhost\.?|127(?:\.\d{1,3}){3}|\[::1\])(?::\d*)?$/i;

/**
 * Whether the `Host` of a request is this machine by one of its own names:
 *
 *     localhost:4321   plans.localhost   127.0.0.1   [::1]:4321
 *
 * Any other name may be that of a page elsewhere that has its own name lead here, and reads the answer as its own.
 */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}
