/** What Concord has set itself; `npm run bench` says of each whether it is met. */
export interface Target {
	readonly id: string;
	readonly what: string;
	/** At most this, in `unit`. */
	readonly most: number;
	readonly unit: 'x' | 'MB' | 'µs' | 'bytes' | 'wrong' | 'left';
}

/** Of `concord analyze`, by size of the file: CPU beside that of a Node that reads and parses it, and resident memory. */
export const ANALYSIS = {
	'1k': { cpu: null, peak: null },
	'10k': { cpu: 0.6, peak: 250 },
	'100k': { cpu: 0.45, peak: 250 },
	whole: { cpu: null, peak: 250 },
} as const;

export const LIVE_TARGETS = {
	own: { id: 'T4', what: 'live, a WordPress request, beside parsing its entry', most: 0.15, unit: 'x' },
	foreign: { id: 'T4', what: 'live, any other request', most: 2, unit: 'µs' },
	redaction: { id: 'T6', what: 'redacting a request, beside parsing its entry', most: 0.8, unit: 'x' },
	secretsLeft: { id: 'T6', what: 'planted secrets left', most: 0, unit: 'left' },
	keptBytes: { id: 'T9', what: 'memory of a kept request, bodies apart', most: 1024, unit: 'bytes' },
} as const satisfies Readonly<Record<string, Target>>;
