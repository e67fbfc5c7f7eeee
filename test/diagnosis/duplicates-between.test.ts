import { describe, expect, it } from 'vitest';
import { evictBodies } from '../../src/exchange/body-caps.ts';
import { createInspector } from '../../src/inspector.ts';
import { exchange } from '../support.ts';
import { ajaxUrl, form, json, type Step, site, told } from './support.ts';

/* A write between two equal ones: it excuses the second only if it changed what both are about. */

const orders = `${site}/wp-json/acme/v1/orders`;
const rest = (method: string, url: string, body: object, status = 200): Step => ({
	method,
	url,
	requestHeaders: json,
	requestBody: JSON.stringify(body),
	status,
	responseHeaders: json,
	responseBody: '{}',
});
const ajax = (fields: Readonly<Record<string, string>>): Step => ({
	method: 'POST',
	url: ajaxUrl,
	requestHeaders: form,
	requestBody: new URLSearchParams(fields).toString(),
	responseHeaders: json,
	responseBody: '{"success":true}',
});
/** Sixty milliseconds from each to the next. */
const duplicatesIn = (...steps: readonly Step[]) =>
	told(...steps.map((step, place) => ({ ...step, at: place * 60 }))).filter(line =>
		line.startsWith('duplicate-submission'),
	);

describe('a write between two equal ones', () => {
	it.each<[string, Step, Step]>([
		[
			'made another of its kind',
			rest('POST', orders, { title: 'One' }, 201),
			rest('POST', orders, { title: 'Two' }, 201),
		],
		[
			'saved another order by the same action',
			ajax({ action: 'acme_save', order: '15', note: 'x' }),
			ajax({ action: 'acme_save', order: '16', note: 'y' }),
		],
		[
			'named another thing in camel case',
			rest('POST', `${site}/wp-json/acme/v1/save`, { ticketId: 15, text: 'x' }),
			rest('POST', `${site}/wp-json/acme/v1/save`, { ticketId: 16, text: 'y' }),
		],
		[
			'named another thing within brackets',
			ajax({ action: 'acme_save', 'data[post_id]': '15' }),
			ajax({ action: 'acme_save', 'data[post_id]': '16' }),
		],
		[
			'changed another resource',
			rest('PUT', `${orders}/15`, { title: 'x' }),
			rest('PUT', `${orders}/16`, { title: 'y' }),
		],
	])('does not hide a repetition when it %s', (_, same, other) => {
		expect(duplicatesIn(same, other, same)).toEqual([expect.stringMatching(/^duplicate-submission 2 /)]);
	});

	it.each<[string, Step, Step]>([
		['the same resource', rest('PUT', `${orders}/15`, { on: 1 }), rest('PUT', `${orders}/15`, { on: 0 })],
		[
			'a setting without a name',
			rest('POST', `${site}/wp-json/acme/v1/options`, { dark: true }),
			rest('POST', `${site}/wp-json/acme/v1/options`, { dark: false }),
		],
		[
			'the value of a slider',
			ajax({ action: 'acme_zoom', value: '3' }),
			ajax({ action: 'acme_zoom', value: '4' }),
		],
		[
			'the same order',
			ajax({ action: 'acme_save', order: '15', state: 'on' }),
			ajax({ action: 'acme_save', order: '15', state: 'off' }),
		],
		[
			'what is in the Trash',
			ajax({ action: 'acme_trash', id: '7', undo: '' }),
			ajax({ action: 'acme_trash', id: '7', undo: '1' }),
		],
	])('makes it no repetition when it changed %s', (_, same, other) => {
		expect(duplicatesIn(same, other, same)).toEqual([]);
	});

	it('counts as a change of the same thing when nobody knows any more what it was about', () => {
		const inspector = createInspector();
		const steps = [
			ajax({ action: 'acme_save', order: '15' }),
			ajax({ action: 'acme_save', order: '16' }),
			ajax({ action: 'acme_save', order: '15' }),
		];
		const made = steps.map((step, id) => ({ ...exchange(step, id), startedAt: id * 60, durationMs: 100 }));
		for (const each of made) {
			inspector.observe(each);
			if (each.id === 1) inspector.letGo(evictBodies(each));
		}
		expect(inspector.observations().flatMap(({ findings }) => findings)).toEqual([]);
	});
});
