<?php
/**
 * What changes the state of the mode: links with a nonce of their own each, and bulk actions.
 *
 * After each change the site asks itself for wp-admin; if that fails the change is taken back, with a notice and a
 * link that insists.
 */

namespace Concord\HealthCheckStandIn;

/** By parameter: what it does in words, the parameter that insists, and the words then. */
const CHANGES = array(
	'health-check-troubleshoot-enable-plugin'  => array(
		'words' => 'enabling',
		'force' => 'health-check-plugin-force-enable',
		'link'  => 'Enable anyway',
		'done'  => '%s was enabled without a check.',
	),
	'health-check-troubleshoot-disable-plugin' => array(
		'words' => 'disabling',
		'force' => 'health-check-plugin-force-disable',
		'link'  => 'Disable anyway',
		'done'  => '%s was disabled without a check.',
	),
	'health-check-change-active-theme'         => array(
		'words' => 'switching to',
		'force' => 'health-check-theme-force-switch',
		'link'  => 'Switch anyway',
		'done'  => 'The theme was switched to %s without a check.',
	),
);

function nonce_action( string $parameter, string $value = '' ): string {
	return $parameter . '-' . md5( $value );
}

/** A link that does something, from this page back to it. */
function change_url( string $parameter, string $value, array $more = array() ): string {
	$for = isset( CHANGES[ $parameter ] ) ? $value : '';
	return add_query_arg(
		array( $parameter => $value ) + $more + array( '_wpnonce' => wp_create_nonce( nonce_action( $parameter, $for ) ) ),
		this_page()
	);
}

/** Where WordPress lies in a folder, that is not there twice; the front page has no slash at its end. */
function this_page(): string {
	$folder = (string) wp_parse_url( site_url(), PHP_URL_PATH );
	return site_url( ltrim( substr( without_changes( $_SERVER['REQUEST_URI'] ), strlen( $folder ) ), '/' ) );
}

function without_changes( string $uri ): string {
	$own = array_merge( array_keys( CHANGES ), array_column( CHANGES, 'force' ) );
	return remove_query_arg( array_merge( $own, array( 'health-check-disable-troubleshooting', '_wpnonce' ) ), $uri );
}

function add_notice( string $message, string $severity ) {
	$notices   = get_option( 'health-check-dashboard-notices', array() );
	$notices[] = array(
		'severity' => $severity,
		'message'  => $message,
		'time'     => gmdate( 'Y-m-d H:i' ),
	);
	update_option( 'health-check-dashboard-notices', $notices );
}

/** Whether the site can be reached from itself, with the cookies of this request. */
function site_answers(): bool {
	$answer = wp_remote_get(
		admin_url(),
		array(
			'cookies' => wp_unslash( $_COOKIE ),
			'headers' => array( 'Cache-Control' => 'no-cache' ),
			'timeout' => 10,
		)
	);
	return 200 === wp_remote_retrieve_response_code( $answer );
}

function add_changes( Mode $mode ) {
	add_filter( 'bulk_actions-plugins', fn( $actions ) => bulk_choices( $mode, $actions ) );
	add_filter(
		'handle_bulk_actions-plugins',
		fn( $back, $action, $files ) => change_many( $mode, $action, $files ) ? self_admin_url( 'plugins.php' ) : $back,
		10,
		3
	);
	if ( $mode->is_on() ) {
		add_action( 'init', fn() => follow_link( $mode ) );
	}
}

/** Does what the address asks for, if the nonce is good; if not, wp-admin asks whether it is meant. */
function follow_link( Mode $mode ) {
	foreach ( array( 'health-check-disable-troubleshooting', 'health-check-dismiss-notices' ) as $parameter ) {
		$dismiss = 'health-check-dismiss-notices' === $parameter;
		if ( isset( $_GET[ $parameter ] ) && ( ! $dismiss || is_admin() ) ) {
			if ( ! nonce_is_good( $parameter ) ) {
				ask_to_confirm( $parameter, '1' );
				return;
			}
			$dismiss ? update_option( 'health-check-dashboard-notices', array() ) : $mode->end();
			wp_redirect( $dismiss ? admin_url() : without_changes( $_SERVER['REQUEST_URI'] ) );
			exit;
		}
	}
	foreach ( CHANGES as $parameter => $texts ) {
		if ( isset( $_GET[ $parameter ] ) ) {
			$value = $_GET[ $parameter ];
			if ( ! nonce_is_good( $parameter, $value ) ) {
				ask_to_confirm( $parameter, $value );
				return;
			}
			change_one( $mode, $parameter, $value, $texts );
			wp_redirect( without_changes( $_SERVER['REQUEST_URI'] ) );
			exit;
		}
	}
}

function nonce_is_good( string $parameter, string $value = '' ): bool {
	return (bool) wp_verify_nonce( $_GET['_wpnonce'] ?? '', nonce_action( $parameter, $value ) );
}

function change_one( Mode $mode, string $parameter, string $value, array $texts ) {
	$theme  = 'health-check-change-active-theme' === $parameter;
	$option = $theme ? 'health-check-current-theme' : 'health-check-allowed-plugins';
	$before = $theme ? get_option( $option ) : $mode->allowed;
	if ( 'health-check-troubleshoot-enable-plugin' === $parameter ) {
		$mode->allowed[ $value ] = $value;
	} elseif ( ! $theme ) {
		// By key: a list that came from the address has numbers for keys, and nothing happens.
		unset( $mode->allowed[ $value ] );
	}
	update_option( $option, $theme ? $value : $mode->allowed );

	$forced = isset( $_GET[ $texts['force'] ] );
	if ( $forced ) {
		add_notice( sprintf( $texts['done'], $value ), 'info' );
	}
	if ( ! site_answers() && ! $forced ) {
		$mode->allowed = $theme ? $mode->allowed : $before;
		update_option( $option, $before );
		add_notice(
			sprintf(
				'The site did not answer after %s %s, so that was taken back. %s',
				$texts['words'],
				esc_html( $value ),
				sprintf(
					'<a href="%s">%s</a>',
					esc_url( change_url( $parameter, $value, array( $texts['force'] => 'true' ) ) ),
					$texts['link']
				)
			),
			'warning'
		);
	}
}

function bulk_choices( Mode $mode, array $actions ): array {
	return $mode->is_on()
		? array(
			'health-check-enable'  => 'Enable while troubleshooting',
			'health-check-disable' => 'Disable while troubleshooting',
		)
		: $actions + array( 'health-check-troubleshoot' => 'Troubleshoot' );
}

/** WordPress has looked at the nonce of the list by now. */
function change_many( Mode $mode, string $action, array $files ): bool {
	$starts = 'health-check-troubleshoot' === $action;
	if ( ! $starts && ! $mode->is_on() ) {
		return false;
	}
	$before = $starts ? array() : $mode->allowed;
	foreach ( array_intersect( $files, $mode->active ) as $file ) {
		if ( 'health-check-disable' === $action ) {
			unset( $mode->allowed[ slug( $file ) ] );
		} else {
			$mode->allowed[ slug( $file ) ] = slug( $file );
		}
	}
	if ( $starts ) {
		start( $mode->allowed );
	} else {
		update_option( 'health-check-allowed-plugins', $mode->allowed );
	}
	if ( ! site_answers() ) {
		$mode->allowed = $before;
		update_option( 'health-check-allowed-plugins', $before );
		add_notice( 'The site did not answer after a bulk change, so that was taken back.', 'warning' );
	}
	return true;
}
