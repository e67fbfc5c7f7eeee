import { expect, it } from 'vitest';
import { createDuplicateHistory } from '../../src/diagnosis/history/duplicates.ts';
import { evictBodies } from '../../src/exchange/body-caps.ts';
import { understand } from '../../src/wordpress/wordpress-exchange.ts';
import { exchange } from '../support.ts';
import { ajaxUrl, form } from './support.ts';

/* A group is in order of start, and what is in it is looked for by that: unless there is no time, or the same one. */

const steps = [10, 10, Number.NaN, 20, 20, 5].map((startedAt, id) =>
	understand({
		...exchange({ method: 'POST', url: ajaxUrl, requestHeaders: form, requestBody: 'action=acme_step' }),
		id,
		startedAt,
	}),
);

it('finds each write in its group again, whenever it began', () => {
	const history = createDuplicateHistory();
	for (const step of [...steps, ...steps]) history.add(step);
	const earlier = steps.map(step => history.earlier(step)?.exchange.id ?? null);
	// Each comes behind another one but the first: nobody twice, and nobody behind itself.
	expect(new Set(earlier).size).toBe(steps.length);
	for (const [id, before] of earlier.entries()) expect(before).not.toBe(id);
});

it('lets go of the bodies of each', () => {
	const history = createDuplicateHistory();
	for (const step of steps) history.add(step);
	for (const { exchange } of steps) history.letGo(evictBodies(exchange));
	const bodies = steps.map(step => history.earlier(step)?.exchange.request.body.kind ?? 'none');
	expect(bodies.toSorted()).toEqual(['missing', 'missing', 'missing', 'missing', 'missing', 'none']);
});
