<?php
/**
 * Database drop-in: loads the SQLite driver from beside wp-content/plugins, not from inside it. A driver in
 * the plugin list would be switched off by anything that deactivates "all plugins", and the site with it.
 */
require_once ABSPATH . 'wp-content/sqlite-database-integration/wp-includes/sqlite/db.php';
