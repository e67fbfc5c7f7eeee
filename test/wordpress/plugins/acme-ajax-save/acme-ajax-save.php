<?php
/**
 * Plugin Name:       Acme Ajax Save
 * Description:       A shared note on an admin page, saved the old way through admin-ajax.php.
 * Version:           1.0.3
 * Requires at least: 6.4
 * Requires PHP:      8.0
 * Author:            Acme (test fixture)
 * License:           MIT
 * Text Domain:       acme-ajax-save
 *
 * Its answers: 200 saved; 409 when the note was saved by somebody else in between (wp_send_json_error); 403
 * with the bare body "-1" for a bad nonce, which is what WordPress's own check_ajax_referer() does.
 */

namespace Acme\AjaxSave;

const ACTION = 'acme_ajax_save';
const OPTION = 'acme_ajax_save_note';

function note() {
	return get_option(
		OPTION,
		array(
			'version' => 1,
			'text'    => '',
		)
	);
}

add_action(
	'wp_ajax_' . ACTION,
	function () {
		check_ajax_referer( ACTION, 'nonce' );
		if ( ! current_user_can( 'edit_posts' ) ) {
			wp_send_json_error( array( 'code' => 'forbidden' ), 403 );
		}
		$note = note();
		if ( (int) ( $_POST['version'] ?? 0 ) !== $note['version'] ) {
			wp_send_json_error(
				array(
					'code'    => 'stale_version',
					'message' => __( 'Someone else saved this note first.', 'acme-ajax-save' ),
					'current' => $note,
				),
				409
			);
		}
		$note = array(
			'version' => $note['version'] + 1,
			'text'    => sanitize_text_field( wp_unslash( $_POST['text'] ?? '' ) ),
		);
		update_option( OPTION, $note, false );
		wp_send_json_success( $note );
	}
);

function page() {
	$note = note();
	printf(
		'<div class="wrap"><h1>%s</h1>
		<form id="acme-ajax-save" data-nonce="%s" data-version="%d">
		<input name="text" class="regular-text" value="%s"> <button class="button button-primary">%s</button>
		</form><p role="status"></p></div>',
		esc_html__( 'Shared note', 'acme-ajax-save' ),
		esc_attr( wp_create_nonce( ACTION ) ),
		(int) $note['version'],
		esc_attr( $note['text'] ),
		esc_html__( 'Save', 'acme-ajax-save' )
	);
}

add_action(
	'admin_menu',
	function () {
		$title = __( 'Shared note', 'acme-ajax-save' );
		$hook  = add_menu_page( $title, $title, 'edit_posts', 'acme-ajax-save', __NAMESPACE__ . '\page' );
		add_action(
			'admin_enqueue_scripts',
			function ( $current ) use ( $hook ) {
				if ( $current === $hook ) {
					$script = plugins_url( 'note.js', __FILE__ );
					wp_enqueue_script( 'acme-ajax-save', $script, array( 'jquery' ), '1.0.3', true );
				}
			}
		);
	}
);
