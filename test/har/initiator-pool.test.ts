import { expect, it } from 'vitest';
import { createInitiatorPool } from '../../src/har/initiator-pool.ts';

const initiator = (line: number) => `{"type":"script","lineNumber":${line}}`;

it('gives equal initiators as one object, and others as they are', () => {
	const read = createInitiatorPool();
	expect(read(initiator(1))).toBe(read(initiator(1)));
	expect(read(initiator(2))).toEqual({ type: 'script', lineNumber: 2 });
	expect(read('{"type":')).toBeUndefined();
	expect(read('null')).toBeNull();
});

it('keeps of many that are as long the latest ones', () => {
	const read = createInitiatorPool();
	const first = read(initiator(100));
	for (let line = 101; line < 130; line++) expect(read(initiator(line))).toHaveProperty('lineNumber', line);
	expect(read(initiator(129))).toBe(read(initiator(129)));
	expect(read(initiator(100))).toEqual(first);
	expect(read(initiator(100))).not.toBe(first);
});
