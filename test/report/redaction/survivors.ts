import type { Exchange } from '../../../src/exchange/exchange.ts';
import { harOf } from '../../../src/har/write-har.ts';
import type { BodyMode } from '../../../src/report/redaction/bodies.ts';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { findLeaks } from '../../../src/report/redaction/self-scan.ts';
import type { Planted } from './planted.ts';
import { isReadable, readingsOf } from './readable.ts';

/** What leaves: the exchanges as they are, and as a HAR, which reads cookies and queries out of them once more. */
export function writtenOut(exchanges: readonly Exchange[]): string {
	return `${JSON.stringify(exchanges)}\n${[...harOf(exchanges, { creatorVersion: '0' })].join('')}`;
}

/**
 * What can still be read of planted secrets after redaction, and what the redactor itself says of it; nothing, one hopes.
 * Where only shapes are shown, bodies are learnt from as well: what only they give away may stand elsewhere.
 */
export function survivorsOf({ exchanges, plants }: Planted, mode: BodyMode): readonly string[] {
	const redactor = createRedactor();
	if (mode === 'shape') for (const each of exchanges) redactor.learn(each);
	const output = writtenOut(redactor.exchanges(exchanges, () => mode));
	const readings = readingsOf(output);
	const { failures } = redactor.summary();
	return [
		...plants.flatMap(({ parts, text }) => [text, ...parts]).filter(text => isReadable(readings, text)),
		...findLeaks(output, redactor).map(({ form, label }) => `${label} ${form}`),
		...(failures > 0 ? [`${failures} failures`] : []),
	];
}
