<?php
/**
 * Plugin Name:       Acme Double Save
 * Description:       A faulty editor add-on: it sends every save of the block editor twice.
 * Version:           0.9.0
 * Requires at least: 6.4
 * Requires PHP:      8.0
 * Author:            Acme (test fixture)
 * License:           MIT
 *
 * Alone it does harm that nobody sees: 200 and 200. Beside a plugin that checks versions the second is stale.
 */

namespace Acme\DoubleSave;

add_action(
	'enqueue_block_editor_assets',
	function () {
		wp_enqueue_script(
			'acme-double-save',
			plugins_url( 'double-save.js', __FILE__ ),
			array( 'wp-api-fetch' ),
			'0.9.0',
			true
		);
	}
);
