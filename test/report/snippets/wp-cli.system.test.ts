import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phpText } from '../../../src/report/snippets/php-text.ts';
import { startWordPress, type WordPress } from '../../wordpress/index.ts';
import { createWorkplace, type Workplace } from './shell.ts';
import { awkwardText, copyAs, type RequestSketch } from './support.ts';

/* What is copied for WP-CLI, run in a shell by a `wp` that does what its `eval` does, in a real WordPress. */

const WP_EVAL = fileURLToPath(new URL('wp-eval.php', import.meta.url));
const NONCE = ['X-WP-Nonce', 'a1b2c3'] as const;
const TITLE = `It's "5 < 6" \\ $HOME {$x} $(touch HIT) \`touch HIT\` %s ‘é’ 😀`;

let wordpress: WordPress;
let place: Workplace;

beforeAll(async () => {
	[wordpress, place] = await Promise.all([startWordPress({ backend: 'php' }), createWorkplace()]);
});
afterAll(async () => {
	await wordpress?.stop();
	await place?.remove();
});

/** Runs it as the first user, and reads what it prints: the status and the data. */
async function run(sketch: RequestSketch): Promise<{ status: number; data: unknown }> {
	const { text } = copyAs('wp-cli', { ...sketch, url: `${wordpress.origin}/wp-json${sketch.url}` });
	const wp = `wp() { WP_FOLDER='${wordpress.site}' php -d display_errors=stderr '${WP_EVAL}' "$@"; }`;
	const { stderr, stdout } = await place.run('sh', `${wp}\n${text.replace('USER_ID', '1')}`);
	const [, status, json] = /^(\d{3})\n(.*)\n$/s.exec(stdout) ?? [];
	if (json === undefined) throw new Error(`Not an answer: ${stdout} ${stderr}`);
	return { status: Number(status), data: JSON.parse(json) };
}

describe('a request copied for WP-CLI', () => {
	test('gets the answer that HTTP gets', async () => {
		const route = '/wp/v2/users/me?context=edit';
		const { data, status } = await wordpress.rest('GET', route);
		expect(await run({ url: route, headers: [NONCE] })).toEqual({ status, data });
		expect(status).toBe(200);
	});

	test('is refused as nobody is, without a nonce', async () => {
		expect(
			await run({ url: '/wp/v2/users/me', headers: [['Cookie', 'wordpress_logged_in=1']] }),
		).toMatchObject({
			status: 401,
			data: { code: 'rest_not_logged_in' },
		});
	});

	test('saves JSON as it was sent', async () => {
		const saved = await run({
			url: '/wp/v2/posts/1',
			headers: [NONCE, ['Content-Type', 'application/json'], ['X-HTTP-Method-Override', 'PUT']],
			body: JSON.stringify({ title: TITLE, content: 'a\tb\nc\u2028d' }),
		});
		expect(saved).toMatchObject({ status: 200, data: { title: { raw: TITLE } } });
		const { data } = await wordpress.rest('GET', '/wp/v2/posts/1?context=edit');
		expect(data).toMatchObject({ title: { raw: TITLE }, content: { raw: 'a\tb\nc\u2028d' } });
	});

	test('saves a form as it was sent', async () => {
		const form = new URLSearchParams({ title: TITLE, 'meta[footnotes]': '' });
		const headers = [NONCE, ['Content-Type', 'application/x-www-form-urlencoded']] as const;
		expect(await run({ url: '/wp/v2/posts/1', headers, body: String(form) })).toMatchObject({
			status: 200,
			data: { title: { raw: TITLE } },
		});
	});

	test('shows a refusal as HTTP shows it', async () => {
		const { data, status } = await wordpress.rest('GET', '/wp/v2/posts/404');
		expect(await run({ url: '/wp/v2/posts/404', headers: [NONCE] })).toEqual({ status, data });
		expect(status).toBe(404);
	});
});

test('PHP reads a string of it as what it was, whatever is in it', async () => {
	const texts = fc.sample(awkwardText, { numRuns: 500, seed: 409 });
	const script = `<?php foreach ( array( ${texts.map(phpText).join(',\n')} ) as $text ) echo base64_encode( $text ), "\\n";`;
	const { stderr, stdout } = await place.run('php', script);
	const read = stdout.split('\n').map(line => Buffer.from(line, 'base64').toString());
	expect(read.slice(0, -1), stderr).toEqual(texts.map(text => Buffer.from(text).toString()));
});
