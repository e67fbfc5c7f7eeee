import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * A tiny process that cleans up after us, whatever becomes of us. It reads a pipe that only we hold: when
 * that closes (we are done, were interrupted, crashed, were killed outright, or were one worker thread among
 * others) it kills the server's whole process group and removes the folder. No signal handlers, which would
 * fight with those of a test runner; and the orderly way and the crash are one and the same way.
 */
export type Keeper = {
	/** Tells it about a server to kill in the end, by process group. A new one takes the old one's place. */
	watch(group: number): void;
	/** The server ended by itself: its number may come to mean something else. */
	forget(): void;
	/** Cleans up now; done when the folder is gone. */
	close(): Promise<void>;
};

// KILL, not TERM: the parent of `php -S` dies of TERM and leaves its workers answering, a request at work
// delays it, and the database is thrown away anyhow. A worker may still be writing a file while its folder is
// removed, hence the second removal.
const script = `
	while read -r line; do group=$line; done
	test -n "$group" && kill -s KILL -- "-$group"
	rm -rf "$0" || { sleep 1; rm -rf "$0"; }
`;

/** Starts the keeper of a folder. In a session of its own: Ctrl-C in a terminal must not reach it. */
export function keep(folder: string): Keeper {
	const child = spawn('sh', ['-c', script, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
	const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
	child.stdin.on('error', () => {
		// Somebody killed the keeper. What it would have cleaned up, the next start's sweep finds.
	});
	letExit(child);
	return {
		watch: group => child.stdin.write(`${group}\n`),
		forget: () => child.stdin.write('\n'),
		close() {
			child.ref();
			child.stdin.end();
			return ended;
		},
	};
}

/** A site that somebody forgot to stop must not keep the process alive: its end is what cleans up. */
export function letExit(child: ChildProcess): void {
	child.unref();
	(child.stdin as Socket | null)?.unref();
}
