import type { Exchange } from '../exchange/exchange.ts';
import { header } from '../exchange/headers.ts';
import { originOf, parseUrl } from '../exchange/url.ts';
import { componentFromUrl } from './component.ts';

/** What the traffic tells of a site in passing; nothing was asked for. */
export interface SiteFacts {
	readonly wordpress: string | null;
	readonly php: string | null;
	readonly theme: string | null;
	/** Plugins whose scripts sent requests, with the version in their URL when it is one. */
	readonly plugins: readonly { readonly slug: string; readonly version: string | null }[];
}

const GENERATOR = /<meta\s+name=["']generator["']\s+content=["']WordPress ([\d.]{1,20}[\w.-]{0,30})["']/;

/** Reads what exchanges of one origin tell of their site. */
export function siteFacts(exchanges: Iterable<Exchange>, origin: string): SiteFacts {
	let wordpress: string | null = null;
	let php: string | null = null;
	let theme: string | null = null;
	const plugins = new Map<string, string | null>();
	/** The same few stacks send all requests. */
	const seen = new Set<unknown>();
	for (const { initiator, request, response } of exchanges) {
		if (originOf(request.url) !== origin) continue;
		php ??= /PHP\/([\d.]{1,20})/.exec(header(response.headers, 'x-powered-by') ?? '')?.[1] ?? null;
		const { body } = response;
		if (wordpress === null && body.kind === 'text' && body.text.includes('WordPress ')) {
			wordpress = GENERATOR.exec(body.text)?.[1] ?? null;
		}
		if (seen.has(initiator)) continue;
		seen.add(initiator);
		for (const script of [...initiator.frames.map(frame => frame.url), initiator.url]) {
			if (seen.has(script)) continue;
			seen.add(script);
			const component = componentFromUrl(script);
			if (component?.type === 'theme') theme ??= component.slug;
			if (component?.type !== 'plugin') continue;
			const version = parseUrl(script)?.searchParams.get('ver') ?? null;
			if (!plugins.get(component.slug)) plugins.set(component.slug, version);
		}
	}
	return { wordpress, php, theme, plugins: [...plugins].map(([slug, version]) => ({ slug, version })) };
}
