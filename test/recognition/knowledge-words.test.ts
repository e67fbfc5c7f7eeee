import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFLICT_WORDS, meaningOfWords } from '../../src/wordpress/knowledge/conflict-words.ts';

/** Any string at all, lone surrogates and control characters among them. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units));

describe('meaningOfWords', () => {
	it.each(CONFLICT_WORDS.map(row => [row.example, row] as const))('%s', (example, row) => {
		expect(meaningOfWords(example)).toBe(row.meaning);
		// The example is for this row: without the row it would say something else, or nothing.
		const words = example.replace(/[^A-Za-z]+/g, ' ').toLowerCase();
		expect(row.words.test(words)).toBe(true);
		expect(CONFLICT_WORDS.find(each => each.words.test(words))).toBe(row);
	});

	it.each([
		['acme_edit_conflict', 'stale-version'],
		['version_mismatch', 'stale-version'],
		['The content was modified since you opened it. Reload and retry.', 'stale-version'],
		['stale_base_hash', 'stale-version'],
		['Expected version 4, got 3: version conflict', 'stale-version'],
		['emailTaken', 'already-exists'],
		['post_exists', 'already-exists'],
		['duplicate_name', 'already-exists'],
		['A resource with this slug already exists.', 'already-exists'],
		['Name must be unique', 'already-exists'],
		['booking_slot_taken', 'already-exists'],
		['resource_locked', 'locked'],
		['job.already.running', 'locked'],
		['This order is being edited by Ann.', 'locked'],
		['Payment is processing, please wait.', 'locked'],
		['Deployment already active', 'invalid-transition'],
		['Invalid order status', 'invalid-transition'],
		['order_already_paid', 'invalid-transition'],
		['The payment cannot be captured', 'invalid-transition'],
		['You cannot edit this item because it is in the Trash.', 'invalid-transition'],
		['Token already consumed', 'invalid-transition'],
		['cannot_delete_term_in_use', 'in-use'],
		['Item already deleted', 'duplicate'],
		['Form already submitted', 'duplicate'],
		['idempotency_key_reuse', 'idempotency'],
		['Rate limit exceeded', 'rate-limit'],
		['nonce_expired', 'stale-nonce'],
		['Your cart was updated in another tab', 'cart-changed'],
		['You must be logged in to do that', 'logged-out'],
	])('%s: %s', (text, meaning) => {
		expect(meaningOfWords(text)).toBe(meaning);
	});

	it.each([
		'',
		'Conflict',
		'409',
		'status',
		'HTTP status code 409',
		'Invalid status code',
		'Your licence has expired.',
		'The block could not be rendered.',
		'clock_skew',
		'unlocked',
		'blocklist',
		'The post does not exist.',
		"The item doesn't exist.",
		'rest_no_longer_exists',
		'WordPress version 6.5 is required.',
		'token',
		'Something went wrong.',
		'The account is not locked.',
		'revision',
		'No action was performed.',
	])('%j says nothing', text => {
		expect(meaningOfWords(text)).toBeNull();
	});

	it('takes any string, and reads only the beginning of a long one', () => {
		fc.assert(fc.property(anyText, text => void meaningOfWords(text)));
		expect(meaningOfWords(`${'x '.repeat(1000)}already exists`)).toBeNull();
	});
});
