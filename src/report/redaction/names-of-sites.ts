import { parseUrl } from '../../exchange/url.ts';
import { unicodeHost } from './punycode.ts';

const SITE = 'site.example';
/** Of `blog.shop.test` the domain says whose it is as well. */
const DOMAIN = 'domain.example';

/** Below countries' own domains many registries have these: `co.uk`, `com.br`, `or.jp` (Public Suffix List). */
const SECOND_LEVELS = new Set(
	'ac asso biz co com edu firm gen go gob gouv gov gv ind info ltd me mil ne net nom or org plc sch web'.split(
		' ',
	),
);

/** Shorter with hyphens, a host may be a word of something else. */
const SHORTEST_SLUG = 7;

/**
 * What tells a site by its address, and what to write in its place: `shop.test:8080`, `shop.test`, with capitals and in letters of
 * any script; as a part of names of files and tables (`shop-test`, `shop_test`); the domain above. Of several sites the second
 * is `site2.example`.
 */
export function namesOfSites(origins: readonly string[]): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	const add = (text: string, name: string) => {
		if (text !== '' && !names.has(text)) names.set(text, name);
	};
	const hosts = origins.flatMap(origin => parseUrl(origin) ?? []).filter(({ hostname }) => hostname !== '');
	const bareHosts = [...new Set(hosts.map(({ hostname }) => bareOf(hostname)))];
	bareHosts.forEach((bare, index) => {
		const name = numbered(SITE, index);
		for (const { host, hostname } of hosts) {
			if (bareOf(hostname) === bare) for (const each of [host, hostname]) addForms(each, name, add);
		}
		addForms(bare, name, add);
	});
	const domains = new Set(bareHosts.map(domainOf).filter(domain => !bareHosts.includes(domain)));
	[...domains].forEach((domain, index) => {
		addForms(domain, numbered(DOMAIN, index), add);
	});
	return names;
}

function addForms(host: string, name: string, add: (text: string, name: string) => void): void {
	for (const form of new Set([host, unicodeHost(host), host.replace(/^\[|\]$/g, '')])) {
		add(form, name);
		add(form.toUpperCase(), name);
		add(
			form.replace(/^\p{L}/u, letter => letter.toUpperCase()),
			name,
		);
		// An address of figures is none of anybody's names.
		if (form.length < SHORTEST_SLUG || !/\p{L}.*\./u.test(form) || /[:[]/.test(form)) continue;
		for (const mark of ['-', '_']) add(form.replaceAll('.', mark), name);
	}
}

function bareOf(hostname: string): string {
	return hostname.replace(/^www\./, '');
}

/** The part of a host that somebody registered, as far as can be told without the whole list; the host itself where it is that. */
function domainOf(host: string): string {
	const labels = host.split('.');
	if (/^[\d.]+$|:/.test(host) || labels.length < 3) return host;
	const isBelow = labels.at(-1)?.length === 2 && SECOND_LEVELS.has(labels.at(-2) ?? '');
	return labels.slice(isBelow ? -3 : -2).join('.');
}

function numbered(name: string, index: number): string {
	return index === 0 ? name : name.replace('.', `${index + 1}.`);
}
