<?php
/**
 * Configuration of a throw-away site on loopback. Never use it for anything else: the salts are public.
 *
 * The salts are fixed so that cookies and nonces stay good when the database is put back to an earlier copy.
 */
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $concord_name ) {
	define( $concord_name . '_KEY', 'concord-test-key-' . $concord_name );
	define( $concord_name . '_SALT', 'concord-test-salt-' . $concord_name );
}

define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'DB_ENGINE', 'sqlite' );
define( 'DB_DIR', __DIR__ . '/wp-content/database/' );
define( 'DB_FILE', '.ht.sqlite' );
$table_prefix = 'wp_';

// The address follows the Host header, so one installed database serves any port.
if ( isset( $_SERVER['HTTP_HOST'] ) ) {
	define( 'WP_HOME', 'http://' . $_SERVER['HTTP_HOST'] );
	define( 'WP_SITEURL', WP_HOME );
}

define( 'WP_HTTP_BLOCK_EXTERNAL', true );     // No updates, no news, no waiting for DNS.
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );            // A request from within a request can starve the server.
define( 'WP_ENVIRONMENT_TYPE', 'local' );     // Application passwords without https.
define( 'CONCATENATE_SCRIPTS', false );       // One script a file: initiator stacks name the real one.

define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );          // A notice before the JSON would garble every answer.
define( 'WP_DEBUG_LOG', __DIR__ . '/wp-content/debug.log' );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
