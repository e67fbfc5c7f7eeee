import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJson } from '../../../src/exchange/json.ts';
import { indentJson, jsonErrorIn } from '../../../src/panel/state/json-text.ts';

it.each([
	['{"a": 1,}', 1, 9],
	['{"a" 1}', 1, 6],
	['{\n\t"a": [1, 2\n}', 3, 1],
	['{"a": "b\nc"}', 1, 9],
	['{"a": "\\x"}', 1, 8],
	['{"a": tru}', 1, 7],
	['{"a": 01}', 1, 8],
	['[1] x', 1, 5],
	['"open', 1, 6],
	['[', 1, 2],
	['', 1, 1],
])('names the place where %j goes wrong', (text, line, column) => {
	expect(jsonErrorIn(text)).toEqual({ line, column });
});

it('finds nothing wrong with JSON', () => {
	fc.assert(
		fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
			expect(jsonErrorIn(JSON.stringify(JSON.parse(text), null, indent))).toBeNull();
		}),
	);
});

it('finds something wrong just where JSON.parse does', () => {
	const piece = fc.constantFrom(
		...[
			'{',
			'}',
			'[',
			']',
			',',
			':',
			'"a"',
			'"\\u00e9"',
			'"\\',
			'0',
			'-',
			'1e5',
			'.5',
			'true',
			'null',
			' ',
			'\n',
		],
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
			const text = pieces.join('');
			expect(jsonErrorIn(text) === null).toBe(parseJson(text).ok);
		}),
		{ numRuns: 3000 },
	);
});

it('reads a long text and a deep one', () => {
	expect(jsonErrorIn(`["${'x'.repeat(2_000_000)}"]`)).toBeNull();
	expect(jsonErrorIn('['.repeat(200_000))).toEqual({ line: 1, column: 200_001 });
});

it('writes JSON with a line for each member, as JSON.stringify would', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 6 }), value => {
			const text = JSON.stringify(value);
			expect(indentJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
		}),
	);
	expect(indentJson('{"id":12345678901234567890,"x":[ ]}')).toBe(
		'{\n  "id": 12345678901234567890,\n  "x": []\n}',
	);
});
