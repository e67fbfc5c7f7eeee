import type { ErrorMeaning } from './error-codes.ts';

export interface ConflictWordsRow {
	readonly meaning: ErrorMeaning;
	/** Looked for in lower-case words with one space between them: see `meaningOfWords`. */
	readonly words: RegExp;
	/** A code or a message that the row is for. */
	readonly example: string;
}

const row = (meaning: ErrorMeaning, words: RegExp, example: string): ConflictWordsRow => ({
	meaning,
	words,
	example,
});

/**
 * What a code or an English message that no table knows says has happened. The last resort: nothing but words.
 * In this order, because the words of the later rows stand in the sentences of the earlier ones.
 */
export const CONFLICT_WORDS: readonly ConflictWordsRow[] = [
	row('idempotency', /\bidempoten(?:t|cy)\b/, 'The Idempotency-Key was used with another payload.'),
	row(
		'cart-changed',
		/\bcart (?:has |was |has been )?(?:changed|updated|modified)\b/,
		'Your cart has changed.',
	),

	row('missing-nonce', /\b(?:missing|no) (?:the )?nonce\b/, 'missing_nonce'),
	row('missing-nonce', /\bnonce (?:is )?(?:missing|required)\b/, 'A nonce is required.'),
	row('stale-nonce', /\b(?:invalid|expired|bad|stale|wrong|incorrect|failed) nonce\b/, 'bad_nonce'),
	row(
		'stale-nonce',
		/\bnonce (?:\w{1,20} )?(?:\w{1,20} )?(?:invalid|expired|failed|mismatch|wrong)\b/,
		'Nonce verification failed',
	),
	row('stale-nonce', /\b(?:security|cookie) (?:check|verification) failed\b/, 'Security check failed'),
	row(
		'logged-out',
		/\bsession (?:has |is )?expired\b|\bexpired session\b/,
		'Your session has expired, please sign in.',
	),
	row('logged-out', /\btoken (?:has |is )?expired\b|\bexpired token\b/, 'token_expired'),
	row('logged-out', /\bnot logged in\b|\blogged out\b/, 'You are not logged in.'),
	row('logged-out', /\bmust (?:be logged|log) in\b|\bplease log in\b/, 'Please log in first.'),

	row('rate-limit', /\btoo many (?:requests|attempts)\b|\brate limit/, 'Too many requests'),
	row(
		'rate-limit',
		/\bthrottl(?:e|ed|ing)\b|\btoo (?:quickly|fast)\b|\bflood\b/,
		'You are posting comments too quickly. Slow down.',
	),

	row(
		'stale-version',
		/\b(?:version|revision|etag|hash|checksum|offset) (?:is |does |has |was |number )?(?:conflict|mismatch|changed|differs?|outdated|stale|old|older|not match)\b/,
		'version_mismatch',
	),
	row(
		'stale-version',
		/\b(?:old|older|outdated|stale|wrong|newer|expected) (?:version|revision|copy|data|hash|state)\b/,
		'There is a newer version on the server.',
	),
	row('stale-version', /\b(?:stale|outdated|out of date)\b/, 'Your copy is out of date.'),
	row(
		'stale-version',
		/\b(?:modified|changed|updated|edited) (?:since|in the meantime|on the server|by (?:another|someone|somebody|a different))\b/,
		'The content was modified since you opened it.',
	),
	row(
		'stale-version',
		/\b(?:modified|changed|updated|edited|saved) (?:elsewhere|in another (?:tab|window|browser|place|session))\b/,
		'Saving failed: the post was modified elsewhere.',
	),
	row(
		'stale-version',
		/\b(?:lock|fingerprint|timestamp) (?:mismatch|differs|conflict)\b/,
		'acme_lock_mismatch',
	),
	row('stale-version', /\b(?:sync|merge|conflicting) (?:conflict|edits?|changes?)\b/, 'sync_conflict'),
	row(
		'in-use',
		/\b(?:dependency|dependent|foreign key|referential|reference|constraint) (?:conflict|violation|exists?|error)\b|\b(?:has|have) (?:references|relations|dependants)\b/,
		'foreign_key_violation',
	),
	row(
		'in-use',
		/\b(?:still|currently) use\b|\bused in\b|\b(?:is|are|still) assigned to\b|^assigned to\b/,
		'Cannot delete: 3 products still use this category.',
	),
	row(
		'invalid-transition',
		/\bworkflow\b|\b(?:not allowed|forbidden) in (?:state|status)\b|\b(?:draft|approval|review|payment) required\b|\bcannot \w{1,20} (?:an?|the|this) (?:\w{1,20} )?\w{1,20} that is\b/,
		'Cannot refund an order that is not paid.',
	),
	row(
		'already-exists',
		/\b(?:booking|slot|schedule|reservation|appointment) (?:conflict|unavailable|taken)\b/,
		'booking_conflict',
	),
	row(
		'locked',
		/\block (?:not acquired|unavailable|required|denied)\b|\b(?:acquire|obtain) (?:a |the )?lock\b|\b(?:edit|post|write|row|record|session) lock$|\bhas taken over\b|\b(?:import|export|job|sync|task|backup|migration|update|scan|process) (?:is )?running\b/,
		'Another editor has taken over.',
	),
	row('stale-version', /\bmore recent\b/, 'There is a revision of this post that is more recent.'),
	row('stale-version', /\b(?:edit|version|revision|update|write) conflict\b/, 'acme_edit_conflict'),
	row(
		'stale-version',
		/\bconcurrent (?:modification|update|edit|change)|\boptimistic lock/,
		'Concurrent modification',
	),
	row('stale-version', /\bif (?:unmodified since|match)\b|\bprecondition failed\b/, 'precondition_failed'),

	row(
		'already-exists',
		/\balready (?:in use|taken|exists?|registered|present|defined|installed|reserved)\b/,
		'slug_already_in_use',
	),
	row(
		'already-exists',
		/\b(?:name|slug|e ?mail|address|username|login|code|domain|sku|slot|title|id) (?:is |was )?taken\b/,
		'email_taken',
	),

	row(
		'in-use',
		/\b(?:still|currently) (?:in use|used|referenced|assigned|needed)\b/,
		'The image is still used.',
	),
	row('in-use', /\b(?:used|referenced|required|needed) by\b/, 'This category is used by 3 products.'),
	row('in-use', /\bin use\b/, 'cannot_delete_term_in_use'),
	row(
		'in-use',
		/\bhas (?:dependents?|dependen(?:t|cies)|children|child \w{1,20})\b|\bdepends? on\b/,
		'The page has child pages.',
	),

	row(
		'duplicate',
		/\bduplicate (?:comment|review|reply|topic|submission|request|payment|order|entry|vote|reaction)\b/,
		'Duplicate comment detected; it looks as though you have already said that!',
	),
	row(
		'duplicate',
		/\balready (?:been )?(?:submitted|sent|received|trashed|deleted|removed|voted|rated|subscribed|applied|imported|done)\b/,
		'Form already submitted',
	),
	row(
		'duplicate',
		/\b(?:comment|review|reply|topic|submission|vote|reaction) duplicate\b/,
		'review_duplicate',
	),
	row(
		'duplicate',
		/\b(?:double|repeated) (?:submission|submit|request|post)\b|\breplay(?:ed)?\b/,
		'replayed_request',
	),

	row(
		'locked',
		/\b(?<!not )(?:locked|lock (?:held|exists|timeout|conflict|acquired|failed))\b|\bdeadlock\b/,
		'resource_locked',
	),
	row('locked', /\bin progress\b|\bunder processing\b/, 'Another update is currently in progress.'),
	row(
		'locked',
		/\b(?:already|still|currently|is) (?:running|processing|editing|being \w{1,20})\b/,
		'job_already_running',
	),
	row(
		'locked',
		/\bbeing (?:edited|processed|updated|modified|imported|used)\b/,
		'This order, being edited by Ann, cannot be saved.',
	),
	row(
		'locked',
		/\banother (?:process|request|job|update|import|deployment|\w{1,20} action) (?:is|has)\b/,
		'Another process is at it.',
	),
	row('locked', /\bheld by\b|\bbusy\b|\bplease wait\b/, 'Please wait.'),

	row(
		'invalid-transition',
		/\b(?:invalid|illegal|wrong|disallowed|unexpected) (?:\w{1,20} )?(?:status|state|transition|stage)\b(?! code)/,
		'Invalid order status',
	),
	row(
		'invalid-transition',
		/\b(?:status|state) (?:transition|change|conflict)\b|\btransition\b/,
		'state_conflict',
	),
	row(
		'invalid-transition',
		/\b(?:in|from|for) (?:this|its|the|the current|current) (?:status|state)\b/,
		'Not allowed in this state.',
	),
	row(
		'invalid-transition',
		/\balready (?:been )?(?:paid|captured|cancell?ed|refunded|completed?|published|closed|approved|processed|shipped|fulfilled|consumed|revoked|used|activ(?:e|ated)|confirmed|expired|finished|started|redeemed)\b/,
		'order_already_paid',
	),
	row(
		'invalid-transition',
		/\bis (?:not|no longer) (?:pending|draft|published|open|active|editable|available|payable|cancell?able|refundable|purchasable|possible)\b/,
		'Order is not pending',
	),
	row(
		'invalid-transition',
		/\bcannot be (?:captured|cancell?ed|refunded|completed|paid|reopened|published|restored|edited|changed|modified|moved|approved|shipped)\b/,
		'The payment cannot be captured',
	),
	row('invalid-transition', /\b(?:uncapturable|not capturable)\b/, 'payment_uncapturable'),
	row('invalid-transition', /\bin the trash\b/, 'You cannot edit this item because it is in the Trash.'),

	row(
		'already-exists',
		/\b(?<!not |\bt |longer |never |if it |whether it )exists?\b/,
		'Keyword already there: it exists.',
	),
	row('already-exists', /\bduplicated?\b/, 'duplicate_name'),
	row(
		'already-exists',
		/\b(?:is|must be|should be) unique\b|\bnot unique\b|\bunique (?:constraint|violation|index)\b/,
		'Name must be unique',
	),
	row(
		'already-exists',
		/\b(?:name|slug|key|id) (?:clash|collision|conflicts?)\b|\bconflicts? with another\b/,
		'slug_conflict',
	),
	row('already-exists', /\b(?:is|been|was) taken\b/, 'Sorry, that one is taken.'),
	// Whatever else has already happened is in the way of its happening again.
	row('already-exists', /\balready\b/, 'The user is already a member of this site.'),
];

/** A message is a sentence or two; the rest is a page. In characters. */
const READ = 1000;

/**
 * What the words of an error code or message say has happened.
 *
 * Codes are taken apart at `_ - . : /` and at capitals (`emailTaken`), so that `lock` is not found in `block`, `clock` or
 * `unlocked`. "Status", "version", "token" or "expired" alone say nothing.
 *
 * @param text a code, a message in English (entities decoded), or both with a space between them
 * @returns the meaning of the first row that fits; `null` when the words say nothing
 */
export function meaningOfWords(text: string): ErrorMeaning | null {
	const words = text
		.slice(0, READ)
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.replace(/[\s_\-.:/,;!?"'`()[\]{}‘’“”…]+/g, ' ');
	return CONFLICT_WORDS.find(each => each.words.test(words))?.meaning ?? null;
}
