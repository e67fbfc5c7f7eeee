/** What kind of answer it is that WordPress did not give. */
export type EdgeAnswer =
	/** A page whose script sets a cookie and loads again; fetch and XHR never run it. */
	| 'cookie-gate'
	/** A test whether a person is there. */
	| 'challenge'
	/** A refusal. */
	| 'block'
	/** The layer in front did not reach the server, or got no answer from it. */
	| 'origin-unreachable'
	/** The web server took a PUT or DELETE for itself instead of passing it to PHP. */
	| 'webdav'
	/** Too many, too large or too long. */
	| 'limit'
	| 'maintenance'
	/** Not WordPress's, and no more can be said. */
	| 'unknown-edge';

export interface EdgeSignature {
	readonly id: string;
	/** The product, as its maker calls it. */
	readonly name: string;
	readonly what: EdgeAnswer;
	/** Without it any status will do. */
	readonly statuses?: readonly number[];
	/** Lower case; without a value its presence counts. */
	readonly header?: { readonly name: string; readonly value?: RegExp };
	readonly body?: RegExp;
	/** In characters: a gate or a default page is short, an article that quotes one is long. */
	readonly bodyMaxLength?: number;
	readonly layer: 'host' | 'cdn' | 'waf' | 'server' | 'plugin-firewall';
	readonly source: string;
}
