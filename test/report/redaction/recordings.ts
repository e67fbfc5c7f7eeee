import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { exchangeFromHar } from '../../../src/exchange/from-har.ts';
import { createInspector } from '../../../src/inspector.ts';
import type { BodyMode } from '../../../src/report/redaction/bodies.ts';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { findLeaks } from '../../../src/report/redaction/self-scan.ts';
import { secretsOf } from './known-secrets.ts';
import { isReadable, readingsOf } from './readable.ts';
import { writtenOut } from './survivors.ts';

export interface Recording {
	readonly name: string;
	readonly text: string;
	readonly exchanges: readonly Exchange[];
}

const folder = new URL('../../fixtures/traffic/', import.meta.url);

/** Every case of the labelled traffic. */
export const RECORDINGS: readonly string[] = readdirSync(folder)
	.filter(name => name.endsWith('.har.gz'))
	.map(name => name.replace('.har.gz', ''));

export function readRecording(name: string): Recording {
	const text = gunzipSync(readFileSync(new URL(`${name}.har.gz`, folder))).toString();
	const har: { log: { entries: unknown[] } } = JSON.parse(text);
	return {
		name,
		text,
		exchanges: har.log.entries.flatMap((entry, index) => exchangeFromHar(entry, index) ?? []),
	};
}

/** Names that are words of WordPress as well: gone from their own place, which says nothing about others. */
const WORDS = new Set(['admin', 'password']);

/** Secrets of a recording that can still be read in what would leave of it, and what the redactor itself says of that. */
export function survivorsIn({ exchanges, text }: Recording, mode: BodyMode): readonly string[] {
	const redactor = createRedactor();
	const output = writtenOut(redactor.exchanges(exchanges, () => mode));
	const readings = readingsOf(output);
	return [
		...secretsOf(text).filter(secret => !WORDS.has(secret) && isReadable(readings, secret)),
		...findLeaks(output, redactor).map(({ form, label, line }) => `${label} ${form} on line ${line}`),
		...(redactor.summary().failures > 0 ? ['unreadable'] : []),
	];
}

/** What the diagnosis says of some exchanges, as far as it may not change when they are redacted. */
export function toldOf(exchanges: readonly Exchange[]): readonly unknown[] {
	const inspector = createInspector();
	for (const exchange of exchanges) inspector.learn(exchange);
	for (const exchange of exchanges.toSorted((a, b) => a.startedAt - b.startedAt || a.id - b.id)) {
		inspector.observe(exchange);
	}
	return inspector.observations().flatMap(({ endpoint, findings }) =>
		findings.map(({ duplicate, exchangeIds, existing, kind, severity, version }) => ({
			kind,
			severity,
			failed: exchangeIds[0],
			endpoint,
			duplicate,
			existing,
			version,
		})),
	);
}
