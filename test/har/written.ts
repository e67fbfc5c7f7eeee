import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import type { HarOptions } from '../../src/har/write-har.ts';
import { harOf } from '../../src/har/write-har.ts';
import schema from './har-1.2.schema.json' with { type: 'json' };
import { scan } from './scan.ts';

const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

/** What a HAR 1.2 validator says against it. */
export function harProblems(har: unknown): string[] {
	validate(har);
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

export function written(exchanges: Iterable<Exchange>, options: Partial<HarOptions> = {}): string {
	return [...harOf(exchanges, { creatorVersion: '1.2.3', ...options })].join('');
}

/** Reads a file back the way it is imported: by the scanner, from its bytes. */
export function readBack(har: string): Exchange[] {
	const { entries, outcome } = scan(har);
	if (!outcome.ok) throw new Error(outcome.reason);
	return entries.flatMap(({ entry, index }) => exchangeFromHar(entry, index) ?? []);
}
