import { asRecord } from '../../exchange/loose.ts';
import type { Detector } from '../case.ts';
import { bodyPointer, evidence } from '../evidence.ts';

/**
 * WooCommerce's Store API: every 409 of a cart route or the checkout carries the whole current cart in `data.cart`
 * (`AbstractCartRoute::get_route_error_response()`), whatever the code, which may be another plugin's.
 */
export const cartChanged: Detector = {
	kind: 'cart-changed',
	detect({ meaning, subject }) {
		const { endpoint, error, status } = subject;
		if (status !== 409) return null;
		const cart = asRecord(asRecord(error?.data)?.cart);
		const isStore = endpoint.route?.startsWith('/wc/store') ?? false;
		if (!cart && !(isStore && meaning?.meaning === 'cart-changed')) return null;
		const pointer = bodyPointer(`${error?.pointer ?? ''}/data/cart`);
		return {
			confidence: cart && isStore ? 'certain' : 'likely',
			evidence: [
				...(cart ? [evidence(subject, 'carries-cart', pointer, 'evidence_field', 'data.cart')] : []),
				...(error?.code
					? [
							evidence(
								subject,
								'code-known',
								bodyPointer(`${error.pointer}/code`),
								'evidence_code',
								error.code,
							),
						]
					: []),
			],
		};
	},
};
