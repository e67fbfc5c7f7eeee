<?php
/*
 * What `wp eval <code> [--user=<id>] --url=<url>` does, as far as a copied command needs it: loads WordPress, becomes the
 * user, runs the code inside of a function (wp-cli/eval-command, Eval_Command). The folder is in WP_FOLDER.
 */

$options = array();
foreach ( array_slice( $argv, 3 ) as $argument ) {
	list( $name, $value ) = explode( '=', $argument, 2 );
	$options[ $name ] = $value;
}
$url = parse_url( $options['--url'] );
$_SERVER['HTTP_HOST']       = $url['host'] . ( isset( $url['port'] ) ? ":{$url['port']}" : '' );
$_SERVER['SERVER_NAME']     = $url['host'];
$_SERVER['REQUEST_URI']     = $url['path'];
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.0';

require getenv( 'WP_FOLDER' ) . '/wp-load.php';

if ( isset( $options['--user'] ) ) {
	$user = get_user_by( ctype_digit( $options['--user'] ) ? 'id' : 'login', $options['--user'] );
	if ( ! $user ) {
		fwrite( STDERR, "Error: Invalid user ID, email or login: '{$options['--user']}'\n" );
		exit( 1 );
	}
	wp_set_current_user( $user->ID );
}

( function () use ( $argv ) {
	eval( $argv[2] );
} )();
