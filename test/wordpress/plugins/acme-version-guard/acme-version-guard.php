<?php
/**
 * Plugin Name:       Acme Version Guard
 * Description:       Optimistic locking: what somebody else saved since you opened a post is not overwritten.
 * Version:           1.2.0
 * Requires at least: 6.4
 * Requires PHP:      8.0
 * Author:            Acme (test fixture)
 * License:           MIT
 * Text Domain:       acme-version-guard
 *
 * The story of its conflict: open a post in the editor (the editor now holds version N); someone else saves
 * the post (version N+1, by REST without a version, Quick Edit, anything); save in the editor: 409.
 */

namespace Acme\VersionGuard;

const FIELD = 'acme_version';
const TYPES = array( 'post', 'page' );

function version_of( $post_id ) {
	return (int) get_post_meta( $post_id, FIELD, true );
}

function conflict( $post_id, $given ) {
	return new \WP_Error(
		'acme_version_conflict',
		__( 'This post was changed since you loaded it.', 'acme-version-guard' ),
		array(
			'status'   => 409,
			'expected' => version_of( $post_id ),
			'given'    => $given,
		)
	);
}

/**
 * Takes version $given + 1 if the post still has version $given. One statement checks and counts: of several
 * writers at the same moment exactly one wins. (A check followed by a write was seen to let two through.)
 */
function claim( $post_id, $given ) {
	global $wpdb;
	add_post_meta( $post_id, FIELD, 0, true );
	$won = $wpdb->query(
		$wpdb->prepare(
			"UPDATE $wpdb->postmeta SET meta_value = %s WHERE post_id = %d AND meta_key = %s AND meta_value = %s",
			(string) ( $given + 1 ),
			$post_id,
			FIELD,
			(string) $given
		)
	);
	wp_cache_delete( $post_id, 'post_meta' );
	return 1 === $won;
}

/** The posts whose version this very request has counted already. */
function claimed( $post_id, $mark = false ) {
	static $ids = array();
	if ( $mark ) {
		$ids[ $post_id ] = true;
	}
	return isset( $ids[ $post_id ] );
}

/** A REST save that says which version it started from must have started from the current one. */
function guard( $prepared, $request ) {
	if ( is_wp_error( $prepared ) || empty( $prepared->ID ) || ! isset( $request[ FIELD ] ) ) {
		return $prepared;
	}
	$given = (int) $request[ FIELD ];
	if ( ! claim( $prepared->ID, $given ) ) {
		return conflict( $prepared->ID, $given );
	}
	claimed( $prepared->ID, true );
	return $prepared;
}
foreach ( TYPES as $acme_type ) {
	add_filter( "rest_pre_insert_$acme_type", __NAMESPACE__ . '\guard', 10, 2 );
}

/** Every other save counts too, whoever does it. */
add_action(
	'save_post',
	function ( $post_id, $post ) {
		// An autosave of a draft writes the draft itself, and the editor saves classic meta boxes right after the
		// post, in a request of their own: neither is another save.
		$same = claimed( $post_id ) || defined( 'DOING_AUTOSAVE' ) || isset( $_GET['meta-box-loader'] );
		if ( in_array( $post->post_type, TYPES, true ) && ! $same ) {
			update_post_meta( $post_id, FIELD, version_of( $post_id ) + 1 );
		}
	},
	10,
	2
);

add_action(
	'rest_api_init',
	function () {
		register_rest_field(
			TYPES,
			FIELD,
			array(
				'get_callback' => fn( $post ) => version_of( $post['id'] ),
				'schema'       => array(
					'description' => __( 'How often the post has been saved.', 'acme-version-guard' ),
					'type'        => 'integer',
					'context'     => array( 'view', 'edit' ),
				),
			)
		);
		// "May I still save?" without saving. Here the 409 comes from the plugin's own namespace.
		register_rest_route(
			'acme-version-guard/v1',
			'/check/(?P<id>\d+)',
			array(
				'methods'             => 'POST',
				'permission_callback' => fn( $request ) => current_user_can( 'edit_post', (int) $request['id'] ),
				'args'                => array(
					'version' => array(
						'type'     => 'integer',
						'required' => true,
					),
				),
				'callback'            => function ( $request ) {
					$id      = (int) $request['id'];
					$current = version_of( $id );
					return $current === $request['version']
						? array( 'version' => $current )
						: conflict( $id, $request['version'] );
				},
			)
		);
	}
);

add_action(
	'enqueue_block_editor_assets',
	function () {
		wp_enqueue_script(
			'acme-version-guard',
			plugins_url( 'editor.js', __FILE__ ),
			array( 'wp-api-fetch', 'wp-data', 'wp-editor' ),
			'1.2.0',
			true
		);
	}
);
