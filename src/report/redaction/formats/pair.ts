/** Members that say what the member `value` beside them is: jQuery's `serializeArray()`, WooCommerce's `meta_data`. */
const NAMES = new Set(['name', 'key', 'field', 'meta_key']);
const VALUES = new Set(['value', 'meta_value']);

/** An object while its members are read. */
export interface Pair {
	/** What one of its members said that another is called; empty when none did so far. */
	said: string;
}

/** The name of a member: what a member before it said that it is called, or its own key. */
export function nameOfMember(pair: Pair, key: string): string {
	return pair.said !== '' && VALUES.has(key) ? pair.said : key;
}

/** Whether the value of a member with this key may say what another is called. */
export function saysNames(key: string): boolean {
	return NAMES.has(key);
}

/** Takes note of a member that may say what another is called. */
export function noteMember(pair: Pair, key: string, value: string): void {
	if (saysNames(key) && value.length <= 100) pair.said = value;
}
