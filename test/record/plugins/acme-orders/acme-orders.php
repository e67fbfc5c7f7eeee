<?php
/**
 * Plugin Name: Acme Orders
 * Description: Takes orders on a page of the admin, by REST and by a plain form.
 * Version:     2.1.0
 */

namespace Acme\Orders;

/** Takes a moment, as real ones do. */
function take( $dish ) {
	usleep( 250000 );
	$number = 1 + (int) get_option( 'acme_orders' );
	update_option( 'acme_orders', $number, false );
	return array(
		'number' => $number,
		'dish'   => sanitize_text_field( $dish ),
	);
}

add_action(
	'rest_api_init',
	function () {
		register_rest_route(
			'acme-orders/v1',
			'/orders',
			array(
				'methods'             => 'POST',
				'permission_callback' => fn() => current_user_can( 'edit_posts' ),
				'callback'            => function ( $request ) {
					// The kitchen has moved: 307 keeps method and body, so the browser sends the order again there.
					if ( $request['dish'] === 'Pasta' && ! isset( $_GET['moved'] ) ) {
						$there = add_query_arg( 'moved', '1', rest_url( 'acme-orders/v1/orders' ) );
						return new \WP_REST_Response( null, 307, array( 'Location' => $there ) );
					}
					// The kitchen's printer is slow to wake up.
					if ( $request['dish'] === 'Risotto' && ! get_option( 'acme_orders_awake' ) ) {
						update_option( 'acme_orders_awake', 1, false );
						return new \WP_Error( 'acme_printer', 'The printer is asleep.', array( 'status' => 500 ) );
					}
					return new \WP_REST_Response( take( $request['dish'] ), 201 );
				},
			)
		);
	}
);

add_action(
	'admin_post_acme_order',
	function () {
		check_admin_referer( 'acme_order' );
		if ( isset( $_POST['trashed'] ) ) {
			wp_safe_redirect( admin_url( 'post.php?action=edit&post=' . (int) $_POST['trashed'] ) );
			exit;
		}
		take( wp_unslash( $_POST['dish'] ?? '' ) );
		wp_safe_redirect( admin_url( 'admin.php?page=acme-orders' ) );
		exit;
	}
);

function page() {
	printf(
		'<div class="wrap"><h1>Orders</h1>
		<p><input id="dish" value="Soup"> <button id="order" class="button">Order</button> <span role="status"></span></p>
		<form method="post" action="%s"><input type="hidden" name="action" value="acme_order">%s
		<input name="trashed" disabled> <input name="dish" value="Soup"> <button id="post" class="button">Order the old way</button></form></div>',
		esc_url( admin_url( 'admin-post.php' ) ),
		wp_nonce_field( 'acme_order', '_wpnonce', true, false )
	);
}

add_action(
	'admin_menu',
	function () {
		$hook = add_menu_page( 'Orders', 'Orders', 'edit_posts', 'acme-orders', __NAMESPACE__ . '\page' );
		add_action(
			'admin_enqueue_scripts',
			function ( $current ) use ( $hook ) {
				if ( $current === $hook ) {
					$script = plugins_url( 'orders.js', __FILE__ );
					wp_enqueue_script( 'acme-orders', $script, array( 'wp-api-fetch' ), '2.1.0', true );
				}
			}
		);
	}
);
