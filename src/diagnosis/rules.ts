/**
 * Every rule by which something counts as evidence, and what it says. A report names the rule, so that a reader can look it
 * up here; a test holds that each is exercised by some story.
 */
export const RULES = {
	// What the error says
	'code-known': 'A known error code',
	'code-words': 'The words of an unknown error code',
	'message-words': 'The words of a message, where the status itself says conflict',
	'place-has-one-reason': 'A place of core that answers so for one reason only',
	'status-409': 'The status, and nothing else',
	'status-423': 'The status, and nothing else',
	'status-precondition': 'The status, and nothing else',
	// Versions
	'names-both-versions': 'The version sent and the current one, side by side',
	'names-current-version': 'The version the server holds',
	'condition-sent': 'A precondition of RFC 9110 in the request',
	'newer-state-seen': 'Another answer showed a newer state than this tab had read',
	'revision-between': 'More revisions were added than this tab had saved',
	'saved-under-lock': 'A save went through while the heartbeat said that somebody else holds the lock',
	// What is there already
	'names-existing': 'The id or link of what exists',
	'reply-refused-as-text': 'A comment reply that was refused as plain text behind 200',
	'edit-of-trashed': 'The editor was opened for something in the Trash',
	// Locks
	'heartbeat-lock': 'A lock of somebody else in a heartbeat',
	'trash-of-locked': 'Something locked was to be moved to the Trash',
	'quick-edit-of-locked': 'Quick Edit of something locked',
	'bulk-of-locked': 'Bulk edit of something locked',
	// Carts and keys
	'carries-cart': 'The current cart in the answer',
	'key-reused': 'An idempotency key that was used before',
	// Nonces and logins
	'ajax-minus-one': 'The answer -1 with 403',
	'expired-link-page': 'The page "The link you followed has expired"',
	'heartbeat-nonces-expired': 'nonces_expired in a heartbeat',
	'signed-in-without-nonce': 'A signed-in page that sent no nonce',
	'nonce-words': 'The wording of plugins for a refused nonce',
	'nonce-carrier': 'Where the nonce was sent',
	'nonce-expired': 'It had been good, and is no more',
	'nonce-superseded': 'A newer one had been handed out',
	'nonce-other-session': 'Somebody signed in or out in between',
	'nonce-missing': 'None was sent',
	'nonce-cached': 'The page that held it came from a cache',
	'nonce-recovered': 'A fresh one was fetched, and the same request went through',
	'heartbeat-auth-check': 'wp-auth-check: false in a heartbeat',
	'ajax-zero': 'The answer 0 where there had been a handler',
	'login-page': 'The login page instead of an answer',
	'redirect-to-login': 'A redirect to the login page',
	// Who answered, and how
	'edge-signature': 'The mark of a CDN, firewall or web server',
	'event-id': 'An id by which the event is found in a log',
	'not-from-wordpress': 'Nothing that WordPress would have sent',
	'byte-order-mark': 'A byte order mark before the JSON',
	'printed-before': 'Text before the JSON',
	'printed-after': 'Text after the JSON',
	'html-for-json': 'A page where JSON was due',
	'text-for-json': 'Text where JSON was due',
	'empty-for-json': 'Nothing where JSON was due',
	// Repetitions
	'duplicate-double-submit': 'The same sender, within a moment',
	'duplicate-two-senders': 'Different scripts sent the same',
	'duplicate-automatic-retry': 'Sent again after a failure',
	'duplicate-replay-after-success': 'Sent again after it had succeeded',
	'duplicate-overlap': 'The first was still on its way',
	'duplicate-first': 'How the first went',
	'duplicate-senders': 'Who the two senders are',
	'duplicate-sender': 'One script sent both',
	// Who may be behind it
	'script-in-stack': 'A script in the call stack',
	namespace: 'Whose namespace the route has',
	'namespace-unknown': 'A namespace nobody knows, which is mostly called after its plugin',
	action: 'Whose action it is',
	'error-code': 'Whose prefix the error code has',
	field: 'A field that only one plugin sends',
	header: 'A header that names who answered or redirected',
	'php-notice': 'A path in what PHP printed',
	'query-monitor': 'A component that Query Monitor names',
} as const;

export type Rule = keyof typeof RULES;
