import type { MessageKey } from '../../words/message.ts';

/**
 * Who makes such a secret. A program makes it at random, so it can be told from words; a person types words, which may stand
 * anywhere with another meaning; the network's are figures.
 */
export type Maker = 'program' | 'person' | 'network';

interface SecretClassRow {
	/** Also the word in its labels: `‹nonce#1›`. */
	readonly id: string;
	readonly maker: Maker;
	/** Heading of a number: "Nonces: 3". */
	readonly words: MessageKey;
}

/** Every kind of secret, in the order a report lists them. */
export const SECRET_CLASSES = [
	{ id: 'password', maker: 'person', words: 'redaction_password' },
	{ id: 'application-password', maker: 'program', words: 'redaction_applicationPassword' },
	{ id: 'one-time-code', maker: 'person', words: 'redaction_oneTimeCode' },
	{ id: 'authorization', maker: 'program', words: 'redaction_authorization' },
	{ id: 'cookie', maker: 'program', words: 'redaction_cookie' },
	{ id: 'nonce', maker: 'program', words: 'redaction_nonce' },
	{ id: 'reset-key', maker: 'program', words: 'redaction_resetKey' },
	{ id: 'api-key', maker: 'program', words: 'redaction_apiKey' },
	{ id: 'jwt', maker: 'program', words: 'redaction_jwt' },
	{ id: 'private-key', maker: 'program', words: 'redaction_privateKey' },
	{ id: 'token', maker: 'program', words: 'redaction_token' },
	{ id: 'session', maker: 'program', words: 'redaction_session' },
	{ id: 'payment', maker: 'program', words: 'redaction_payment' },
	{ id: 'card', maker: 'network', words: 'redaction_card' },
	{ id: 'email', maker: 'network', words: 'redaction_email' },
	{ id: 'phone', maker: 'network', words: 'redaction_phone' },
	{ id: 'name', maker: 'person', words: 'redaction_name' },
	{ id: 'address', maker: 'person', words: 'redaction_address' },
	{ id: 'user', maker: 'person', words: 'redaction_user' },
	{ id: 'ip', maker: 'network', words: 'redaction_ip' },
	{ id: 'path', maker: 'network', words: 'redaction_path' },
	{ id: 'site', maker: 'network', words: 'redaction_site' },
] as const satisfies readonly SecretClassRow[];

export type SecretClass = (typeof SECRET_CLASSES)[number]['id'];

const makers: ReadonlyMap<string, Maker> = new Map(SECRET_CLASSES.map(({ id, maker }) => [id, maker]));

export function makerOf(kind: SecretClass): Maker {
	return makers.get(kind) ?? 'program';
}
