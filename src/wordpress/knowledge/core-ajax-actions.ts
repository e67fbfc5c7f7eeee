/*
 * The admin-ajax actions of core, as `wp-admin/admin-ajax.php` of WordPress 7.1.1 lists them. 7.2-alpha-63338 has the same
 * lists. A name here does not prove that core answered: a plugin may hook the same action earlier.
 */

/** `$core_actions_get`: the action stands in the query. */
export const CORE_ACTIONS_GET: readonly string[] = [
	'fetch-list',
	'ajax-tag-search',
	'wp-compression-test',
	'imgedit-preview',
	'oembed-cache',
	'autocomplete-user',
	'dashboard-widgets',
	'logged-in',
	'rest-nonce',
];

/** `$core_actions_post`: the action stands in the body. Core lists `activate-plugin` twice. */
export const CORE_ACTIONS_POST: readonly string[] = [
	'oembed-cache',
	'image-editor',
	'delete-comment',
	'delete-tag',
	'delete-link',
	'delete-meta',
	'delete-post',
	'trash-post',
	'untrash-post',
	'delete-page',
	'dim-comment',
	'add-link-category',
	'add-tag',
	'get-tagcloud',
	'get-comments',
	'replyto-comment',
	'edit-comment',
	'add-menu-item',
	'add-meta',
	'add-user',
	'closed-postboxes',
	'hidden-columns',
	'update-welcome-panel',
	'menu-get-metabox',
	'wp-link-ajax',
	'menu-locations-save',
	'menu-quick-search',
	'meta-box-order',
	'get-permalink',
	'sample-permalink',
	'inline-save',
	'inline-save-tax',
	'find_posts',
	'widgets-order',
	'save-widget',
	'delete-inactive-widgets',
	'set-post-thumbnail',
	'date_format',
	'time_format',
	'wp-remove-post-lock',
	'dismiss-wp-pointer',
	'upload-attachment',
	'get-attachment',
	'query-attachments',
	'save-attachment',
	'save-attachment-compat',
	'send-link-to-editor',
	'send-attachment-to-editor',
	'save-attachment-order',
	'media-create-image-subsizes',
	'heartbeat',
	'get-revision-diffs',
	'save-user-color-scheme',
	'update-widget',
	'query-themes',
	'parse-embed',
	'set-attachment-thumbnail',
	'parse-media-shortcode',
	'destroy-sessions',
	'install-plugin',
	'activate-plugin',
	'update-plugin',
	'crop-image',
	'generate-password',
	'save-wporg-username',
	'delete-plugin',
	'search-plugins',
	'search-install-plugins',
	'update-theme',
	'delete-theme',
	'install-theme',
	'get-post-thumbnail-html',
	'get-community-events',
	'edit-theme-plugin-file',
	'wp-privacy-export-personal-data',
	'wp-privacy-erase-personal-data',
	'health-check-site-status-result',
	'health-check-dotorg-communication',
	'health-check-is-in-debug-mode',
	'health-check-background-updates',
	'health-check-loopback-requests',
	'health-check-get-sizes',
	'toggle-auto-updates',
	'send-password-reset',
];

/** `$core_actions_post_deprecated`: still answered. */
export const CORE_ACTIONS_DEPRECATED: readonly string[] = [
	'wp-fullscreen-save-post',
	'press-this-save-post',
	'press-this-add-category',
	'health-check-dotorg-communication',
	'health-check-is-in-debug-mode',
	'health-check-background-updates',
	'health-check-loopback-requests',
];

/** Core's own hooks on `wp_ajax_nopriv_…`: all that answers somebody who is not signed in. */
export const CORE_ACTIONS_NOPRIV: readonly string[] = ['generate-password', 'heartbeat'];

/** Hooked by class-wp-customize-manager.php and class-wp-customize-nav-menus.php. */
export const CORE_ACTIONS_CUSTOMIZER: readonly string[] = [
	'customize_save',
	'customize_trash',
	'customize_refresh_nonces',
	'customize_load_themes',
	'customize_override_changeset_lock',
	'customize_dismiss_autosave_or_lock',
	'load-available-menu-items-customizer',
	'search-available-menu-items-customizer',
	'customize-nav-menus-insert-auto-draft',
];

/** Hooked one by one: admin-ajax.php, class-wp-taxonomy.php (`add-category`; other hierarchical taxonomies have their
 * own), class-custom-image-header.php, class-custom-background.php. */
export const CORE_ACTIONS_OTHER: readonly string[] = [
	'check_plugin_dependencies',
	'add-category',
	'custom-header-crop',
	'custom-header-add',
	'custom-header-remove',
	'custom-background-add',
	'set-background-image',
];

const all: ReadonlySet<string> = new Set([
	...CORE_ACTIONS_GET,
	...CORE_ACTIONS_POST,
	...CORE_ACTIONS_DEPRECATED,
	...CORE_ACTIONS_NOPRIV,
	...CORE_ACTIONS_CUSTOMIZER,
	...CORE_ACTIONS_OTHER,
]);

const nopriv: ReadonlySet<string> = new Set(CORE_ACTIONS_NOPRIV);

/** Whether core registers an admin-ajax action of this name. */
export function isCoreAction(action: string): boolean {
	return all.has(action);
}

/**
 * Whether an action of core answers somebody who is not signed in. The others give `0` with 400 then, which looks
 * like a missing plugin and means that the login has ended.
 */
export function coreAnswersLoggedOut(action: string): boolean {
	return nopriv.has(action);
}
