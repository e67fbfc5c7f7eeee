<?php
/** What the mode shows: a menu in the admin bar, a panel on two screens, links in the rows, and a question. */

namespace Concord\HealthCheckStandIn;

/** So many plugins have a link each in the admin bar; with more, none has. */
const MOST_IN_MENU = 20;

function add_screens( Mode $mode ) {
	if ( ! $mode->is_on() ) {
		return;
	}
	add_action( 'admin_bar_menu', fn( $bar ) => fill_menu( $mode, $bar ), 999 );
	add_action( 'admin_notices', fn() => print_panel( $mode ) );
	// Whatever else stands in a row would change the site while its list is masked.
	add_filter(
		'plugin_action_links',
		fn( $actions, $file, $data, $context ) => 'mustuse' === $context ? $actions : row_links( $mode, $file ),
		50,
		4
	);
}

/** Label, address. */
function toggle( Mode $mode, string $file ): array {
	$slug = slug( $file );
	return $mode->allows( $file )
		? array( 'Disable', change_url( 'health-check-troubleshoot-disable-plugin', $slug ) )
		: array( 'Enable', change_url( 'health-check-troubleshoot-enable-plugin', $slug ) );
}

function row_links( Mode $mode, string $file ): array {
	if ( ! in_array( $file, $mode->active, true ) ) {
		return array();
	}
	[ $label, $url ] = toggle( $mode, $file );
	$link            = sprintf( '<a href="%s">%s while troubleshooting</a>', esc_url( $url ), $label );
	return array( 'troubleshoot-disable' => $link );
}

function themes(): array {
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	require_once ABSPATH . 'wp-admin/includes/update.php';
	require_once ABSPATH . 'wp-admin/includes/theme.php';
	return wp_prepare_themes_for_js();
}

function fill_menu( Mode $mode, $bar ) {
	$themes = themes();
	$node   = fn( $id, $title, $parent, $href = false ) => $bar->add_node( compact( 'id', 'title', 'parent', 'href' ) );

	$node( 'health-check', 'Troubleshooting Mode', false, admin_url( '/' ) );
	$many = count( $mode->active ) > MOST_IN_MENU;
	$node( 'health-check-plugins', $many ? 'Manage active plugins' : 'Plugins', 'health-check', admin_url( 'plugins.php' ) );
	if ( ! $many ) {
		foreach ( array( 'enabled', 'disabled' ) as $group ) {
			$bar->add_group( array( 'id' => "health-check-plugins-$group", 'parent' => 'health-check-plugins' ) );
		}
		foreach ( $mode->active as $file ) {
			[ $label, $url ] = toggle( $mode, $file );
			$group           = $mode->allows( $file ) ? 'enabled' : 'disabled';
			$node( 'health-check-plugin-' . slug( $file ), "$label <strong>" . esc_html( slug( $file ) ) . '</strong>', "health-check-plugins-$group", $url );
		}
	}
	$node( 'health-check-theme', 'Themes', 'health-check', admin_url( 'themes.php' ) );
	foreach ( $themes as $theme ) {
		$href  = $theme['active'] ? false : change_url( 'health-check-change-active-theme', $theme['id'] );
		$title = ( $theme['active'] ? 'Active: ' : 'Switch to ' ) . $theme['name'];
		$node( 'health-check-theme-' . sanitize_title( $theme['id'] ), $title, 'health-check-theme', $href );
	}
	$node( 'health-check-disable', 'Disable Troubleshooting Mode', 'health-check', change_url( 'health-check-disable-troubleshooting', '1' ) );
}

function print_panel( Mode $mode ) {
	if ( ! in_array( get_current_screen()->id, array( 'dashboard', 'plugins' ), true ) ) {
		return;
	}
	$link = fn( $url, $label ) => sprintf( '<a href="%s">%s</a>', esc_url( $url ), $label );

	echo '<div class="wrap"><div id="health-check-dashboard-widget"><h2>Troubleshooting Mode</h2>';
	echo $link( change_url( 'health-check-disable-troubleshooting', '1' ), 'Disable Troubleshooting Mode' );
	echo '<p>Only you see the site without its plugins.</p>';

	echo '<ul id="health-check-plugins" role="list">';
	foreach ( $mode->active as $file ) {
		[ $label, $url ] = toggle( $mode, $file );
		printf( '<li>%s - %s</li>', esc_html( slug( $file ) ), $link( $url, $label ) );
	}
	echo '</ul><ul id="health-check-themes" role="list">';
	foreach ( themes() as $theme ) {
		$switch = $theme['active'] ? '' : ' - ' . $link( change_url( 'health-check-change-active-theme', $theme['id'] ), 'Switch to this theme' );
		printf( '<li>%s%s%s</li>', $theme['active'] ? 'Active: ' : '', esc_html( $theme['name'] ), $switch );
	}
	echo '</ul>';
	$notices = get_option( 'health-check-dashboard-notices', array() );
	foreach ( $notices as $notice ) {
		printf( '<div class="notice notice-%s inline"><p>%s</p></div>', esc_attr( $notice['severity'] ), wp_kses_post( $notice['message'] ) );
	}
	if ( $notices ) {
		echo '<div class="dismiss-notices">' . $link( change_url( 'health-check-dismiss-notices', '1' ), 'Dismiss notices' ) . '</div>';
	}
	echo '</div></div>';
}

/** In wp-admin only. Links that support people give have no nonce; this form has. */
function ask_to_confirm( string $parameter, string $value ) {
	add_action(
		'admin_footer',
		function () use ( $parameter, $value ) {
			$for    = isset( CHANGES[ $parameter ] ) ? $value : '';
			$fields = array(
				'_wpnonce' => wp_create_nonce( nonce_action( $parameter, $for ) ),
				$parameter => $value,
			);
			echo '<div id="health-check-nonce-validator" class="health-check-troubleshooting"
				style="position: fixed; inset: 0; z-index: 100000; padding: 20vh 30vw; background: #fffe"><form action="" method="get">';
			foreach ( $fields as $name => $text ) {
				printf( '<input type="hidden" name="%s" value="%s" />', esc_attr( $name ), esc_attr( $text ) );
			}
			echo '<h2>Is this meant?</h2><p>The link that led here has no valid nonce.</p>
				<button type="submit" class="button button-primary">Confirm</button></form></div>';
		}
	);
}
