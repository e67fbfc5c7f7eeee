<?php
/** Leaves the site as if it had never been there, but for the list of allowed plugins: the original forgets it too. */
defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'health-check-disable-plugin-hash' );
delete_option( 'health-check-current-theme' );
delete_option( 'health-check-dashboard-notices' );
wp_delete_file( WPMU_PLUGIN_DIR . '/health-check-troubleshooting-mode.php' );
