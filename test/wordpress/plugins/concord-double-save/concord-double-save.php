<?php
/**
 * Plugin Name:       Concord Double Save
 * Description:       A faulty editor add-on: it sends every save of the block editor twice.
 * Version:           0.9.0
 * Requires at least: 6.4
 * Requires PHP:      8.0
 * Author:            Concord test fixtures
 * License:           MIT
 *
 * Alone it does harm that nobody sees: 200 and 200. Beside a plugin that checks versions the second is stale.
 */

namespace Concord\DoubleSave;

add_action(
	'enqueue_block_editor_assets',
	function () {
		wp_enqueue_script(
			'concord-double-save',
			plugins_url( 'double-save.js', __FILE__ ),
			array( 'wp-api-fetch' ),
			'0.9.0',
			true
		);
	}
);
