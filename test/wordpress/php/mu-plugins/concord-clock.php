<?php
/**
 * Plugin Name: Concord test site: clock
 * Description: Makes nonces and logins expire after seconds instead of hours, to see one truly expire.
 */

namespace Concord\Clock;

/** Each knob is an option of seconds; 0 or none leaves WordPress's own time. */
const KNOBS = array( 'concord_nonce_life', 'concord_login_life' );

function seconds( $option, $normal ) {
	return (int) get_option( $option ) ?: $normal;
}

add_filter( 'nonce_life', fn( $normal ) => seconds( 'concord_nonce_life', $normal ) );
add_filter( 'auth_cookie_expiration', fn( $normal ) => seconds( 'concord_login_life', $normal ) );

// No nonce on purpose: this is what changes how long they live.
add_action(
	'wp_ajax_concord_clock',
	function () {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( -1, 403 );
		}
		foreach ( KNOBS as $option ) {
			if ( isset( $_POST[ $option ] ) ) {
				update_option( $option, (int) $_POST[ $option ] );
			}
		}
		wp_send_json_success();
	}
);
