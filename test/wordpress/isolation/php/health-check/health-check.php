<?php
/**
 * Plugin Name: Health Check & Troubleshooting
 * Description: A stand-in for tests, not the plugin of this name: only what starts its troubleshooting mode.
 * Version:     1.7.0
 * Author:      Concord (test fixture)
 * License:     MIT
 * Text Domain: health-check
 *
 * It stands in for https://wordpress.org/plugins/health-check/ (github.com/WordPress/health-check), written from
 * what that one was seen to do; no code is from there, only the labels of links. Here are two ways to start the mode:
 * the form at Tools > Site Health > Troubleshooting, and the link in a plugin's row. The third, the bulk action, is in
 * mode/changes.php.
 *
 * Simpler than the original: the must-use part is copied with copy(), never by FTP and its form for credentials,
 * and never updated; none of the other tools, styles and scripts.
 */

namespace Concord\HealthCheckStandIn;

const MODE_FILE = 'health-check-troubleshooting-mode.php';

/** Puts the must-use part where WordPress loads it. */
function install_mode() {
	wp_mkdir_p( WPMU_PLUGIN_DIR );
	return is_file( WPMU_PLUGIN_DIR . '/' . MODE_FILE )
		|| copy( __DIR__ . '/mu-plugin/' . MODE_FILE, WPMU_PLUGIN_DIR . '/' . MODE_FILE );
}

/**
 * Starts the mode for whoever gets the cookie, at this address. It is one for the whole site: an earlier tester is
 * out without being told.
 */
function start( array $allowed = array() ) {
	$secret = md5( wp_rand() );
	update_option( 'health-check-allowed-plugins', $allowed );
	update_option( 'health-check-disable-plugin-hash', $secret . md5( $_SERVER['REMOTE_ADDR'] ) );
	setcookie( 'wp-health-check-disable-plugins', $secret, 0, COOKIEPATH, COOKIE_DOMAIN );
}

function may_start( $nonce, $action ) {
	return current_user_can( 'view_site_health_checks' ) && wp_verify_nonce( $nonce ?? '', $action );
}

add_action(
	'init',
	function () {
		if ( isset( $_POST['health-check-troubleshoot-mode'] )
			&& may_start( $_POST['_wpnonce'] ?? '', 'health-check-enable-troubleshooting' ) ) {
			start();
		}
	}
);

add_filter(
	'site_health_navigation_tabs',
	fn( $tabs ) => $tabs + array( 'troubleshoot' => 'Troubleshooting' )
);

add_action(
	'site_health_tab_content',
	function ( $tab ) {
		if ( 'troubleshoot' !== $tab ) {
			return;
		}
		echo '<div class="health-check-body"><h2>Troubleshooting mode</h2>';
		if ( isset( $_POST['health-check-troubleshoot-mode'] ) && install_mode() ) {
			printf(
				'<div class="notice notice-success inline"><p>Troubleshooting Mode is on.<br>
				<a href="%1$s">Return to the Dashboard</a><script>window.location = "%1$s";</script></p></div>',
				esc_url( admin_url( '/' ) )
			);
		}
		echo '<form action="" method="post" class="form">';
		wp_nonce_field( 'health-check-enable-troubleshooting' );
		echo '<input type="hidden" name="health-check-troubleshoot-mode" value="true">
			<p><button type="submit" class="button button-primary">Enable Troubleshooting Mode</button></p></form></div>';
	}
);

add_filter(
	'plugin_action_links',
	function ( $actions, $file, $data, $context ) {
		if ( 'mustuse' !== $context && is_plugin_active( $file ) ) {
			$slug = explode( '/', $file )[0];
			$url  = add_query_arg(
				array(
					'health-check-troubleshoot-plugin' => $slug,
					'_wpnonce'                         => wp_create_nonce( "health-check-troubleshoot-plugin-$slug" ),
				),
				admin_url( 'plugins.php' )
			);

			$actions['troubleshoot'] = sprintf( '<a href="%s">Troubleshoot</a>', esc_url( $url ) );
		}
		return $actions;
	},
	20,
	4
);

add_action(
	'load-plugins.php',
	function () {
		$slug = $_GET['health-check-troubleshoot-plugin'] ?? null;
		if ( null !== $slug && may_start( $_GET['_wpnonce'] ?? '', "health-check-troubleshoot-plugin-$slug" ) ) {
			install_mode();
			start( array( $slug => $slug ) );
			wp_redirect( admin_url( 'plugins.php' ) );
			exit;
		}
	}
);
