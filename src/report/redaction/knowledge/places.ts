export interface PlaceRow {
	/** Name of what holds the fields, as in `SecretFieldRow`; of a URL, a step of its path. */
	readonly field: string;
	readonly is: 'person' | 'nonces' | 'complaints';
	readonly source: string;
}

const of = (is: PlaceRow['is'], source: string, fields: readonly string[]): readonly PlaceRow[] =>
	fields.map(field => ({ field, is, source }));

/** Members that say what their own members are. */
export const PLACES: readonly PlaceRow[] = [
	...of('person', 'WooCommerce 10.5.2 REST API', [
		'billing',
		'shipping',
		'billing_address',
		'shipping_address',
	]),
	...of('person', 'WooCommerce 10.5.2 REST API', ['customer', 'customers']),
	...of('person', 'WordPress 7.1.1 REST API', ['user', 'users', 'author', 'authors', 'current_user']),
	...of('person', 'WordPress 7.1.1 heartbeat; Elementor', ['lock_user', 'locked_user', 'lock_error']),
	...of('person', 'Elementor Pro', ['form_fields']),
	...of('person', 'common name', [
		'address',
		'contact',
		'contacts',
		'person',
		'people',
		'recipient',
		'sender',
	]),
	...of('person', 'common name', [
		'profile',
		'member',
		'members',
		'attendee',
		'attendees',
		'donor',
		'subscriber',
	]),
	...of('person', 'common name', ['subscribers', 'owner', 'lead', 'guest', 'payer']),
	...of('nonces', 'WordPress 7.1.1 class-wp-customize-manager.php', ['nonce', 'nonces']),
	...of('complaints', 'WordPress 7.1.1 rest_validate_request_arg()', ['params', 'details', 'errors']),
];
