import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkplace, type Workplace } from './shell.ts';
import {
	awkwardText,
	copyAs,
	formatOf,
	headerText,
	noteKeys,
	type RequestSketch,
	requestOf,
} from './support.ts';

const SAVE = 'https://example.test/blog/wp-json/wp/v2/posts/12';
const JSON_TYPE = ['Content-Type', 'application/json'] as const;

describe('a request copied for WP-CLI', () => {
	let place: Workplace;
	beforeAll(async () => {
		place = await createWorkplace();
	});
	afterAll(() => place?.remove());

	/** What the shell starts `wp` with. */
	async function argumentsOf(sketch: RequestSketch): Promise<readonly string[]> {
		const { text } = copyAs('wp-cli', sketch);
		const { stdout } = await place.run('sh', `wp() { printf '%s\\0' "$@"; }\n${text}`);
		return stdout.split('\0').slice(0, -1);
	}

	test('is one call of eval to a shell, whatever is in its URL, headers and body', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({ query: awkwardText, header: headerText, body: awkwardText }),
				async ({ body, header, query }) => {
					const url = `${SAVE}?${query}`;
					const started = await argumentsOf({ url, headers: [['X-Awkward', header]], body });
					expect(started.map((word, at) => (at === 1 ? '' : word))).toEqual([
						'eval',
						'',
						...(started.length === 4 ? ['--user=USER_ID'] : []),
						'--url=https://example.test/blog/',
					]);
					// All that the site said is in strings, and nothing in a string is evaluated.
					expect(started[1]?.replace(/"(?:[^"\\$]|\\.)*"/g, '""')).not.toMatch(/touch|calc|HIT|word/);
				},
			),
			{ numRuns: 40 },
		);
		expect(await place.files()).toEqual([]);
	});

	test('runs for the user that has to be named, if it was signed in', () => {
		const signedIn: RequestSketch = { url: SAVE, headers: [['X-WP-Nonce', 'a1b2c3']] };
		expect(copyAs('wp-cli', signedIn).text).toContain("' --user=USER_ID --url=");
		expect(noteKeys('wp-cli', signedIn)).toEqual(['snippet_wpCliAlone', 'snippet_wpCliUser']);
		expect(copyAs('wp-cli', { url: SAVE, headers: [['Cookie', 'a=1']] }).text).not.toContain('--user');
		expect(noteKeys('wp-cli', { url: SAVE })).toEqual(['snippet_wpCliAlone', 'snippet_wpCliNobody']);
	});

	test('holds nothing that lets somebody in', () => {
		const { text } = copyAs('wp-cli', {
			url: `${SAVE}?_wpnonce=a1b2c3&context=edit`,
			headers: [
				['X-WP-Nonce', 'd4e5f6'],
				['Authorization', 'Basic Z2g='],
				['Cookie', 'wordpress_logged_in=ijk'],
			],
		});
		expect(text).toContain('context=edit');
		expect(text).not.toMatch(/a1b2c3|d4e5f6|Z2g=|ijk/);
	});

	test('is not to be had for what checks a login session, nor without all of the body', () => {
		const { available } = formatOf('wp-cli');
		expect(available(requestOf({ url: 'https://example.test/wp-admin/admin-ajax.php' }))?.key).toBe(
			'snippet_onlyRest',
		);
		const missing = { kind: 'missing', reason: 'not-recorded' } as const;
		expect(available(requestOf({ url: SAVE, method: 'POST', body: missing }))?.key).toBe('snippet_needsBody');
		expect(available(requestOf({ url: SAVE, body: 'a'.repeat(131_072) }))?.key).toBe('snippet_tooLong');
	});

	test('an ordinary save reads well', () => {
		const { text } = copyAs('wp-cli', {
			url: `${SAVE}?_locale=user`,
			headers: [JSON_TYPE, ['X-WP-Nonce', 'a1b2c3'], ['X-HTTP-Method-Override', 'PUT']],
			body: `{"title":"It's $5"}`,
		});
		expect(text).toBe(`wp eval '
defined( "REST_REQUEST" ) || define( "REST_REQUEST", true );
$request = new WP_REST_Request( "PUT", "/wp/v2/posts/12" );
parse_str( "_locale=user", $query );
$request->set_query_params( $query );
$request->set_header( "content-type", "application/json" );
$request->set_body( "{\\"title\\":\\"It\\x27s \\$5\\"}" );
$response = rest_do_request( $request );
$data = rest_get_server()->response_to_data( $response, isset( $query["_embed"] ) );
echo $response->get_status(), "\\n", wp_json_encode( $data ), "\\n";
' --user=USER_ID --url='https://example.test/blog/'`);
	});
});
