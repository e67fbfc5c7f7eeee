<?php
/**
 * Plugin Name: Acme Noisy
 * Description: Spoils answers in the ways careless plugins do. The option acme_noisy says which.
 * Version:     1.0.0
 */

namespace Acme\Noisy;

/** Careless plugins switch this on and forget it. */
function show_errors() {
	ini_set( 'display_errors', '1' );
	ini_set( 'html_errors', '1' );
}

function spoil( $way ) {
	switch ( $way ) {
		case 'notice':
			show_errors();
			$settings = array();
			$unused   = $settings['colour'] . $undefined_theme;
			break;
		case 'deprecated-after':
			show_errors();
			register_shutdown_function( fn() => trigger_error( 'acme_old() is deprecated', E_USER_DEPRECATED ) );
			break;
		case 'fatal-shown':
			show_errors();
			acme_noisy_missing_function();
			break;
		case 'fatal':
			acme_noisy_missing_function();
			break;
		case 'html':
			header( 'Content-Type: text/html; charset=UTF-8' );
			echo '<!DOCTYPE html><html><head><title>Be right back</title><link rel="stylesheet" href="' .
				esc_url( plugins_url( 'page.css', __FILE__ ) ) .
				'"></head><body><h1>We are tidying up</h1><p>Please come back in a minute.</p></body></html>';
			exit;
		case 'empty':
			exit;
		case 'profile':
			// What Query Monitor sends with REST and ajax answers to those who may see it.
			header( 'X-QM-php_errors-error-count: 1' );
			header(
				'X-QM-php_errors-error-1: ' . wp_json_encode(
					array(
						'key'       => 'acme',
						'type'      => 'warning',
						'message'   => 'Undefined array key "colour"',
						'file'      => 'wp-content/plugins/acme-noisy/acme-noisy.php',
						'line'      => 27,
						'stack'     => array( 'Acme\\Noisy\\spoil()' ),
						'component' => 'Plugin: acme-noisy',
					)
				)
			);
			break;
	}
}

/** Writes of posts, and the saving of options by anybody. */
add_filter(
	'rest_pre_insert_post',
	function ( $post ) {
		spoil( get_option( 'acme_noisy' ) );
		return $post;
	},
	5
);
add_action(
	'update_option_acme_ajax_save_note',
	function () {
		spoil( get_option( 'acme_noisy' ) );
	}
);

add_action(
	'rest_api_init',
	function () {
		register_setting(
			'general',
			'acme_noisy',
			array(
				'type'         => 'string',
				'show_in_rest' => true,
			)
		);
	}
);
