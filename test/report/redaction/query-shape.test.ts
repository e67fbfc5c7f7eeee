import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWalk } from '../../../src/report/redaction/create-walk.ts';
import { createSecrets } from '../../../src/report/redaction/secrets.ts';
import { queryShape } from '../../../src/report/redaction/shape/field-shape.ts';
import { CONTEXT } from '../../../src/report/redaction/walk.ts';

const newWalk = () =>
	createWalk({
		secrets: createSecrets(new Set()),
		isHost: () => false,
		siteHash: hash => hash,
		onUnread() {},
	});

/** Every field written anew by the platform's own reader: whatever it makes of it, the shape is that of this. */
const rewritten = (text: string) =>
	text
		.split('&')
		.map(pair => {
			const [[name, value] = ['', '']] = new URLSearchParams(pair);
			return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
		})
		.join('&');

const shape = (text: string) => queryShape(text, newWalk(), CONTEXT.none);

describe('the shape of an urlencoded body', () => {
	it('reads fields as the platform does, broken ones as well', () => {
		const piece = fc.constantFrom(
			'a',
			'note',
			'é',
			'%20',
			'+',
			'%',
			'%e',
			'%zz',
			'%ff',
			'%e2%82%ac',
			'=',
			'&',
			'?',
			'\ud83d',
			'😀',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
				const text = pieces.join('');
				expect(shape(text)).toBe(shape(rewritten(text)));
			}),
		);
	});
});
