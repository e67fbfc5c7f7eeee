import { requestField } from '../wordpress/request-fields.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';

/** Where a heartbeat says which post its editor holds: core, WooCommerce's orders, Elementor. */
const POST_FIELDS = [
	'data[wp-refresh-post-lock][post_id]',
	'data[wc-refresh-order-lock]',
	'data[elementor_post_lock][post_ID]',
];

/** The post or order whose lock a heartbeat keeps; `null` where it keeps none. */
export function lockedPost({ endpoint, exchange }: WordPressExchange): string | null {
	if (endpoint.family !== 'heartbeat') return null;
	for (const name of POST_FIELDS) {
		const id = requestField(exchange.request, name);
		if (id !== undefined && /^\d{1,20}$/.test(id)) return id;
	}
	return null;
}
