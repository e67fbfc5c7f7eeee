import { expect, it } from 'vitest';
import { createInspector } from '../../../src/inspector.ts';
import { shareEquals } from '../../../src/panel/import/share-equals.ts';
import { exchange } from '../../support.ts';

const callFrames = [
	{ functionName: 'save', url: 'https://example.test/a.js', lineNumber: 1, columnNumber: 2 },
	{ functionName: 'save', url: 'https://example.test/a.js', lineNumber: 1, columnNumber: 3 },
];
const sketch = {
	status: 409,
	requestHeaders: { Cookie: 'a=1' },
	responseHeaders: { Server: 'nginx' },
	initiator: { type: 'script', stack: { callFrames } },
};

/** The same observation as it comes in two messages. */
function twoCopies() {
	const inspector = createInspector();
	inspector.observe(exchange(sketch));
	return [structuredClone(inspector.observations()), structuredClone(inspector.observations())] as const;
}

it('makes equal fields and frames one object, and changes nothing else', () => {
	const [first, second] = twoCopies();
	const [before] = twoCopies();
	shareEquals(first);
	shareEquals(second);
	expect(first).toEqual(before);
	const [a, b] = [first[0]?.exchange, second[0]?.exchange];
	expect(a).not.toBe(b);
	expect(a?.request.headers[0]).toBe(b?.request.headers[0]);
	expect(a?.response.headers[0]).toBe(b?.response.headers[0]);
	expect(a?.initiator.frames).toHaveLength(2);
	expect(a?.initiator.frames[0]).toBe(b?.initiator.frames[0]);
	expect(a?.initiator.frames[1]).toBe(b?.initiator.frames[1]);
	expect(a?.initiator.frames[0]).not.toBe(a?.initiator.frames[1]);
});
