import { createMatcher, type Matcher } from './matcher.ts';
import { isBounded, type Reach, reachOf } from './reach.ts';
import type { SecretClass } from './secret-classes.ts';
import { formsOf } from './secret-forms.ts';

/** What stands for a secret, and how it is looked for. */
export interface KnownSecret {
	readonly kind: SecretClass;
	readonly label: string;
	readonly reach: Reach;
	/** The secret itself: this never leaves the redactor but to the self-scan. */
	readonly text: string;
}

/** One of the forms of a known secret. */
export interface SoughtForm {
	readonly secret: KnownSecret;
	readonly text: string;
	readonly base64: boolean;
	readonly bounded: boolean;
}

export interface Secrets {
	/**
	 * What to write in place of a secret: the same for the same secret, for as long as this lives.
	 *
	 * @param detail what may be said of it besides its class: the name of a cookie, who issued a key
	 */
	label(kind: SecretClass, text: string, detail?: string): string;
	/** Takes note of another way to write a secret, or of a part of it, without a number of its own. */
	alias(label: string, kind: SecretClass, text: string): void;
	/** Takes note of a text that is replaced by another of the caller's choice. */
	fix(kind: SecretClass, text: string, replacement: string): void;
	readonly known: ReadonlyMap<string, KnownSecret>;
	/** Those that are looked for anywhere, in all their forms. */
	readonly sought: Matcher<SoughtForm>;
	/** Plain words: apart, for they are short, and the shortest string sets the pace of a matcher. */
	readonly words: Matcher<SoughtForm>;
}

/** More secrets than this still get a label each, but are not looked for elsewhere. */
const MAX_SOUGHT = 100_000;

/** A label, so that a report that was redacted before is not redacted again. */
const LABEL = /^‹[a-z-]{2,30}(?: [\w.-]{1,40})?#\d{1,9}›$/;

/** Whether a text is one label and nothing else. */
export function isLabel(text: string): boolean {
	return LABEL.test(text);
}

/**
 * Keeps secrets and their labels. A label is the class and a number in order of first sight, so nothing of the secret is in
 * it: neither can it be computed back, as hashes of short secrets can, nor do labels of two reports say whether their secrets
 * are equal. So no key is needed; what a key would have to be thrown away for goes with this object.
 */
export function createSecrets(kept: ReadonlySet<SecretClass>): Secrets {
	const known = new Map<string, KnownSecret>();
	const numbers = new Map<SecretClass, number>();
	const sought = createMatcher<SoughtForm>();
	const words = createMatcher<SoughtForm>();

	const learn = (key: string, kind: SecretClass, text: string, label: string) => {
		const secret: KnownSecret = { kind, label, reach: reachOf(kind, text), text };
		known.set(key, secret);
		if (secret.reach === 'in-place' || sought.size + words.size > MAX_SOUGHT) return;
		const isWord = secret.reach === 'whole-words';
		for (const form of isWord ? [{ text, base64: false }] : formsOf(text)) {
			const bounded = !form.base64 && isBounded(form.text);
			(isWord ? words : sought).add(form.text, { ...form, secret, bounded });
		}
	};

	return {
		known,
		sought,
		words,
		label(kind, text, detail = '') {
			if (kept.has(kind) || isLabel(text)) return text;
			const key = keyOf(kind, text);
			const old = known.get(key);
			if (old) return old.label;
			const number = (numbers.get(kind) ?? 0) + 1;
			numbers.set(kind, number);
			const label = labelOf(kind, detail, number);
			learn(key, kind, text, label);
			return label;
		},
		alias(label, kind, text) {
			const key = keyOf(kind, text);
			if (!kept.has(kind) && !known.has(key)) learn(key, kind, text, label);
		},
		fix(kind, text, replacement) {
			learn(keyOf(kind, text), kind, text, replacement);
		},
	};
}

/**
 * A secret that is one anywhere has one label whatever it is called in each place. A password never shares the label of
 * something else: that would tell that it is the user's name.
 */
function keyOf(kind: SecretClass, text: string): string {
	const shared = kind !== 'password' && reachOf(kind, text) === 'anywhere';
	return shared ? `*${text}` : `${kind}:${text}`;
}

function labelOf(kind: SecretClass, detail: string, number: number): string {
	if (kind === 'path' && number === 1) return 'ABSPATH';
	const remark = detail.replace(/[^\w.-]+/g, '').slice(0, 40);
	return `‹${kind}${remark === '' ? '' : ` ${remark}`}#${number}›`;
}
