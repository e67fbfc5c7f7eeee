/** The name of a field in its two halves: what it is called, and what holds it, as far as the name itself says. */
export interface FieldName {
	readonly name: string;
	/** `null` when the name does not say. */
	readonly holder: string | null;
}

/** A longer name tells nothing by its beginning. */
const MAX_NAME = 200;

/** Reads `billing[first_name]`, `billing.firstName` and `Billing-First-Name` as `first_name`, held by `billing` where so. */
export function readFieldName(raw: string): FieldName {
	const parts = raw
		.slice(0, MAX_NAME)
		.split(/[[\].]+/)
		.filter(part => part !== '' && !/^\d+$/.test(part));
	const holder = parts.at(-2);
	return { name: snakeCase(parts.at(-1) ?? ''), holder: holder === undefined ? null : snakeCase(holder) };
}

/** `billingFirstName` and `X-WP-Nonce` in one way of writing: `billing_first_name`, `x_wp_nonce`. */
export function snakeCase(name: string): string {
	// Most steps of a path and most keys are.
	if (/^[a-z0-9_.]*$/.test(name)) return name;
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
		.replace(/[\s:-]+/g, '_')
		.toLowerCase();
}

/** Whether a name may be a secret itself, an address, a key or a path; plain words are none. */
export function mayHoldSecret(name: string): boolean {
	return (
		name.includes('@') ||
		(name.length >= 10 && /\d/.test(name)) ||
		name.length > 60 ||
		/^(?:\/|[A-Za-z]:\\)[^\\/]{1,60}[\\/]/.test(name)
	);
}
