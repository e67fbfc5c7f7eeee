import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { createInspector, type Observation } from '../../../src/inspector.ts';
import { createChoice } from '../../../src/panel/state/isolating-choice.ts';
import { exchange } from '../../support.ts';

/** A post that was refused, each its own. */
const refusal = (post: number, status: number) =>
	exchange(
		{
			method: 'POST',
			url: `https://example.test/wp-json/wp/v2/posts/${post}`,
			requestBody: '{"title":"Saved"}',
			status,
			responseHeaders: { 'Content-Type': 'application/json' },
			responseBody: JSON.stringify({ code: 'save_conflict', message: 'No.', data: { status } }),
		},
		post,
	);

function choiceAmong(count: number) {
	const inspector = createInspector();
	for (let post = 1; post <= count; post++) inspector.observe(refusal(post, 409));
	const rows = signal<readonly Observation[]>(inspector.observations());
	return createChoice({ selected: signal(null) } as never, { file: signal(null), rows } as never);
}

it('offers the first fifty of many conflicts, and says how many there are besides', () => {
	const few = choiceAmong(3);
	expect([few.candidates.value.length, few.more.value]).toEqual([3, 0]);
	const many = choiceAmong(60);
	expect([many.candidates.value.length, many.more.value]).toEqual([50, 10]);
});
