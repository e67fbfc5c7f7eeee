<?php
/**
 * Plugin Name:       Acme Pair Lock
 * Description:       Refuses to save a post whose meta data changed while it was open in the editor.
 * Version:           2.0.1
 * Requires at least: 6.4
 * Requires PHP:      8.0
 * Author:            Acme (test fixture)
 * License:           MIT
 * Text Domain:       acme-pair-lock
 *
 * Half of a pair. Harmless alone; together with Acme Pair Views, which writes meta data as soon as a post
 * is opened, no post can be saved any more.
 */

namespace Acme\PairLock;

const HEADER = 'X-Acme-Fingerprint';

/** A short hash of the post's meta data, without what WordPress itself writes while a post is edited. */
function fingerprint( $post_id ) {
	$meta = get_post_meta( $post_id );
	unset( $meta['_edit_lock'], $meta['_edit_last'] );
	ksort( $meta );
	return substr( md5( wp_json_encode( $meta ) ), 0, 12 );
}

add_filter(
	'rest_pre_insert_post',
	function ( $prepared, $request ) {
		$given = $request->get_header( HEADER );
		if ( is_wp_error( $prepared ) || empty( $prepared->ID ) || ! $given ) {
			return $prepared;
		}
		if ( fingerprint( $prepared->ID ) === $given ) {
			return $prepared;
		}
		return new \WP_Error(
			'acme_lock_mismatch',
			__( 'Saving failed: the post was modified elsewhere.', 'acme-pair-lock' ),
			array( 'status' => 409 )
		);
	},
	10,
	2
);

add_action(
	'rest_api_init',
	function () {
		register_rest_field(
			'post',
			'acme_fingerprint',
			array(
				'get_callback' => fn( $post ) => fingerprint( $post['id'] ),
				'schema'       => array(
					'type'     => 'string',
					'context'  => array( 'edit' ),
					'readonly' => true,
				),
			)
		);
	}
);

add_action(
	'enqueue_block_editor_assets',
	function () {
		$post = get_post();
		if ( ! $post ) {
			return;
		}
		$script = plugins_url( 'lock.js', __FILE__ );
		wp_enqueue_script( 'acme-pair-lock', $script, array( 'wp-api-fetch' ), '2.0.1', true );
		wp_add_inline_script(
			'acme-pair-lock',
			'window.acmeFingerprint = ' . wp_json_encode( fingerprint( $post->ID ) ) . ';',
			'before'
		);
	}
);
