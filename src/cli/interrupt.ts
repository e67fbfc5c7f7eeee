/** What ends a process that does not listen: Ctrl+C, `timeout` and `kill`, a closed terminal. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const works: (() => void)[] = [];

/**
 * Does a work when a signal ends this process, last come first, and then lets the signal end it: a shell stops its loop
 * only for a command that died of Ctrl+C (https://www.cons.org/cracauer/sigint.html).
 *
 * @param work takes no time of its own: nothing is waited for
 */
export function whenInterrupted(work: () => void): void {
	if (works.length === 0) for (const signal of SIGNALS) process.once(signal, () => end(signal));
	works.push(work);
}

function end(signal: NodeJS.Signals): void {
	for (const work of works.toReversed()) work();
	for (const other of SIGNALS) process.removeAllListeners(other);
	process.kill(process.pid, signal);
}
