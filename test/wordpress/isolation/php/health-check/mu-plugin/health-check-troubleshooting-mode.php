<?php
/**
 * Plugin Name: Health Check Troubleshooting Mode
 * Description: A stand-in for tests, not the must-use plugin of this name. Hides plugins and the theme in one session.
 * Version:     1.9.1
 * Author:      Concord (test fixture)
 * License:     MIT
 *
 * Stands in for the must-use part of Health Check & Troubleshooting 1.7.0: same cookie, options, query parameters,
 * nonces and mask, and the same dangers. Whoever holds the cookie, at the address it was given to, sees only the
 * plugins of a list, and a default theme; all others see the site as it is. Nothing is switched off: filters hide it,
 * so whatever reads active_plugins, changes it and writes it back loses what was hidden. The original guards
 * against that in `activated_plugin` only, and so does this.
 *
 * Simpler than the original: the links and screens are in the plugin's folder (mode/), so without it there are none;
 * texts are shorter and never translated; no styles and scripts; no advice where there is no default theme.
 */

namespace Concord\HealthCheckStandIn;

final class Mode {
	/** Newest first, as far as version 1.7.0 knows them. */
	const DEFAULT_THEMES = array(
		'twentytwentythree',
		'twentytwentytwo',
		'twentytwentyone',
		'twentytwenty',
		'twentynineteen',
		'twentyseventeen',
		'twentysixteen',
		'twentyfifteen',
		'twentyfourteen',
		'twentythirteen',
		'twentytwelve',
		'twentyeleven',
		'twentyten',
	);

	/** slug => slug, as the links store it; a plain list when it comes from the address. */
	public array $allowed;

	/** Of the whole site, in spite of the mask. */
	public array $active;

	private $theme;
	private $hash;
	private bool $masking = true;

	public function __construct() {
		add_filter( 'option_active_plugins', array( $this, 'mask' ) );
		add_filter( 'option_active_sitewide_plugins', array( $this, 'mask' ) );
		add_filter( 'pre_option_stylesheet', fn( $given ) => $this->is_on() ? $this->theme() : $given );
		add_filter( 'pre_option_template', fn( $given ) => $this->is_on() ? $this->parent_theme() : $given );

		$this->hash    = get_option( 'health-check-disable-plugin-hash', null );
		$this->allowed = (array) get_option( 'health-check-allowed-plugins', array() );
		$this->theme   = get_option( 'health-check-current-theme', false );
		$this->masking = false;
		$this->active  = (array) get_option( 'active_plugins' );
		$this->masking = true;

		if ( $this->is_on() ) {
			$this->begin();
		}
	}

	/** The cookie wins over the address: with a cookie that is no good, a good hash does not help. */
	public function is_on(): bool {
		if ( isset( $_COOKIE['wp-health-check-disable-plugins'] ) ) {
			$_GET['health-check-disable-plugin-hash'] =
				$_COOKIE['wp-health-check-disable-plugins'] . md5( $_SERVER['REMOTE_ADDR'] );
		}
		return ! empty( $this->hash ) && ( $_GET['health-check-disable-plugin-hash'] ?? null ) === $this->hash;
	}

	public function mask( $plugins ) {
		if ( ! $this->masking || ! $this->is_on() ) {
			return $plugins;
		}
		// Meant for its own test whether a plugin breaks the site, but anybody in the mode may send it.
		if ( isset( $_GET['health-check-allowed-plugins'] ) ) {
			$this->allowed = explode( ',', $_GET['health-check-allowed-plugins'] );
		}
		return array_filter( $plugins, fn( $file ) => $this->allows( $file ) );
	}

	public function allows( string $file ): bool {
		return in_array( slug( $file ), $this->allowed, true );
	}

	/** False, which masks nothing, if there is no default theme and none was chosen. */
	private function theme() {
		if ( false !== $this->theme ) {
			return $this->theme;
		}
		foreach ( self::DEFAULT_THEMES as $theme ) {
			if ( is_dir( WP_CONTENT_DIR . "/themes/$theme" ) ) {
				return $theme;
			}
		}
		return false;
	}

	private function parent_theme() {
		$theme = $this->theme();
		return false === $theme ? false : wp_get_theme( $theme )->get_template();
	}

	private function begin() {
		wp_suspend_cache_addition( true );
		add_action( 'init', 'nocache_headers' );
		add_action( 'admin_init', 'nocache_headers' );
		add_filter( 'wp_fatal_error_handler_enabled', '__return_false' );
		add_filter( 'user_has_cap', array( $this, 'restrict' ) );
		add_action( 'wp_logout', array( $this, 'end' ) );
		// What is activated now would store the masked list. What is deactivated does: nobody thought of that.
		add_action( 'activated_plugin', fn() => update_option( 'active_plugins', $this->active ) );
	}

	/** This is why wp_theme_preview does nothing in the mode. */
	public function restrict( $caps ) {
		$caps['switch_themes'] = false;
		if ( str_ends_with( $_SERVER['REQUEST_URI'], 'plugin-install.php' ) ) {
			$caps['activate_plugins'] = false;
		}
		return $caps;
	}

	/** The hash stays, so the old cookie opens the mode again. */
	public function end() {
		unset( $_COOKIE['wp-health-check-disable-plugins'] );
		setcookie( 'wp-health-check-disable-plugins', '', 0, COOKIEPATH, COOKIE_DOMAIN );
		foreach ( array( 'allowed-plugins', 'default-theme', 'current-theme', 'dashboard-notices' ) as $option ) {
			delete_option( "health-check-$option" );
		}
	}
}

/** The folder, or the file if it has none. Two plugins in one folder cannot be told apart. */
function slug( string $file ): string {
	return explode( '/', $file )[0];
}

( function () {
	$mode = new Mode();
	foreach ( array( 'changes', 'screens' ) as $part ) {
		$path = WP_PLUGIN_DIR . "/health-check/mode/$part.php";
		if ( is_file( $path ) ) {
			require_once $path;
		}
	}
	if ( function_exists( __NAMESPACE__ . '\add_changes' ) ) {
		add_changes( $mode );
		add_screens( $mode );
	}
} )();
