<?php
/**
 * Plugin Name: Concord test site: quiet
 * Description: Keeps the test site to itself: no mail, no update checks, no nagging screens.
 */

namespace Concord\Quiet;

add_filter( 'pre_wp_mail', '__return_true' ); // "Sent": the installer mails the site's owner otherwise.
add_filter( 'show_admin_email_verification', '__return_false' );

// While installing, WordPress asks itself over HTTP whether permalinks work. A server with one worker would
// wait for itself. (Later requests to itself are allowed; wp-config.php stops those to the outside.)
add_filter(
	'pre_http_request',
	function ( $answer ) {
		return wp_installing() ? new \WP_Error( 'concord_quiet', 'No requests while installing.' ) : $answer;
	}
);

add_action(
	'admin_init',
	function () {
		remove_action( 'admin_init', '_maybe_update_core' );
		remove_action( 'admin_init', '_maybe_update_plugins' );
		remove_action( 'admin_init', '_maybe_update_themes' );
	},
	1
);

// The editor's welcome guide covers the page and loads its pictures from s.w.org.
add_action(
	'user_register',
	function ( $user_id ) {
		global $wpdb;
		$off = array( 'welcomeGuide' => false );
		update_user_meta(
			$user_id,
			$wpdb->get_blog_prefix() . 'persisted_preferences',
			array(
				'core'           => $off,
				'core/edit-post' => $off,
				'core/edit-site' => $off,
				'_modified'      => '2026-01-01T00:00:00.000Z',
			)
		);
	}
);
