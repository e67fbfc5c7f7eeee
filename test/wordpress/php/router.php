<?php
/**
 * Router for `php -S`: files as they are, scripts by path, the rest (permalinks, /wp-json/) to WordPress.
 * Without it PHP's built-in server answers 404 to /wp-json/.
 */
$concord_root = $_SERVER['DOCUMENT_ROOT'];
$concord_path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );

if ( str_contains( $concord_path, '..' ) || str_contains( $concord_path, '/.ht' ) ) {
	http_response_code( 403 );
	return true;
}
if ( is_file( rtrim( $concord_root . $concord_path, '/' ) . '/index.php' ) ) {
	if ( ! str_ends_with( $concord_path, '/' ) ) {
		header( 'Location: ' . $concord_path . '/', true, 301 );
		return true;
	}
	$concord_path .= 'index.php';
}
if ( is_file( $concord_root . $concord_path ) ) {
	if ( ! str_ends_with( $concord_path, '.php' ) ) {
		return false; // A static file: the server sends it.
	}
} else {
	$concord_path = '/index.php';
}

$_SERVER['SCRIPT_NAME']     = $concord_path;
$_SERVER['PHP_SELF']        = $concord_path;
$_SERVER['SCRIPT_FILENAME'] = $concord_root . $concord_path;
chdir( dirname( $_SERVER['SCRIPT_FILENAME'] ) );
require $_SERVER['SCRIPT_FILENAME'];
return true;
