import { judgeField } from './field-rules.ts';
import { redactCookies, redactSetCookie } from './formats/cookies.ts';
import { redactHtml } from './formats/html.ts';
import { redactJson } from './formats/json.ts';
import { redactQuery } from './formats/query.ts';
import { redactScript } from './formats/script.ts';
import { redactUrl } from './formats/url.ts';
import { redactXml } from './formats/xml.ts';
import { isIpAddress, isNobodysAddress } from './ip.ts';
import { redactByLook } from './look.ts';
import { remembered } from './remembered.ts';
import type { SecretClass } from './secret-classes.ts';
import { isLabel, type Secrets } from './secrets.ts';
import { redactStrictly, redactText } from './text.ts';
import type { Context, Walk } from './walk.ts';

/** A format inside a format inside a format …: deeper than this nothing is shown. */
const MAX_DEPTH = 16;

/** Stands for what could not be read. */
const NOT_SHOWN = '…';

export interface WalkOptions {
	readonly secrets: Secrets;
	/** Whether an address is the host of the site, which is shown or replaced by other rules. */
	readonly isHost: (address: string) => boolean;
	readonly siteHash: (hash: string) => string;
	/** Told of a text that is not shown because it could not be read, or is too deep: each time that it is tried. */
	readonly onUnread: (text: string, why: 'failure' | 'depth') => void;
}

/** Puts the redactors of all formats together. */
export function createWalk({ secrets, isHost, siteHash, onUnread }: WalkOptions): Walk {
	let depth = 0;

	/** Whatever goes wrong inside, nothing gets out: neither an exception nor the text. */
	const guarded = <Rest extends unknown[]>(redact: (text: string, ...rest: Rest) => string) => {
		return (text: string, ...rest: Rest): string => {
			if (text === '') return text;
			depth += 1;
			try {
				if (depth <= MAX_DEPTH) return redact(text, ...rest);
				onUnread(text, 'depth');
			} catch {
				onUnread(text, 'failure');
			} finally {
				depth -= 1;
			}
			return NOT_SHOWN;
		};
	};

	const secret = (kind: SecretClass, text: string, detail?: string): string => {
		const bare = text.trim();
		if (bare === '') return text;
		if (kind === 'ip' && (isNobodysAddress(bare) || isHost(bare))) return text;
		const { as, canonical } = canonicalSecret(kind, bare);
		const label = secrets.label(as, canonical, detail);
		if (canonical !== bare) secrets.alias(label, as, bare);
		if (as === 'application-password') secrets.alias(label, as, canonical.replace(/.{4}(?=.)/g, '$& '));
		if (as === 'private-key') for (const line of linesOf(canonical)) secrets.alias(label, as, line);
		return label;
	};

	/** An API key or a JWT says by its look more exactly what it is than a field called `token`. */
	const named = (kind: SecretClass, value: string): string => {
		if (kind !== 'token' && kind !== 'api-key') return secret(kind, value);
		const shown = walk.strict(value.trim());
		return isLabel(shown) ? shown : secret(kind, value);
	};

	/** One memory for each of the few contexts there are. */
	const looks = new Map<Context, (text: string) => string>();
	const byLook = (context: Context) => {
		const known = looks.get(context) ?? remembered(text => redactByLook(text, walk, context));
		looks.set(context, known);
		return known;
	};

	const walk: Walk = {
		secret,
		alias(label, kind, text) {
			if (text !== '' && label !== text) secrets.alias(label, kind, text);
		},
		siteHash,
		field: (name, value, context) => {
			const verdict = value === '' ? null : judgeField(name, value, context);
			switch (verdict?.is) {
				case 'secret':
					return named(verdict.kind, value);
				case 'wanted':
					return verdict.as === 'token' ? walk.strict(value) : walk.any(value, context);
				case 'any':
					return walk.any(value, context);
				default:
					return value;
			}
		},
		number(name, digits, context) {
			const verdict = judgeField(name, digits, context);
			return verdict.is === 'secret' ? secret(verdict.kind, digits) : digits;
		},
		any: guarded((text, context: number) => byLook(context)(text)),
		text: guarded(remembered(text => redactText(text, walk))),
		strict: guarded(remembered(text => redactStrictly(text, walk))),
		script: guarded(text => redactScript(text, walk)),
		url: guarded(remembered(text => redactUrl(text, walk))),
		query: guarded((text, context: number) => redactQuery(text, walk, context)),
		cookies: guarded(text => redactCookies(text, walk)),
		setCookie: guarded(text => redactSetCookie(text, walk)),
		json: guarded((text, context: number) => redactJson(text, walk, context)),
		html: guarded(text => redactHtml(text, walk)),
		xml: guarded(text => redactXml(text, walk)),
	};
	return walk;
}

/** Those of a key in PEM (RFC 7468, 2), which somebody may have ended in another way elsewhere. */
function linesOf(key: string): readonly string[] {
	return key.split(/[^\w+/=]+/, 1000).filter(line => line.length >= 16);
}

/** One way of writing for what people write in several, so that equal secrets have equal labels. */
function canonicalSecret(
	kind: SecretClass,
	text: string,
): { readonly as: SecretClass; readonly canonical: string } {
	switch (kind) {
		case 'password':
		case 'application-password': {
			// WordPress shows them in groups of four and takes them without the spaces.
			const bare = text.replaceAll(' ', '');
			const isGrouped = /^[A-Za-z0-9]{4}(?: [A-Za-z0-9]{4}){5}$/.test(text);
			const isApplication = isGrouped || kind === 'application-password';
			return isApplication ? { as: 'application-password', canonical: bare } : { as: kind, canonical: text };
		}
		case 'phone':
			return { as: kind, canonical: text.replace(/[\s().-]+/g, '') };
		case 'card':
			return { as: kind, canonical: text.replace(/[\s-]+/g, '') };
		case 'path':
			return { as: kind, canonical: text.replace(/[\\/]+$/, '') };
		case 'ip':
			return { as: kind, canonical: isIpAddress(text) ? text.replace(/^\[|\](?::\d+)?$/g, '') : text };
		default:
			return { as: kind, canonical: text };
	}
}
