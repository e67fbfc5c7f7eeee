<?php
/**
 * Plugin Name:       Acme Pair Views
 * Description:       Counts how often a post is opened in the editor, for the "most edited" report.
 * Version:           1.4.0
 * Requires at least: 6.4
 * Requires PHP:      8.0
 * Author:            Acme (test fixture)
 * License:           MIT
 *
 * The other half of the pair, see Acme Pair Lock. Harmless alone.
 */

namespace Acme\PairViews;

const META = 'acme_views';

add_action(
	'rest_api_init',
	function () {
		register_rest_route(
			'acme-pair-views/v1',
			'/posts/(?P<id>\d+)/views',
			array(
				'methods'             => 'POST',
				'permission_callback' => fn( $request ) => current_user_can( 'edit_post', (int) $request['id'] ),
				'callback'            => function ( $request ) {
					$id    = (int) $request['id'];
					$views = 1 + (int) get_post_meta( $id, META, true );
					update_post_meta( $id, META, $views );
					return array( 'views' => $views );
				},
			)
		);
	}
);

add_action(
	'enqueue_block_editor_assets',
	function () {
		wp_enqueue_script(
			'acme-pair-views',
			plugins_url( 'views.js', __FILE__ ),
			array( 'wp-api-fetch', 'wp-data', 'wp-editor' ),
			'1.4.0',
			true
		);
	}
);
