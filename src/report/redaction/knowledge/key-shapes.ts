import type { SecretClass } from '../secret-classes.ts';

export interface KeyShapeRow {
	readonly kind: SecretClass;
	/** Who issues it, said in the label; empty when anybody may. */
	readonly issuer: string;
	/** Linear in time. */
	readonly shape: RegExp;
	/** Any match holds one of these; nearly every text holds none. */
	readonly hints: readonly string[];
	/** Made up, cut in two so that no scanner of source code takes it for real. */
	readonly example: readonly [string, string];
	readonly source: string;
}

const key = (
	issuer: string,
	shape: RegExp,
	hints: readonly string[],
	example: KeyShapeRow['example'],
	source: string,
): KeyShapeRow => ({
	kind: 'api-key',
	issuer,
	shape,
	hints,
	example,
	source,
});

const GITLEAKS = 'gitleaks, config/gitleaks.toml';

/** Secrets that tell what they are by their look. */
export const KEY_SHAPES: readonly KeyShapeRow[] = [
	key(
		'woocommerce',
		/\bc[ks]_[0-9a-f]{40}/,
		['ck_', 'cs_'],
		['ck_', '0123456789abcdef0123456789abcdef01234567'],
		'WooCommerce 10.5.2 wc_rand_hash()',
	),
	key(
		'woocommerce',
		/\bwc_order_[A-Za-z0-9]{10,20}/,
		['wc_order_'],
		['wc_order_', 'a1B2c3D4e5F6g'],
		'WooCommerce 10.5.2 wc_generate_order_key()',
	),
	key(
		'stripe',
		/\b(?:[sr]k|pk)_(?:live|test)_[A-Za-z0-9]{10,250}/,
		['_live_', '_test_'],
		['sk_live_', '4eC39HqLyjWDarjtT1zdp7dc'],
		'Stripe, API keys',
	),
	key(
		'stripe',
		/\bwhsec_[A-Za-z0-9+/=]{16,100}/,
		['whsec_'],
		['whsec_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4'],
		'Stripe, webhooks',
	),
	key(
		'stripe',
		/\b(?:pi|seti|cs)_[A-Za-z0-9_]{10,80}_secret_[A-Za-z0-9]{10,80}/,
		['_secret_'],
		['pi_3MtwBwLkdIwHu7ix28a3', '_secret_YrKJUKribcBjcG8HVhfZluoGH'],
		'Stripe, client secrets',
	),
	key(
		'aws',
		/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/,
		['AKIA', 'ASIA', 'ABIA', 'ACCA'],
		['AKIA', 'IOSFODNN7EXAMPLE'],
		'AWS, unique identifiers',
	),
	key('google', /\bAIza[\w-]{35}/, ['AIza'], ['AIza', 'SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6q'], GITLEAKS),
	key('google', /\bGOCSPX-[\w-]{20,40}/, ['GOCSPX-'], ['GOCSPX-', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4'], GITLEAKS),
	key(
		'google',
		/\bya29\.[\w-]{20,2048}/,
		['ya29.'],
		['ya29.', 'a0AfH6SMBx1Y2z3W4v5U6t7S8r9Q'],
		'Google, OAuth 2.0',
	),
	key(
		'github',
		/\bgh[pousr]_[A-Za-z0-9]{20,255}/,
		['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
		['ghp_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'],
		'GitHub, token formats',
	),
	key(
		'github',
		/\bgithub_pat_[A-Za-z0-9_]{22,255}/,
		['github_pat_'],
		['github_pat_', '11ABCDEFG0a1B2c3D4e5F6_g7H8i9J0k1L2m3N4'],
		'GitHub, token formats',
	),
	key('gitlab', /\bglpat-[\w-]{20,64}/, ['glpat-'], ['glpat-', 'a1B2c3D4e5F6g7H8i9J0'], GITLEAKS),
	key(
		'slack',
		/\bxox[abeoprs]-[\w-]{10,250}/,
		['xox'],
		['xoxb-', '123456789012-1234567890123-a1B2c3D4e5F6g7H8'],
		'Slack, token types',
	),
	key(
		'slack',
		/\bhooks\.slack\.com\/(?:services|workflows)\/[\w/+-]{20,100}/,
		['hooks.slack.com'],
		['hooks.slack.com/services/', 'T00000000/B00000000/a1B2c3D4e5F6g7H8i9J0k1L2'],
		'Slack, incoming webhooks',
	),
	key(
		'sendgrid',
		/\bSG\.[\w-]{16,32}\.[\w-]{16,64}/,
		['SG.'],
		['SG.', 'a1B2c3D4e5F6g7H8i9J0k1.L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8c9D0e1F2g'],
		GITLEAKS,
	),
	key(
		'mailchimp',
		/\b[0-9a-f]{32}-us\d{1,2}\b/,
		['-us'],
		['0123456789abcdef0123456789abcdef', '-us21'],
		GITLEAKS,
	),
	key('mailgun', /\bkey-[0-9a-f]{32}\b/, ['key-'], ['key-', '0123456789abcdef0123456789abcdef'], GITLEAKS),
	key(
		'brevo',
		/\bxkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}/,
		['xkeysib-'],
		['xkeysib-', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef-a1B2c3D4e5F6g7H8'],
		GITLEAKS,
	),
	key(
		'twilio',
		/\b(?:SK|AC)[0-9a-f]{32}\b/,
		['SK', 'AC'],
		['SK', '0123456789abcdef0123456789abcdef'],
		'Twilio, API keys and account SIDs',
	),
	key(
		'paypal',
		/\baccess_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}/,
		['access_token$'],
		['access_token$production$', 'a1b2c3d4e5f6g7h8$0123456789abcdef0123456789abcdef'],
		'trufflehog, Braintree',
	),
	key(
		'paypal',
		/\b(?:EC-)[0-9A-Z]{17}\b/,
		['EC-'],
		['EC-', '5YX87654AB123456C'],
		'PayPal, Express Checkout tokens',
	),
	key(
		'square',
		/\b(?:EAAA|sq0[a-z]{3}-)[\w-]{22,80}/,
		['EAAA', 'sq0'],
		['sq0atp-', 'a1B2c3D4e5F6g7H8i9J0k1'],
		GITLEAKS,
	),
	key(
		'facebook',
		/\bEAA[A-Za-z0-9]{40,300}/,
		['EAA'],
		['EAAC', 'EdEose0cBAa1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'],
		GITLEAKS,
	),
	key(
		'anthropic',
		/\bsk-ant-[\w-]{20,250}/,
		['sk-ant-'],
		['sk-ant-', 'api03-a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'],
		GITLEAKS,
	),
	key(
		'openai',
		/\bsk-(?=[\w-]{0,250}\d)(?=[\w-]{0,250}[A-Z])[\w-]{20,250}/,
		['sk-'],
		['sk-proj-', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'],
		GITLEAKS,
	),
	key(
		'telegram',
		/\b\d{8,10}:AA[\w-]{33}/,
		[':AA'],
		['123456789:AA', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q'],
		GITLEAKS,
	),
	key(
		'digitalocean',
		/\bdo[opr]_v1_[0-9a-f]{64}/,
		['_v1_'],
		['dop_v1_', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'],
		GITLEAKS,
	),
	key(
		'shopify',
		/\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/,
		['shp'],
		['shpat_', '0123456789abcdef0123456789abcdef'],
		GITLEAKS,
	),
	key('npm', /\bnpm_[A-Za-z0-9]{36}/, ['npm_'], ['npm_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'], GITLEAKS),
	key(
		'mapbox',
		/\b[ps]k\.eyJ[\w-]{10,500}\.[\w-]{10,100}/,
		['k.eyJ'],
		['pk.eyJ', '1IjoiZXhhbXBsZSJ9.a1B2c3D4e5F6g7H8'],
		'Mapbox, access tokens',
	),
	{
		kind: 'payment',
		issuer: 'stripe',
		shape: /\b(?:pm|tok|src|cus|ba)_(?=[A-Za-z]{0,40}\d)[A-Za-z0-9]{14,64}\b/,
		hints: ['pm_', 'tok_', 'src_', 'cus_', 'ba_'],
		example: ['pm_', '1N2b3C4d5E6f7G8h9'],
		source: 'Stripe, identifiers of payment methods, sources and customers',
	},
	{
		kind: 'jwt',
		issuer: '',
		// Whole: not only the signature is secret, the middle holds names and addresses.
		shape: /\beyJ[\w-]{6,8192}(?:\.[\w-]{0,8192}){1,4}/,
		hints: ['eyJ'],
		example: ['eyJhbGciOiJIUzI1NiJ9', '.eyJ1c2VyX2lkIjoidF8xIn0.c2lnbmF0dXJl'],
		source: 'RFC 7519, 3; RFC 7516, 3',
	},
	{
		kind: 'private-key',
		issuer: '',
		shape:
			/-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[^-]{0,16384}-----END [A-Z0-9 ]{0,40}-----|[^-]{0,16384})/,
		hints: ['PRIVATE KEY'],
		example: ['-----BEGIN PRIVATE KEY-----', '\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----'],
		source: 'RFC 7468, 10 and 11',
	},
	{
		kind: 'authorization',
		issuer: '',
		shape: /(?<=\b(?:[Bb]earer|[Bb]asic|OAuth) {1,4})(?=[A-Za-z.~+/=-]{0,200}\d)[\w.~+/=-]{16,8192}/,
		hints: ['earer ', 'asic ', 'OAuth '],
		example: ['a1B2c3D4', 'e5F6g7H8'],
		source: 'RFC 6750, 2.1; RFC 7617, 2',
	},
	{
		kind: 'session',
		issuer: 'woocommerce',
		shape: /(?<![\w-])t_[0-9a-f]{30}(?![\w-])/,
		hints: ['t_'],
		example: ['t_', '0123456789abcdef0123456789abcd'],
		source: 'WooCommerce 10.5.2 WC_Session_Handler::generate_customer_id()',
	},
];
