/** Shows how far long work has come, on one line that goes away again. */
export interface Progress {
	/** @param total `null` when nobody knows */
	begin(name: string, total: number | null): void;
	advance(done: number): void;
	/** Takes the line away. */
	end(): void;
}

/** Where it is shown; only terminals are asked for their width. */
export interface ProgressScreen {
	write(text: string): unknown;
	readonly isTTY?: boolean;
	readonly columns?: number;
}

/** Shorter work needs no bar, and nobody reads faster than this. */
const FIRST_MS = 500;
const STEP_MS = 100;

const BAR = 20;

/** @param now milliseconds from anywhere */
export function createProgress(screen: ProgressScreen, now: () => number): Progress {
	let name = '';
	let total: number | null = null;
	let nextAt = 0;
	let isShown = false;

	return {
		begin(newName, newTotal) {
			name = newName;
			total = newTotal;
			nextAt = now() + FIRST_MS;
		},
		advance(done) {
			if (!screen.isTTY || now() < nextAt) return;
			nextAt = now() + STEP_MS;
			isShown = true;
			const line = total ? `${bar(done / total)} ${name}` : `${megabytes(done)} ${name}`;
			// One column less, for a full line would break and stay.
			screen.write(`\r\u001b[K${line.slice(0, (screen.columns ?? 80) - 1)}`);
		},
		end() {
			if (isShown) screen.write('\r\u001b[K');
			isShown = false;
		},
	};
}

function bar(share: number): string {
	const full = Math.max(0, Math.min(1, share));
	const cells = Math.round(full * BAR);
	return `[${'#'.repeat(cells)}${' '.repeat(BAR - cells)}] ${String(Math.floor(full * 100)).padStart(3)} %`;
}

function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(0)} MB`;
}
