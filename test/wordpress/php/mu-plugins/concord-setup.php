<?php
/**
 * Plugin Name: Concord test site: setup
 * Description: What the tests want of a site, in one request instead of ten.
 *
 * (Under WebAssembly a request costs a second.)
 */

namespace Concord\Setup;

/** Runs once, at the end of WordPress's own installation. */
add_action(
	'wp_install',
	function () {
		global $wp_rewrite;
		$wp_rewrite->set_permalink_structure( '/%postname%/' );
		flush_rewrite_rules( false );
		update_option( 'show_avatars', 0 ); // Pictures would come from gravatar.com.
		add_user( 'editor', 'editor', 'editor' );
	}
);

/**
 * Switches plugins on, a theme, adds users; answers the WordPress version and a REST nonce.
 * No nonce of its own: it is for the tests' client, on loopback, with an administrator's cookie.
 */
add_action(
	'wp_ajax_concord_setup',
	function () {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_send_json_error( 'not an administrator', 403 );
		}
		$wish = json_decode( wp_unslash( $_POST['wish'] ?? '{}' ), true );

		$theme = $wish['theme'] ?? get_stylesheet();
		if ( ! wp_get_theme( $theme )->exists() ) {
			$themes = implode( ', ', array_keys( wp_get_themes() ) );
			wp_send_json_error( "no theme '$theme' here; there are: $themes", 400 );
		}
		if ( get_stylesheet() !== $theme ) {
			switch_theme( $theme );
		}
		foreach ( $wish['users'] ?? array() as $user ) {
			fail_on( add_user( $user['user'], $user['password'], $user['role'] ) );
		}
		foreach ( $wish['plugins'] ?? array() as $plugin ) {
			fail_on( activate_plugin( $plugin ) );
		}
		wp_send_json_success(
			array(
				'version' => get_bloginfo( 'version' ),
				'nonce'   => wp_create_nonce( 'wp_rest' ),
			)
		);
	}
);

function add_user( $name, $password, $role ) {
	return wp_insert_user(
		array(
			'user_login' => $name,
			'user_pass'  => $password,
			'user_email' => "$name@example.test",
			'role'       => $role,
		)
	);
}

function fail_on( $result ) {
	if ( is_wp_error( $result ) ) {
		wp_send_json_error( $result->get_error_message(), 400 );
	}
}
