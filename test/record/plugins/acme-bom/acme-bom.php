<?php
/**
 * Plugin Name: Acme BOM
 * Description: One of its files begins with a byte order mark, and so does every answer.
 * Version:     1.0.0
 */

add_action( 'rest_api_init', fn() => require __DIR__ . '/settings.php' );
add_action( 'admin_init', fn() => wp_doing_ajax() && require __DIR__ . '/settings.php' );
