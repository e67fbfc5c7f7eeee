import type { Sketch } from './entry.ts';
import { SITE } from './entry.ts';
import type { Random } from './random.ts';
import type { Texts } from './texts.ts';

/** A made-up WordPress at work: each call is its next request, with what it answers. */
export interface Site {
	asset(): Sketch;
	foreign(): Sketch;
	page(): Sketch;
	read(): Sketch;
	save(at: number): Sketch;
	create(at: number): Sketch;
	ajax(): Sketch;
	heartbeat(at: number): Sketch;
	autosave(at: number): Sketch;
	/** The same again and again. */
	poll(): Sketch;
	conflict(): Conflict;
	/** Sent with a nonce that is too old; WordPress's own script gets a new one and sends it again. */
	refusedAndHealed(at: number): readonly [Sketch, Sketch, Sketch];
}

export interface Conflict {
	readonly sketch: Sketch;
	readonly kinds: readonly string[];
}

interface Post {
	readonly id: number;
	revisions: number;
	modified: number;
}

const JSON_TYPE = 'application/json; charset=UTF-8';
const FORM_TYPE = 'application/x-www-form-urlencoded; charset=UTF-8';
const EDITOR = `${SITE}/wp-includes/js/dist/editor.min.js?ver=fe6c4835cd00e12493c3`;
const PLUGIN = `${SITE}/wp-content/plugins/acme-orders/assets/orders.js?ver=2.1.0`;
const API = { link: `<${SITE}/wp-json/>; rel="https://api.w.org/"`, allow: 'GET, POST, PUT, PATCH, DELETE' };

export function createSite(random: Random, texts: Texts, start: number): Site {
	const posts: Post[] = Array.from({ length: 400 }, (_, place) => ({
		id: 100 + place,
		revisions: 3,
		modified: start - 86_400_000,
	}));
	let nextId = 10_000;
	const nonce = random.hex(10);
	const signed = { 'x-wp-nonce': nonce };

	const postJson = ({ id, modified, revisions }: Post, length: number) => ({
		id,
		date_gmt: '2026-01-05T09:00:00',
		modified_gmt: gmt(modified),
		slug: `post-${id}`,
		status: 'publish',
		title: { raw: `Post ${id}`, rendered: `Post ${id}` },
		content: { rendered: texts.content(length), protected: false },
		author: 1,
		meta: { footnotes: '' },
		_links: {
			'version-history': [{ count: revisions, href: `${SITE}/wp-json/wp/v2/posts/${id}/revisions` }],
		},
	});
	const rest = (
		method: string,
		route: string,
		body: object | null,
		answer: unknown,
		status = 200,
	): Sketch => ({
		method,
		url: `${SITE}/wp-json${route}${route.includes('?') ? '&' : '?'}_locale=user`,
		type: 'fetch',
		time: 60 + random.below(200),
		...(body ? { sent: { type: 'application/json', text: JSON.stringify(body) } } : {}),
		requestHeaders: signed,
		status,
		mime: JSON_TYPE,
		answer: JSON.stringify(answer),
		responseHeaders: API,
		script: EDITOR,
	});
	const ajax = (fields: Readonly<Record<string, string>>, answer: string, status = 200): Sketch => ({
		method: 'POST',
		url: `${SITE}/wp-admin/admin-ajax.php`,
		type: 'xhr',
		time: 40 + random.below(100),
		sent: { type: FORM_TYPE, text: new URLSearchParams(fields).toString() },
		status,
		mime: JSON_TYPE,
		answer,
		script: PLUGIN,
	});
	const anyPost = (): Post => posts[random.below(posts.length)] ?? { id: 1, revisions: 0, modified: start };
	const anyLength = () => random.length(200, 50_000);
	const edited = () => ({
		title: `Edit ${random.hex(6)}`,
		content: texts.content(random.length(200, 8000)),
		status: 'publish',
	});

	const save = (at: number): Sketch => {
		const post = anyPost();
		post.modified = Math.max(post.modified + 1000, at);
		post.revisions += 1;
		return rest('PUT', `/wp/v2/posts/${post.id}`, { id: post.id, ...edited() }, postJson(post, anyLength()));
	};

	return {
		save,
		asset() {
			const kind = random.below(100);
			const name = `${random.hex(8)}.min`;
			const of = (url: string, type: string, mime: string, answer: string, isBase64 = false): Sketch => ({
				url,
				type,
				mime,
				answer,
				isBase64,
			});
			if (kind < 45)
				return of(
					`${SITE}/wp-includes/js/dist/${name}.js?ver=7.1`,
					'script',
					'application/javascript',
					texts.script(anyLength()),
				);
			if (kind < 70)
				return of(
					`${SITE}/wp-content/plugins/acme-orders/css/${name}.css?ver=7.1`,
					'stylesheet',
					'text/css',
					texts.style(anyLength()),
				);
			const base64 = texts.base64(anyLength());
			return kind < 92
				? of(`${SITE}/wp-content/uploads/2026/01/${name}.webp`, 'image', 'image/webp', base64, true)
				: of(`${SITE}/wp-content/themes/acme/fonts/${name}.woff2`, 'font', 'font/woff2', base64, true);
		},
		foreign() {
			const url = `https://stats.example/collect?v=2&tid=G-${random.hex(8)}&cid=${random.hex(12)}`;
			if (random.below(3) === 0)
				return { url, type: 'fetch', mime: 'application/json', answer: '{"ok":true}' };
			const text = JSON.stringify({
				events: [{ name: 'scroll', x: texts.content(random.length(200, 4000)) }],
			});
			const sent = { type: 'text/plain;charset=UTF-8', text };
			return { method: 'POST', url, type: 'ping', sent, status: 204, mime: 'text/plain', answer: '' };
		},
		page() {
			const head = `<link rel="https://api.w.org/" href="${SITE}/wp-json/" />\n<script>wp.apiFetch.use( wp.apiFetch.createNonceMiddleware( "${nonce}" ) );</script>`;
			return {
				url: `${SITE}/wp-admin/post.php?post=${anyPost().id}&action=edit`,
				type: 'document',
				time: 400,
				mime: 'text/html; charset=UTF-8',
				answer: texts.page(anyLength(), head),
			};
		},
		read() {
			if (random.below(2) === 0) {
				const post = anyPost();
				return rest('GET', `/wp/v2/posts/${post.id}?context=edit`, null, postJson(post, anyLength()));
			}
			const length = anyLength() / 10;
			const items = Array.from({ length: 10 }, () => postJson(anyPost(), length));
			return rest('GET', '/wp/v2/posts?context=edit&per_page=10', null, items);
		},
		create(at) {
			nextId += 1;
			const made = { id: nextId, revisions: 1, modified: at };
			return rest('POST', '/wp/v2/posts', edited(), postJson(made, anyLength()), 201);
		},
		ajax() {
			const fields = {
				action: 'acme_save_order',
				order: String(nextId++),
				note: texts.content(random.length(200, 3000)),
				security: random.hex(10),
			};
			return ajax(fields, JSON.stringify({ success: true, data: { html: texts.content(anyLength()) } }));
		},
		heartbeat(at) {
			const post = String(anyPost().id);
			const lock = `${Math.floor(at / 1000)}:1`;
			const fields = {
				action: 'heartbeat',
				_nonce: random.hex(10),
				interval: '10',
				screen_id: 'post',
				has_focus: 'true',
				'data[wp-refresh-post-lock][post_id]': post,
				'data[wp-refresh-post-lock][lock]': lock,
			};
			const answer = {
				'wp-refresh-post-lock': { new_lock: lock },
				'wp-auth-check': true,
				server_time: Math.floor(at / 1000),
			};
			return ajax(fields, JSON.stringify(answer));
		},
		autosave() {
			const post = anyPost();
			post.revisions += 1;
			const body = { id: post.id, title: 'Draft', content: texts.content(600) };
			return rest('POST', `/wp/v2/posts/${post.id}/autosaves`, body, postJson(post, 600));
		},
		poll: () => ajax({ action: 'acme_import_step', job: '77' }, '{"success":true,"data":{"done":12}}'),
		conflict() {
			const place = random.below(7);
			const refused = (route: string, body: object, status: number, code: string, data: object): Sketch =>
				rest('POST', route, body, { code, message: 'No.', data: { status, ...data } }, status);
			switch (place) {
				case 0: {
					const body = { ...edited(), version: 3 };
					const route = `/acme/v1/orders/${random.below(9999)}`;
					return found(
						refused(route, body, 409, 'version_conflict', { current_version: 5 }),
						'stale-version',
					);
				}
				case 1:
					return found(
						refused('/wp/v2/categories', { name: `News ${random.hex(6)}` }, 400, 'term_exists', {
							term_id: 7,
						}),
						'already-exists',
					);
				case 2:
					return found(
						refused('/acme/v1/jobs', edited(), 409, 'acme_no', {}),
						'unclassified-conflict',
						'stale-version',
					);
				case 3: {
					const cart = { items: [], totals: { total_price: '0' } };
					const body = { key: random.hex(32), quantity: 2 };
					const code = 'woocommerce_rest_cart_invalid_key';
					return found(refused('/wc/store/v1/cart/update-item', body, 409, code, { cart }), 'cart-changed');
				}
				case 4:
					return found(
						refused(`/wp/v2/posts/${anyPost().id}`, edited(), 403, 'rest_cookie_invalid_nonce', {}),
						'stale-nonce',
					);
				case 5: {
					const sketch = refused(`/acme/v1/sheets/${random.below(9999)}`, edited(), 412, 'acme_changed', {});
					const requestHeaders = { ...signed, 'if-match': `"${random.hex(8)}"` };
					return found({ ...sketch, requestHeaders }, 'precondition-failed', 'stale-version');
				}
				default: {
					const fields = { comment: texts.content(300), comment_post_ID: '12', email: 'reader@mail.example' };
					return found(
						{
							method: 'POST',
							url: `${SITE}/wp-comments-post.php`,
							type: 'document',
							sent: { type: FORM_TYPE, text: new URLSearchParams(fields).toString() },
							status: 409,
							mime: 'text/html; charset=UTF-8',
							answer:
								'<!DOCTYPE html><html><head><title>Comment Submission Failure</title></head><body id="error-page"><div class="wp-die-message"><p>Duplicate comment detected; it looks as though you&#8217;ve already said that!</p></div></body></html>',
						},
						'already-exists',
					);
				}
			}
		},
		refusedAndHealed(at) {
			const saved = save(at);
			const refusal = { code: 'rest_cookie_invalid_nonce', message: 'No.', data: { status: 403 } };
			const fresh = {
				url: `${SITE}/wp-admin/admin-ajax.php?action=rest-nonce`,
				type: 'fetch',
				script: EDITOR,
			};
			return [
				{
					...saved,
					status: 403,
					answer: JSON.stringify(refusal),
					requestHeaders: { 'x-wp-nonce': '0123456789' },
				},
				{ ...fresh, mime: 'text/html; charset=UTF-8', answer: nonce },
				saved,
			];
		},
	};
}

function found(sketch: Sketch, ...kinds: readonly string[]): Conflict {
	return { sketch, kinds };
}

function gmt(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 19);
}
