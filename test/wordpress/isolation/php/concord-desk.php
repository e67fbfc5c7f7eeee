<?php
/**
 * Reads and writes the database under WordPress, for the tests: what it answers no plugin has filtered, and what
 * it writes fires no hook. It loads nothing of WordPress.
 *
 * GET  ?option=NAME                    {"raw": the stored text or null, "list": its entries if it is a PHP array}
 * POST option=NAME & value=TEXT        stores the text as it is
 * POST option=NAME & list=JSON         stores a list as PHP does: a:2:{i:0;s:…
 * POST logout=LOGIN                    ends all sessions of a user
 */

$db = new PDO( 'sqlite:' . __DIR__ . '/database/.ht.sqlite' );
$db->setAttribute( PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION );
$db->exec( 'PRAGMA busy_timeout = 10000' );

function stored( PDO $db, string $option ): ?string {
	$read = $db->prepare( 'SELECT option_value FROM wp_options WHERE option_name = ?' );
	$read->execute( array( $option ) );
	$value = $read->fetchColumn();
	return false === $value ? null : (string) $value;
}

if ( isset( $_POST['logout'] ) ) {
	$db->prepare(
		"DELETE FROM wp_usermeta WHERE meta_key = 'session_tokens'
		AND user_id = ( SELECT ID FROM wp_users WHERE user_login = ? )"
	)->execute( array( $_POST['logout'] ) );
	exit( '{}' );
}

$option = $_REQUEST['option'];
if ( 'POST' === $_SERVER['REQUEST_METHOD'] ) {
	$value = $_POST['value'] ?? serialize( json_decode( $_POST['list'], true ) );
	$write = $db->prepare( 'UPDATE wp_options SET option_value = ? WHERE option_name = ?' );
	$write->execute( array( $value, $option ) );
	if ( 0 === $write->rowCount() ) {
		$db->prepare( "INSERT INTO wp_options ( option_name, option_value, autoload ) VALUES ( ?, ?, 'on' )" )
			->execute( array( $option, $value ) );
	}
}

$raw   = stored( $db, $option );
$value = null === $raw ? false : @unserialize( $raw, array( 'allowed_classes' => false ) );
header( 'Content-Type: application/json' );
echo json_encode( array( 'raw' => $raw, 'list' => is_array( $value ) ? array_values( $value ) : null ) );
